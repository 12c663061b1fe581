import { addDigests, type Digest, digestTable, subtractDigests } from '../digest.js'
import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import type { TableSchema } from '../engine/table-schema.js'
import type { Progress } from '../progress.js'
import { sideBySide } from '../side-by-side.js'
import { sqlFile } from '../sql-file.js'
import { view } from '../star/work.js'
import { tables } from '../tables.js'

/** The digests of the night that this one carries on. */
export interface EarlierDigests {
  readonly digests: Readonly<Record<string, string>>
  /** Whether files were taken in since; their ids stand in `work.new_file` then. */
  readonly hasNewFiles: boolean
}

/**
 * Of every table that is a function of inputs and as-of date: its digest as `rows:sum`. A table of facts is not read
 * again: digests are sums, so those of the new rows are added, and those of rows that went are taken off. Without an
 * earlier night all is computed.
 *
 * @param own tables beside those of Kehu
 */
export async function digestNight(
  engine: Engine,
  progress: Progress,
  earlier: EarlierDigests | null = null,
  own: readonly Pick<TableSchema, 'name' | 'columns'>[] = [],
): Promise<Readonly<Record<string, string>>> {
  const digested = [...(await digestedTables(engine)), ...own]
  const step = progress.step('digest', digested.length)
  let done = 0
  const digests = await sideBySide(digested, engine.readsAtOnce, async table => {
    const before = headerOf(table).rows !== undefined ? earlier?.digests[table.name] : undefined
    const digest =
      earlier && before !== undefined
        ? await carriedOn(engine, table, parse(before), earlier.hasNewFiles)
        : await digestTable(engine, table)
    step.tick(++done, table.name)
    return [table.name, `${digest.rows}:${digest.sum}`] as const
  })
  step.end()
  return Object.fromEntries(digests)
}

type Digested = Pick<TableSchema, 'name' | 'columns'>

async function digestedTables(engine: Engine): Promise<readonly Digested[]> {
  const names = await rows(
    engine,
    statement<{ name: string }>(
      'select table_name as name from information_schema.tables where table_schema = current_schema',
    ),
  )
  const there = new Set(names.map(row => row.name))
  return [...tables().values()].filter(table => there.has(table.name) && headerOf(table).digest !== 'none')
}

function headerOf(table: Digested): Readonly<Record<string, string>> {
  // One of the firm's own is made anew each night.
  if (!tables().has(table.name)) return {}
  return sqlFile(`schema/${table.name}.sql`).header
}

/** With the rows of tonight's files, without those that their corrections took the place of. */
async function carriedOn(engine: Engine, table: Digested, before: Digest, hasNewFiles: boolean): Promise<Digest> {
  if (!hasNewFiles) return before
  const gone = await digestTable(engine, { name: `work.gone_rows_of_${table.name}`, columns: table.columns })
  const name = `new_rows_of_${table.name}`
  await view(
    engine,
    name,
    statement(`select * from ${table.name} where file_id in (select file_id from work.new_file)`),
  )
  const added = await digestTable(engine, { name: `work.${name}`, columns: table.columns })
  return addDigests(subtractDigests(before, gone), added)
}

function parse(text: string): Digest {
  const [count = '0', sum = '0'] = text.split(':')
  return { rows: BigInt(count), sum }
}
