import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { plainText, sqlFile } from '../sql-file.js'
import { newestSql } from './newest-version.js'
import type { KindPolicy } from './staged-file.js'
import { appendWhereNeeded, hasRows, keep, readingFrom, replaceKeys, star, view } from './work.js'

/** The facts that newer versions may take rows away from; `work.gone_rows_of_<table>` has what went tonight. */
const lineTables = [
  { table: 'fct_order_line', key: ['order_key', 'line_key'] },
  { table: 'fct_return_line', key: ['return_key', 'line_key'] },
] as const

/** Lines that a newer version takes the place of. */
function goneSql(table: string): string {
  return `select fact.* from ${table} as fact
    join work.changed_fate on changed_fate.file_id = fact.file_id and changed_fate.record = fact.record
    where changed_fate.fate <> 'loaded'`
}

/** Lines that stay among those whose keys are looked through for lines that go. */
function keptSql(table: string, key: readonly string[]): string {
  const gone = `work.gone_rows_of_${table}`
  const same = key.map(column => `gone.${column} = fact.${column}`).join(' and ')
  const among = key.map(column => `fact.${column} in (select ${column} from ${gone})`).join(' and ')
  return `select fact.* from ${table} as fact left join ${gone} as gone on ${same} where ${among} and gone.line_key is null`
}

/** Records of tonight's files, and those of earlier ones that left quarantine tonight only to find a newer version there. */
const notHeld = `select file_id, record from work.judged where fate <> 'loaded'
  union select file_id, record from work.changed_fate where fate <> 'loaded'`

/**
 * Of several records that show a line with one id, and of several deliveries of an order that is replaced as a whole, the
 * newest holds: the others become `ignored`, as superseded, and what the facts had of them goes. Only what more than one
 * record claims is looked at. Afterwards `work.held_order_line` and `work.held_return_line` are what tonight adds to the
 * facts.
 */
export async function holdNewest(engine: Engine, kinds: readonly KindPolicy[], hasClaims: boolean): Promise<void> {
  const changes: Query[] = []
  const hasDocuments = kinds.some(({ replaces }) => replaces === 'order')
  if (hasDocuments) changes.push(await judgeDocuments(engine, hasClaims))
  if (await judgeLines(engine, kinds)) changes.push(star('changed_fate'))
  if (changes.length > 0) {
    const all = changes.map(
      change => `select file_id, record, fate, reason from (${engine.compile(change).text}) as changed`,
    )
    await keep(engine, 'changed_fate', statement(all.join(' union all ')))
  }
  for (const { table } of lineTables) {
    const gone = changes.length > 0 ? goneSql(table) : `select * from ${table} where 1 = 0`
    await keep(engine, `gone_rows_of_${table}`, statement(gone))
  }
  if (changes.length === 0) {
    await keep(engine, 'not_held', statement('select file_id, record from work.not_loaded'))
    return
  }
  await replaceKeys(engine, 'record_fate', ['file_id', 'record'], 'changed_fate', star('corrected_fate'))
  if (hasDocuments) await replaceKeys(engine, 'quarantine', ['file_id', 'record'], 'changed_fate', keptQuarantine())
  await keep(engine, 'not_held', statement(notHeld))
  for (const { table, key } of lineTables)
    await replaceKeys(engine, table, key, `gone_rows_of_${table}`, statement(keptSql(table, key)))
}

/** @returns what the newest deliveries of orders and returns change */
async function judgeDocuments(engine: Engine, hasClaims: boolean): Promise<Query> {
  // Where nothing claims anything of others, no claim is broken.
  await view(engine, 'broken', statement(hasClaims ? 'select * from work.violation' : noneBroken))
  await keep(engine, 'new_delivered_line', star('new_delivered_line'))
  await appendWhereNeeded(
    engine,
    'delivered_line',
    statement('select * from work.new_delivered_line where file_id in (select file_id from work.new_file)'),
  )
  await keep(engine, 'document_verdict', star('document_verdict'))
  return star('changed_document_fate')
}

const noneBroken = `select source, record_md5, occurrence, cast(0 as bigint) as position, cast(null as bigint) as line,
  cast(null as varchar) as column_name, cast(null as varchar) as value, fate as reason from record_fate where 1 = 0`

function keptQuarantine(): Query {
  const problems = plainText(sqlFile('star/known_problem.sql'))
  return statement(readingFrom('kept_quarantine', 'work.new_problem', `(${problems})`))
}

/** @returns whether a line with an id has more than one version, one that calls it deleted among them */
async function judgeLines(engine: Engine, kinds: readonly KindPolicy[]): Promise<boolean> {
  await keep(engine, 'declared_line', star('declared_line'))
  const hasFlags = kinds.some(({ deletes }) => deletes === 'flag')
  if (hasFlags) {
    await keep(engine, 'new_deleted_line', star('new_deleted_line'))
    await appendWhereNeeded(engine, 'deleted_line', statement('select * from work.new_deleted_line'))
  }
  // Lines without ids are contested by none: the facts are not looked through for them.
  if (!((await hasRows(engine, 'declared_line')) || (hasFlags && (await hasRows(engine, 'new_deleted_line')))))
    return false
  await keep(engine, 'contested_line', contested(engine, hasFlags))
  if (!(await hasRows(engine, 'contested_line'))) return false
  const shown = ['shown_line', ...(hasFlags ? (['shown_deleted_line'] as const) : [])] as const
  await keep(engine, 'line_verdict', statement(newestSql(shown, 'line_verdict')))
  return true
}

function contested(engine: Engine, hasFlags: boolean): Query {
  const ways = [star('contested_line'), ...(hasFlags ? [star('contested_deletion')] : [])]
  return statement(ways.map(way => engine.compile(way).text).join(' union '))
}
