import { compareDecimals, ratioOfCounts, ratioOfDecimals, sumDecimals } from '../decimal.js'
import { isKey } from '../language/catalogue.js'
import { plain, type Text, text } from '../language/text.js'
import type { Chart, Table } from '../section.js'
import { byRank, segmentIds, segmentName } from '../segments.js'
import { column } from '../table-column.js'
import { type ProfileInput, stageNames, type TraitCount, tenureNames, traitOf } from './profile-data.js'

/** Countries with a row of their own; the others share one. */
const mostCountries = 12

/** A row that may have a name of its own. */
type NamedCount = TraitCount & { readonly label?: Text }

/** Where they stand: customers beside what they brought. */
export function stagesChart(input: ProfileInput): Chart {
  const held = inOrder(traitOf(input, 'stage'), stageNames)
  return {
    kind: 'chart',
    title: text('profile.stages_title'),
    about: text('profile.stages_about'),
    layout: 'bars',
    stacked: false,
    labels: held.map(({ value }) => valueName('stage', value)),
    axis: { name: text('value.axis'), format: 'percent' },
    series: [
      { name: text('measure.share_customers'), mark: 'bar', values: shares(held).map(({ customers }) => customers) },
      { name: text('measure.share_net_sales'), mark: 'bar', values: shares(held).map(({ net_sales }) => net_sales) },
    ],
    unfinished: [],
    note: text('profile.stages_note'),
  }
}

export function stagesTable(input: ProfileInput): Table {
  const held = inOrder(traitOf(input, 'stage'), stageNames)
  return traitTable('stage', text('profile.stages_table'), text('profile.stage'), held)
}

/** Tables of traits that tell customers apart: one whose customers are all alike says nothing. */
export function traitTables(input: ProfileInput): readonly Table[] {
  const tenure = inOrder(traitOf(input, 'tenure'), tenureNames)
  const segments = traitOf(input, 'segment').filter(({ value }) => value !== null)
  const order = byRank(segmentIds)
  const ranked = [...segments].sort((one, other) => order(one.value ?? '', other.value ?? ''))
  const tables: readonly (readonly [string, Text, Text, readonly NamedCount[]])[] = [
    ['tenure', text('profile.tenure_title'), text('profile.tenure'), tenure],
    ['segment', text('profile.segment_title'), text('measure.segment'), ranked],
    ['country', text('profile.country_title'), text('profile.country'), countries(input)],
    ['kind', text('profile.kind_title'), text('profile.kind'), byCustomers(traitOf(input, 'kind'))],
  ]
  return tables
    .filter(([, , , rows]) => rows.length > 1)
    .map(([trait, title, label, rows]) => traitTable(trait, title, label, rows))
}

/** What sources tell of customers, by how many have it; null where they tell nothing. */
export function filledTable(input: ProfileInput, customers: bigint): Table | null {
  const filled = byCustomers(traitOf(input, 'filled'))
  if (filled.length === 0) return null
  return {
    kind: 'table',
    title: text('profile.filled_title'),
    columns: [
      column(text('profile.filled'), 'text'),
      column(text('measure.customers'), 'count'),
      column(text('measure.share_customers'), 'percent'),
    ],
    rows: filled.map(row => [valueName('filled', row.value), row.customers, ratioOfCounts(row.customers, customers)]),
    note: text('profile.filled_note'),
  }
}

function traitTable(trait: string, title: Text, label: Text, rows: readonly NamedCount[]): Table {
  const parts = shares(rows)
  return {
    kind: 'table',
    title,
    columns: [
      column(label, 'text'),
      column(text('measure.customers'), 'count'),
      column(text('measure.share_customers'), 'percent'),
      column(text('profile.buyers'), 'count'),
      column(text('measure.net_sales'), 'money_whole'),
      column(text('measure.share_net_sales'), 'percent'),
    ],
    rows: rows.map((row, at) => [
      row.label ?? valueName(trait, row.value),
      row.customers,
      parts[at]?.customers ?? null,
      row.buyers,
      row.net_sales,
      parts[at]?.net_sales ?? null,
    ]),
  }
}

function shares(rows: readonly TraitCount[]) {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0n)
  const sales = sumDecimals(rows.map(({ net_sales }) => net_sales))
  const isPositive = compareDecimals(sales, '0') > 0
  return rows.map(row => ({
    customers: ratioOfCounts(row.customers, customers),
    // What gave back more than it bought is no part of the whole.
    net_sales: row.net_sales.startsWith('-') || !isPositive ? null : ratioOfDecimals(row.net_sales, sales),
  }))
}

function inOrder(rows: readonly TraitCount[], names: readonly string[]): readonly TraitCount[] {
  return names.flatMap(name => rows.find(({ value }) => value === name) ?? [])
}

/** Those with most customers first; equal ones by name, what is not known last. */
function byCustomers(rows: readonly TraitCount[]): readonly TraitCount[] {
  return [...rows].sort(
    (one, other) =>
      Number(one.value === null) - Number(other.value === null) ||
      Number(other.customers - one.customers) ||
      ((one.value ?? '') < (other.value ?? '') ? -1 : 1),
  )
}

/** The largest countries, and the others in one row; what is not known has its own. */
function countries(input: ProfileInput): readonly NamedCount[] {
  const all = byCustomers(traitOf(input, 'country'))
  const known = all.filter(({ value }) => value !== null)
  if (known.length === 0) return []
  const rest = known.slice(mostCountries)
  const others: readonly NamedCount[] =
    rest.length === 0
      ? []
      : [
          {
            trait: 'country',
            value: null,
            label: text('profile.others', { count: BigInt(rest.length) }),
            customers: rest.reduce((sum, { customers }) => sum + customers, 0n),
            buyers: rest.reduce((sum, { buyers }) => sum + buyers, 0n),
            net_sales: sumDecimals(rest.map(({ net_sales }) => net_sales)),
          },
        ]
  return [...known.slice(0, mostCountries), ...others, ...all.filter(({ value }) => value === null)]
}

function valueName(trait: string, value: string | null): Text {
  if (value === null) return text('profile.unknown')
  if (trait === 'segment') return segmentName(value)
  const key = `profile.${trait}.${value}`
  return isKey(key) ? { key, values: {} } : plain(value)
}
