import type { Engine } from '../engine/engine.js'
import type { Query, Statement } from '../engine/query.js'
import { quoted } from '../engine/quoting.js'
import type { StagedFile } from './staged-file.js'
import { type Shape, type StagedPart, shapeOf } from './staged-shape.js'

const record: Shape = { file_id: 'bigint', record: 'bigint', source: 'varchar', record_key: 'bigint' }

/** What records claim of others: one row a claim. */
const claims: Shape = {
  file_id: 'bigint',
  record: 'bigint',
  position: 'bigint',
  line: 'bigint',
  rule: 'varchar',
  claim_key: 'bigint',
  thing_key: 'bigint',
  claimed_at: 'timestamp(6)',
  claimed_on: 'date',
  currency: 'varchar',
  amount: 'double',
  column_name: 'varchar',
  value: 'varchar',
}

const records: Shape = { ...record, ignored: 'varchar', reason: 'varchar', record_md5: 'uuid' }
const problems: Shape = {
  file_id: 'bigint',
  record: 'bigint',
  position: 'bigint',
  source: 'varchar',
  line: 'bigint',
  column_name: 'varchar',
  value: 'varchar',
  reason: 'varchar',
}

/** Every record of some staged files. */
export function stagedRecords(engine: Engine, files: readonly StagedFile[]): Promise<Query> {
  return relation(
    engine,
    files.map(file => file.path),
    records,
    name => name,
  )
}

/** What is wrong with the records of some staged files. */
export function stagedProblems(engine: Engine, files: readonly StagedFile[]): Promise<Query> {
  return relation(
    engine,
    files.flatMap(file => file.problems ?? []),
    problems,
    name => name,
  )
}

/** What the records of some staged files claim of others. */
export function stagedClaims(engine: Engine, files: readonly StagedFile[]): Promise<Query> {
  return relation(
    engine,
    files.flatMap(file => file.claims ?? []),
    claims,
    name => name,
  )
}

/** One entity of some staged files, its columns under their own names. */
export function stagedEntity(engine: Engine, files: readonly StagedFile[], part: StagedPart): Promise<Query> {
  const entity = part === 'customer_attribute' ? 'customer' : part
  const paths = files.filter(file => file.entities.includes(entity)).map(file => file.path)
  const shape = { ...record, ...shapeOf(part) }
  return relation(engine, paths, shape, name => (name in record ? name : `${entity}__${name}`))
}

/** Columns of files under other names and with fixed types; without files, the same relation without rows. */
async function relation(
  engine: Engine,
  paths: readonly string[],
  shape: Shape,
  from: (name: string) => string,
): Promise<Query> {
  const columns = Object.entries(shape)
  if (paths.length === 0) {
    const text = `select ${columns.map(([name, type]) => `cast(null as ${type}) as ${quoted(name)}`).join(', ')} where 1 = 0`
    return { build: () => ({ text, values: [] }) }
  }
  const files: Statement = engine.compile(
    await engine.files(
      paths,
      columns.map(([name]) => from(name)),
    ),
  )
  const list = columns.map(([name, type]) => `cast(${quoted(from(name))} as ${type}) as ${quoted(name)}`).join(', ')
  return { build: () => ({ text: `select ${list} from (${files.text}) as file`, values: files.values }) }
}
