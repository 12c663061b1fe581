import { literal, quoted } from '../../warehouse/engine/quoting.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import type { Inventory } from '../inventory.js'
import { families } from './family.js'
import { type AttributeColumn, attributeColumns, columnsOf, type FeatureColumn } from './feature-columns.js'
import { type ChurnKind, type ChurnOptions, kindOf } from './options.js'

/** Features of a project: the file, and the columns of it that may be learnt from. */
export interface ComposedFeatures {
  readonly file: SqlFile
  readonly columns: readonly FeatureColumn[]
}

/** Whose features they are. */
const populations: Readonly<Record<ChurnKind, string>> = {
  purchases: 'features/churn_buyers.sql',
  subscriptions: 'features/churn_subscribers.sql',
  label: 'features/churn_described.sql',
}

/** The column of a label: 1 for those who left, 0 for those who stayed, NULL where nobody says. */
export const labelColumn = 'has_left'

/**
 * The features of a project as one statement: those who can leave, and beside them each family whose tables are there and
 * each attribute, one row per customer. The same for every day of the same tables.
 */
export async function composeFeatures(inventory: Inventory, options: ChurnOptions): Promise<ComposedFeatures> {
  const told = []
  for (const family of families) {
    const there = await Promise.all(family.needs.map(table => inventory.has(table)))
    if (there.every(Boolean)) told.push(family)
  }
  const attributes = attributeColumns(await inventory.attributes(), options.label?.attribute)
  const kind = kindOf(options)
  const joins = told.map((family, at) => ({ family, as: `family_${at}`, file: sqlFile(family.file) }))
  const list = [
    'who.customer_key',
    ...joins.flatMap(({ family, as }) =>
      columnsOf(family).map(column => `${asKept(column, `${as}.${quoted(column.name)}`)} as ${quoted(column.name)}`),
    ),
    ...attributes.map(({ name }) => `attribute.${quoted(name)}`),
    ...(kind === 'label' ? [`attribute.${labelColumn}`] : []),
  ]
  const lines = [
    `select ${list.join(',\n  ')}`,
    `from (${populationText(kind, options)}) as who`,
    ...joins.map(({ as, file }) => `left join (\n${file.text}\n) as ${as} on ${as}.customer_key = who.customer_key`),
    ...(attributes.length > 0 || kind === 'label'
      ? [
          `left join (\n${attributeText(attributes, options)}\n) as attribute on attribute.customer_key = who.customer_key`,
        ]
      : []),
  ]
  const population = sqlFile(populations[kind])
  const columns = [...joins.flatMap(({ family }) => columnsOf(family)), ...attributes]
  return {
    file: { ...population, header: {}, text: lines.join('\n') },
    columns: columns.filter(({ name, says }) => !isLeftOut(options, name, says)),
  }
}

function isLeftOut({ leave_out }: ChurnOptions, ...names: readonly string[]): boolean {
  return leave_out.some(one => names.includes(one) || names.includes(`attribute_${one}`))
}

/** Numbers of any kind as DOUBLE, so that a column has one type in every project. */
function asKept({ kind }: FeatureColumn, value: string): string {
  return kind === 'number' ? `cast(${value} as double)` : value
}

function populationText(kind: ChurnKind, { active_days }: ChurnOptions): string {
  return sqlFile(populations[kind]).text.replaceAll('$active_days', String(active_days))
}

/**
 * One row per customer with a column for each attribute, and the label: what a source showed before the day. Of several
 * records of one customer the value that was shown last holds; of one day, the greatest.
 */
function attributeText(attributes: readonly AttributeColumn[], { label }: ChurnOptions): string {
  const shownOf = (name: string) => {
    const dated = `cast(cast(told.valid_from as date) as varchar) || coalesce(told.value, '')`
    return `nullif(trim(substr(max(case when told.name = ${literal(name)} then ${dated} end), 11)), '')`
  }
  const columns = attributes.map(({ name, attribute }) => `${shownOf(attribute)} as ${quoted(name)}`)
  if (label) {
    const value = shownOf(label.attribute)
    const left = literal(String(label.is))
    columns.push(
      `case when ${value} is null then null when ${value} = ${left} then cast(1 as bigint) else cast(0 as bigint) end as ${labelColumn}`,
    )
  }
  return `select bridge_customer.customer_key, ${columns.join(', ')}
from customer_attribute as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where told.valid_from < cast($as_of as timestamp(6))
  and (told.valid_to is null or told.valid_to >= cast($as_of as timestamp(6)))
group by bridge_customer.customer_key`
}
