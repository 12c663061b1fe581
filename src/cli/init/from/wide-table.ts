import { isNamedHeader } from '../../../config/header-pattern.js'
import { isCurrency } from '../../../config/locale.js'
import type { Unpivot } from '../../../config/unpivot.js'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { bracket, type ProposedField } from './propose-field.js'
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

interface Writing {
  readonly header: RegExp
  readonly glob: string
  /** The header made a day, and how that is written. */
  readonly before?: string
  readonly after?: string
  readonly format?: string
}

const months = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'
const month = '(0[1-9]|1[0-2])'

/** How tables write months on top of their columns. */
const monthly: readonly Writing[] = [
  { header: new RegExp(`^\\d{4}-${month}$`), glob: '????-??', after: '-01' },
  { header: new RegExp(`^\\d{4}-${month}-01$`), glob: '????-??-01' },
  // Days in the cells of a sheet.
  { header: new RegExp(`^\\d{4}-${month}-01 00:00:00(\\.0+)?$`), glob: '????-??-01 00:00:00*' },
  { header: new RegExp(`^\\d{4}/${month}$`), glob: '????/??', after: '/01', format: '%Y/%m/%d' },
  { header: new RegExp(`^(19|20)\\d\\d${month}$`), glob: '??????', after: '01', format: '%Y%m%d' },
  { header: new RegExp(`^${month}/\\d{4}$`), glob: '??/????', before: '01/', format: '%d/%m/%Y' },
  { header: new RegExp(`^${month}\\.\\d{4}$`), glob: '??.????', before: '01.', format: '%d.%m.%Y' },
  { header: new RegExp(`^${month}-\\d{4}$`), glob: '??-????', before: '01-', format: '%d-%m-%Y' },
  { header: new RegExp(`^${months}[a-z]* \\d{4}$`, 'i'), glob: '* ????', before: '01 ', format: '%d %b %Y' },
  { header: new RegExp(`^${months}-\\d{4}$`, 'i'), glob: '???-????', before: '01-', format: '%d-%b-%Y' },
  { header: new RegExp(`^${months} \\d{2}$`, 'i'), glob: '??? ??', before: '01 ', format: '%d %b %y' },
  { header: new RegExp(`^${months}-\\d{2}$`, 'i'), glob: '???-??', before: '01-', format: '%d-%b-%y' },
  { header: /^\d{4}年(0?[1-9]|1[0-2])月$/, glob: '????年*月', after: '1日', format: '%Y年%m月%d日' },
]

const totals = /^(grand)?(sum|total|summe|gesamt|somme|suma|totale|totaal|合计|总计|合計|합계|ytd|fy)\W*\d*$/i

/** What a table has on top of its columns where that is no name; null where all columns have names. */
export function wideTable(columns: readonly SampledColumn[]): WideTable | null {
  const isCell = ({ filled, number }: SampledColumn) => filled === 0 || number !== null
  const currencies = columns.filter(({ name }) => isCurrency(name))
  // Rates are of days. Prices are in currencies, too, and those of one product are no three products.
  const hasDays = columns.some(({ formats }) => formats.length > 0)
  if (currencies.length >= fewest && hasDays)
    return { unpivot: turned(columns, currencies, '???', 'currency', 'rate'), sums: [] }
  for (const writing of monthly) {
    const found = columns.filter(one => writing.header.test(one.name) && isCell(one))
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

function periodOf(found: readonly SampledColumn[], { before, after, format: written }: Writing): ProposedField {
  const isWhole = found.some(({ name }) => /^[a-z]{4,} /i.test(name) && !/^may /i.test(name))
  const format = isWhole ? written?.replace('%b', '%B') : written
  const parts = [...(before ? [`'${before}'`] : []), bracket('month'), ...(after ? [`'${after}'`] : [])]
  const expression = parts.length === 1 ? bracket('month') : `concat(${parts.join(', ')})`
  return {
    field: parts.length === 1 ? 'month' : { expression, ...(format !== undefined && { format }) },
    columns: ['month'],
    why: 'the first day of the month that its column names',
  }
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
