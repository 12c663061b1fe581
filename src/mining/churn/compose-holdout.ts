import { ConfigError } from '../../config/config-error.js'
import { projectFileName } from '../../config/find-project.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { sqlTokens } from '../../warehouse/engine/sql-token.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import type { Inventory } from '../inventory.js'
import type { RowMarks } from './churn-rows.js'
import type { FeatureColumn } from './feature-columns.js'
import { resolved } from './holdout.js'
import { type ChurnOptions, heldOutColumn, kindOf, labelledOn, recordColumn, recordsColumn } from './options.js'

/** What to do about most faults of types. */
export const textsHint = 'attributes are texts: a number among them is try_cast(name as double)'

/** What `record` stands for in a condition. */
const recordName = 'record'

/**
 * Features with the declared holdout beside them, and with the numbers of records where they say something: of a holdout
 * that names them, and of labels, whose files may be in the order of time. A holdout by date of what is dated is none of
 * the features: another day is looked at.
 *
 * @throws ConfigError for a condition that has no meaning, by its option
 */
export async function withHoldout(
  base: SqlFile,
  columns: readonly FeatureColumn[],
  inventory: Inventory,
  options: ChurnOptions,
): Promise<{ readonly file: SqlFile; readonly marks: RowMarks }> {
  const { holdout } = options
  const isLabelled = kindOf(options) === 'label'
  const where = holdout && 'where' in holdout ? holdout.where : null
  const namesRecord = sqlTokens(where ?? '').some(({ kind, text }) => kind === 'word' && text === recordName)
  const hasRecords = (isLabelled || namesRecord) && (await inventory.has('customer_observation'))
  const numbered = hasRecords ? numberedFile(base) : base
  if (where !== null) {
    const said = await conditionOf(where, columns, hasRecords, inventory)
    return { file: beside(numbered, said), marks: { records: hasRecords, held: true } }
  }
  if (!holdout || !('from' in holdout) || !isLabelled)
    return { file: numbered, marks: { records: hasRecords, held: false } }
  const day = `date ${literal(holdout.from)}`
  return { file: beside(numbered, `${labelledOn} >= ${day}`), marks: { records: hasRecords, held: true } }
}

function numberedFile(base: SqlFile): SqlFile {
  const text = `select base.*, numbered.record as ${recordColumn}, numbered.records as ${recordsColumn}
from (\n${base.text}\n) as base
left join (\n${sqlFile('features/record_number.sql').text}\n) as numbered on numbered.customer_key = base.customer_key`
  return { ...base, text }
}

function beside(file: SqlFile, condition: string): SqlFile {
  const held = `case when ${condition} then cast(1 as bigint) else cast(0 as bigint) end`
  return { ...file, text: `select told.*, ${held} as ${heldOutColumn}\nfrom (\n${file.text}\n) as told` }
}

async function conditionOf(
  where: string,
  columns: readonly FeatureColumn[],
  hasRecords: boolean,
  inventory: Inventory,
): Promise<string> {
  const names = holdoutNames(columns, hasRecords)
  const condition = resolved(where, new Map([...names].map(([name, { column }]) => [name, column])))
  if ('fault' in condition) throw refused(where, condition.fault)
  const none = [...names.values()].map(
    ({ column, type }) => `cast(null as ${type}) as "${column.replaceAll('"', '""')}"`,
  )
  const fault = await inventory.refusal(
    `select case when ${condition.sql} then 1 end as held_out from (select ${none.join(', ')}) as told`,
  )
  if (fault !== null) throw refused(where, `${fault}; ${textsHint}`)
  return condition.sql
}

/** What a condition may name: `record`, columns by their name, and attributes by that of the project. */
export function holdoutNames(columns: readonly FeatureColumn[], hasRecords: boolean) {
  const names = new Map<string, { readonly column: string; readonly type: 'bigint' | 'double' | 'varchar' }>()
  if (hasRecords) names.set(recordName, { column: recordColumn, type: 'bigint' })
  const bare = ({ name }: FeatureColumn) => name.replace(/^attribute_/, '')
  for (const column of columns) {
    const { name, kind } = column
    const isTaken = bare(column) !== name && columns.some(other => other.name === bare(column))
    names.set(isTaken ? name : bare(column), { column: name, type: kind === 'number' ? 'double' : 'varchar' })
  }
  return names
}

function refused(where: string, message: string): ConfigError {
  return new ConfigError('invalid', [
    { file: projectFileName, path: 'models.churn.holdout', message: `'${where}': ${message}` },
  ])
}
