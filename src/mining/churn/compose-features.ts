import { didYouMean } from '../../config/suggest.js'
import { quoted } from '../../warehouse/engine/quoting.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import type { Inventory } from '../inventory.js'
import { withVersionDays } from '../version-days.js'
import { attributeText } from './attribute-sql.js'
import type { RowMarks } from './churn-rows.js'
import { withHoldout } from './compose-holdout.js'
import { type Family, families } from './family.js'
import {
  type AttributeColumn,
  attributeColumns,
  columnsOf,
  type FeatureColumn,
  isListed,
  ownColumns,
} from './feature-columns.js'
import { namesIn } from './holdout.js'
import { labelled } from './label-sql.js'
import { type ChurnKind, type ChurnOptions, kindOf, labelColumn, labelledOn, labelOf, labelText } from './options.js'
import type { RefusedChurn } from './why.js'

/** Features of a project: the file, and the columns of it that may be learnt from. */
export interface ComposedFeatures {
  readonly file: SqlFile
  readonly columns: readonly FeatureColumn[]
  /** What else the file tells of each customer. */
  readonly marks: RowMarks
  /** What is there and is not learnt from, and why. */
  readonly notes: readonly string[]
  /** Why nothing can be learnt at all, where the label is none that a source shows. */
  readonly refused?: RefusedChurn
}

/**
 * The features of a project as one statement: those who can leave, and beside them each family whose tables are there and
 * each attribute, one row per customer. The same for every day of the same tables.
 */
export async function composeFeatures(inventory: Inventory, options: ChurnOptions): Promise<ComposedFeatures> {
  const told = await toldFamilies(inventory)
  const { attributes, notes } = await toldAttributes(inventory, options)
  const own = await inventory.own()
  const joins = told.map((family, at) => ({ family, as: `family_${at}` }))
  const ownJoins = own.told.map((one, at) => ({ columns: ownColumns(one), text: one.file.text, as: `own_${at}` }))
  const kind = kindOf(options)
  const label = labelOf(options)
  const shown = kind === 'label' ? label : null
  const labelFrom = options.label === 'is_churned' ? 'who' : 'attribute'
  const list = [
    'who.customer_key',
    ...joins.flatMap(({ family, as }) =>
      columnsOf(family).map(column => `${asKept(column, `${as}.${quoted(column.name)}`)} as ${quoted(column.name)}`),
    ),
    ...ownJoins.flatMap(({ columns, as }) =>
      columns.map(column => `${asKept(column, `${as}.${quoted(column.column)}`)} as ${quoted(column.name)}`),
    ),
    ...attributes.map(({ name }) => `attribute.${quoted(name)}`),
    ...(kind !== 'label' ? [] : [labelColumn, labelledOn].map(name => `${labelFrom}.${name}`)),
    ...(shown === null ? [] : [`${labelFrom}.${labelText}`]),
  ]
  const population = sqlFile(populationOf(options))
  const text = [
    `select ${list.join(',\n  ')}`,
    `from (\n${saidBy(population.text, options)}\n) as who`,
    ...joins.map(({ family, as }) => joined(saidBy(sqlFile(family.file).text, options), as)),
    ...ownJoins.map(({ text, as }) => joined(text, as)),
    ...(attributes.length > 0 || shown ? [joined(attributeText(attributes, shown), 'attribute')] : []),
  ]
  const columns = [
    ...joins.flatMap(({ family }) => columnsOf(family)),
    ...ownJoins.flatMap(one => one.columns),
    ...attributes,
  ]
  const base = withVersionDays({ ...population, header: {}, text: text.join('\n') })
  return {
    ...(await withHoldout(base, columns, inventory, options)),
    columns: columns.filter(column => !isListed(options.leave_out, column)),
    notes: [
      ...notes,
      ...own.notes,
      ...strangers('leave_out', options.leave_out, columns),
      ...strangers('always_known', options.always_known, columns),
    ],
    ...(label === null ? {} : await labelFault(inventory, label.attribute, kind)),
  }
}

/** Names of a list that nothing has: a slip would let in what was meant to be kept out, or the other way round. */
function strangers(option: string, list: readonly string[], columns: readonly FeatureColumn[]): readonly string[] {
  const known = columns.flatMap(({ name }) => name.replace(/^attribute_/, ''))
  return list
    .filter(one => !columns.some(column => isListed([one], column)))
    .map(one => `${option}: there is no column ${one}${didYouMean(one, known)}`)
}

async function labelFault(
  inventory: Inventory,
  attribute: string,
  kind: ChurnKind,
): Promise<{ readonly refused?: RefusedChurn }> {
  const all = await inventory.attributes()
  const known = all.map(({ name }) => name)
  const found = all.find(({ name }) => name === attribute)
  if (found) {
    if (kind !== 'records' || found.isDated) return {}
    const refused = `no record with the attribute ${attribute} says of which day it is, and of: records looks at earlier ones: map updated_at, or declare the day in the file's name with date:`
    return { refused: { refused, why: { code: 'no_days', attribute } } }
  }
  return {
    refused: {
      refused: `no source shows an attribute ${attribute} of any customer${didYouMean(attribute, known)}`,
      why: { code: 'no_label', attribute },
    },
  }
}

/** Whose features they are. */
function populationOf(options: ChurnOptions): string {
  if (options.label === 'is_churned') return 'features/churn_flag.sql'
  return {
    purchases: 'features/churn_buyers.sql',
    subscriptions: 'features/churn_subscribers.sql',
    records: 'features/churn_recorded.sql',
    label: 'features/churn_described.sql',
  }[kindOf(options)]
}

/**
 * A file with what the project says in place of its names: `$as_of` alone is bound, day by day. Facts without a day count
 * where a label says who left, since no earlier day is looked at.
 */
function saidBy(text: string, options: ChurnOptions): string {
  return labelled(text, options)
    .replaceAll('$active_days', String(options.active_days))
    .replaceAll('$undated', kindOf(options) === 'label' ? 'true' : 'false')
}

async function toldFamilies(inventory: Inventory): Promise<readonly Family[]> {
  const found: Family[] = []
  for (const family of families) {
    const there = await Promise.all(family.needs.map(table => inventory.has(table)))
    if (there.every(Boolean)) found.push(family)
  }
  return found
}

/**
 * Attributes that may be learnt from. One of which no day is known may have been written once a customer had left: it says
 * nothing of an earlier day, unless the project knows better.
 */
async function toldAttributes(
  inventory: Inventory,
  options: ChurnOptions,
): Promise<{ attributes: readonly AttributeColumn[]; notes: readonly string[] }> {
  const all = await inventory.attributes()
  const { always_known } = options
  const isLabelled = kindOf(options) === 'label'
  const undated = isLabelled ? [] : all.filter(({ name, isDated }) => !isDated && !always_known.includes(name))
  const notLearnt = undated.map(({ name }) => name)
  // A condition compares days as they are written.
  const where = options.holdout && 'where' in options.holdout ? options.holdout.where : ''
  const isInHoldout = (name: string) => namesIn(where, [name])
  const ofLabel = labelOf(options)?.attribute ?? null
  return {
    attributes: attributeColumns(
      all
        .filter(({ name }) => name !== ofLabel && !notLearnt.includes(name))
        .map(({ name, isDay }) => ({ name, isDay: isDay && !isInHoldout(name) })),
      // Of a day before tonight nobody knows whether a day that came later was written by then.
      name => !isLabelled && always_known.includes(name),
    ),
    notes:
      notLearnt.length === 0
        ? []
        : [
            `not learnt from, since nobody says since when they hold: ${notLearnt.join(', ')}; those that were known all along may be named under always_known`,
          ],
  }
}

/** Numbers of any kind as DOUBLE, so that a column has one type in every project. */
function asKept({ kind }: FeatureColumn, value: string): string {
  return kind === 'number' ? `cast(${value} as double)` : value
}

function joined(text: string, as: string): string {
  return `left join (\n${text}\n) as ${as} on ${as}.customer_key = who.customer_key`
}
