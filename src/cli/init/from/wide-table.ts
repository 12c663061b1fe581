import { isNamedHeader } from '../../../config/header-pattern.js'
import { isCurrency } from '../../../config/locale.js'
import type { Unpivot } from '../../../config/unpivot.js'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { firstDayOf, type MonthWriting, monthWritings } from './month-writing.js'
import type { ProposedField } from './propose-field.js'
import type { Maps } from './propose-person.js'

/** A table whose columns are months or currencies. */
export interface WideTable {
  readonly unpivot: Unpivot
  /** Columns that are sums of those that are turned. */
  readonly sums: readonly string[]
  /** The first day of the month that a header names; absent where headers are currencies. */
  readonly period?: ProposedField
}

/** Fewer columns of a kind are no table. */
const fewest = 3

const totals = /^(grand)?(sum|total|summe|gesamt|somme|suma|totale|totaal|合计|总计|合計|합계|ytd|fy)\W*\d*$/i

/** What a table has on top of its columns where that is no name; null where all columns have names. */
export function wideTable(columns: readonly SampledColumn[]): WideTable | null {
  const isCell = ({ filled, number }: SampledColumn) => filled === 0 || number !== null
  const currencies = columns.filter(({ name }) => isCurrency(name))
  // Rates are of days. Prices are in currencies, too, and those of one product are no three products.
  const hasDays = columns.some(({ formats }) => formats.length > 0)
  if (currencies.length >= fewest && hasDays)
    return { unpivot: turned(columns, currencies, '???', 'currency', 'rate'), sums: [] }
  for (const writing of monthWritings) {
    const found = columns.filter(one => writing.text.test(one.name) && isCell(one))
    if (found.length >= fewest && !areDays(found))
      return {
        unpivot: turned(columns, found, writing.glob, 'month', 'amount'),
        sums: columns.flatMap(({ name }) => (totals.test(name) ? name : [])),
        period: periodOf(found, writing),
      }
  }
  return null
}

/** Whether `Jan 24` and the next are days of a month rather than months of years: so few months have not so many years. */
function areDays(found: readonly SampledColumn[]): boolean {
  const last = new Set(found.map(({ name }) => name.slice(-2)))
  return found.every(({ name }) => /^\D+\d{2}$/.test(name)) && last.size > found.length / 12 + 2
}

/** By a pattern, which takes the columns of months to come as well, where it names no other column. */
function turned(
  all: readonly SampledColumn[],
  found: readonly SampledColumn[],
  glob: string,
  name: string,
  value: string,
): Unpivot {
  const takes = all.filter(one => isNamedHeader(glob, one.name))
  return { columns: takes.length === found.length ? [glob] : found.map(one => one.name), name, value }
}

function periodOf(found: readonly SampledColumn[], writing: MonthWriting): ProposedField {
  const { field, columns } = firstDayOf(
    'month',
    found.map(({ name }) => name),
    writing,
  )
  return { field, columns, why: 'the first day of the month that its column names' }
}

/** The columns of the records that the table becomes, without sums; the month as the day that it begins with. */
export function columnsOfCells(
  columns: readonly SampledColumn[],
  { period, sums }: WideTable,
): readonly SampledColumn[] {
  const cells = columns.filter(one => !sums.includes(one.name))
  if (period === undefined) return cells
  return cells.map(one => (one.name === 'month' ? { ...one, formats: ['iso'], number: null } : one))
}

/** Fields that read the month, read as the day that it begins with. */
export function withPeriod(maps: Maps, { period }: WideTable): Maps {
  if (period === undefined) return maps
  const each = Object.entries(maps).map(([entity, fields]) => [
    entity,
    Object.fromEntries(
      Object.entries(fields).map(([to, field]) => [to, field.columns.join() === 'month' ? period : field]),
    ),
  ])
  return Object.fromEntries(each)
}
