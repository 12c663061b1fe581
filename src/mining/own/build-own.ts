import { ConfigError } from '../../config/config-error.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { EngineError } from '../../warehouse/engine/engine-error.js'
import { statement } from '../../warehouse/engine/query.js'
import { quoted } from '../../warehouse/engine/quoting.js'
import { sqlType } from '../../warehouse/engine/sql-type.js'
import type { TableSchema } from '../../warehouse/engine/table-schema.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bindDay } from '../features.js'
import { placed } from './check-own.js'
import type { OwnSql, OwnTable } from './own-sql.js'

/** Builds the firm's own tables, each after those that it reads. @throws ConfigError by file and line */
export async function buildOwnTables(engine: Engine, asOf: Day, { tables }: OwnSql): Promise<readonly TableSchema[]> {
  const made: TableSchema[] = []
  for (const own of tables) made.push(await inFile(own, () => build(engine, asOf, own)))
  return made
}

/** Removes tables of the firm that its SQL does not make any more. */
export async function dropOwnTables(engine: Engine, gone: readonly { readonly name: string }[]): Promise<void> {
  for (const { name } of gone) await engine.run(statement(`drop table if exists ${quoted(name)}`))
}

async function build(engine: Engine, asOf: Day, own: OwnTable): Promise<TableSchema> {
  const { name, file } = own
  const query = bindDay(file, asOf)
  const columns = (await engine.describe(query)).map(column => {
    const type = sqlType(column)
    if (type === null)
      throw refused(
        own,
        `column ${column.name} is ${column.type}: cast it to bigint, double, decimal(18,4), varchar, date or timestamp`,
      )
    return { name: column.name, type, nullable: true, personal: false, lineage: false, meaning: '' }
  })
  const stranger = file.grain.find(column => !columns.some(({ name }) => name === column))
  if (stranger !== undefined) throw refused(own, `the grain names ${stranger}, which is no column of its answer`)
  await engine.replace({ name, meaning: '', grain: [], columns: [], ddl: null }, query)
  const grain = file.grain.map(quoted)
  const [twice] = await rows(
    engine,
    statement<{ keys: bigint }>(
      `select count(*) as keys from (select ${grain.join(', ')} from ${quoted(name)} group by ${grain.join(', ')} having count(*) > 1) as twice`,
    ),
  )
  if (twice && twice.keys > 0n)
    throw refused(
      own,
      `${twice.keys} values of its grain (${file.grain.join(', ')}) stand on several rows; expected each on one`,
    )
  return { name, meaning: file.meaning, grain: file.grain, columns, ddl: null }
}

function refused({ path, line }: OwnTable, message: string): ConfigError {
  return new ConfigError('invalid', [{ file: path, line, path: '', message }])
}

/** Runs a statement of the firm; what the engine says of it is told by its file and line. */
export async function inFile<T>(own: OwnTable | OwnSql['checks'][number], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (
      !(thrown instanceof EngineError) ||
      !['syntax', 'missing', 'conversion', 'overflow', 'forbidden'].includes(thrown.code)
    )
      throw thrown
    throw new ConfigError('invalid', [placed(own, thrown)], { cause: thrown })
  }
}
