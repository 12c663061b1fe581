import { daysBefore } from '../../mining/day.js'
import { moneyText, tenThousandths } from '../../mining/money.js'
import { idColumns } from '../../mining/profit/cause-sql.js'
import type { ExplainedRate, ExplainedRecord, ProfitExplanation } from '../../mining/profit/explain-profit.js'
import { ever } from '../../mining/profit/rates.js'
import { compareDecimals, sumDecimals } from '../../reports/decimal.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { Rowset } from '../../reports/formats/rowset.js'
import { voice } from '../../reports/language/voice.js'
import type { StatementEntry } from '../../reports/pages/profit-data.js'
import { type StatementLine, statementLines } from '../../reports/pages/profit-statement.js'
import type { Day, Row } from '../../warehouse/engine/value.js'

/** Of four places, as all money of the warehouse. */
const padded = (amount: string) => moneyText(tenThousandths(amount))

const columns = [
  { name: 'part', type: { kind: 'varchar' } },
  { name: 'line', type: { kind: 'varchar' } },
  { name: 'says', type: { kind: 'varchar' } },
  { name: 'driver', type: { kind: 'varchar' } },
  { name: 'units', type: { kind: 'decimal', precision: 18, scale: 6 } },
  { name: 'rate', type: { kind: 'decimal', precision: 18, scale: 6 } },
  { name: 'amount', type: { kind: 'decimal', precision: 18, scale: 4 } },
  { name: 'on_day', type: { kind: 'date' } },
  { name: 'source', type: { kind: 'varchar' } },
  { name: 'file', type: { kind: 'varchar' } },
  { name: 'record', type: { kind: 'bigint' } },
] as const

export interface ExplainedStatement extends ProfitExplanation {
  readonly asOf: Day
  readonly statement: readonly StatementEntry[]
}

/**
 * A line of the statement a row, below it the rates and pools that it was reckoned by and the records that it counts, and last
 * whether all of it adds up. Names are English, as all that commands answer.
 *
 * @param hidden columns whose values are not shown
 */
export function explainedRows(
  { asOf, statement, rates, records, profit }: ExplainedStatement,
  hidden: readonly string[],
): Rowset {
  const { say } = voice('en', 'USD')
  const lines = statementLines(statement)
  const differing: Row[] = []
  const found = lines.flatMap((line): Row[] => {
    const { id, driver, quantity, amount, kind } = line
    const row = {
      part: 'line',
      line: id,
      says: say(line.name),
      driver,
      units: kind === 'left' ? null : quantity,
      amount: padded(amount),
    }
    if (kind === 'left') return [row]
    const own = <T extends { entry: string; activity: string }>(all: readonly T[]) =>
      all.filter(({ entry, activity }) => (activity === '' ? entry : `${entry}: ${activity}`) === id)
    const told = own(records)
    differing.push(
      ...difference(
        line,
        told.filter(({ part }) => part === 'record'),
      ),
    )
    return [
      row,
      ...own(rates).flatMap(rate => [
        rateRow(id, rate, asOf),
        ...told.filter(one => isOfPool(one, rate)).map(one => recordRow(id, one, hidden)),
      ]),
      ...told.filter(({ part }) => part === 'record').map(one => recordRow(id, one, hidden)),
    ]
  })
  const sum = lines.find(({ id }) => id === 'profit')?.amount ?? '0'
  const isProfit = compareDecimals(sum, profit) === 0
  const all = 'each line is the sum of its records to the ten-thousandth, and the lines add up to the profit'
  const proven = {
    ...{ part: 'check', line: 'profit', amount: padded(profit) },
    says: isProfit ? all : `the lines come to ${padded(sum)}, and the profit of the night is ${profit}`,
  }
  return rowsetOf(columns, [...found, ...differing, ...(differing.length === 0 || !isProfit ? [proven] : [])])
}

/** What of a line its records do not tell: costs that the project says otherwise than when the night was reckoned. */
function difference({ id, quantity, amount }: StatementLine, records: readonly ExplainedRecord[]): readonly Row[] {
  const money = sumDecimals(records.map(one => one.amount))
  const units = sumDecimals(records.map(one => one.quantity))
  if (compareDecimals(money, amount) === 0 && compareDecimals(units, quantity ?? '0') === 0) return []
  return [
    {
      ...{ part: 'check', line: id, units, amount: money },
      says: `the records of this line come to ${money} for ${units} units, the night has ${amount} for ${quantity}: kehu.yaml has changed since the night; kehu run, and ask again`,
    },
  ]
}

function isOfPool({ part, valid_from, channel_key }: ExplainedRecord, rate: ExplainedRate): boolean {
  return part === 'pool' && valid_from === rate.valid_from && channel_key === rate.channel_key
}

function rateRow(line: string, rate: ExplainedRate, asOf: Day): Row {
  const { driver, quantity, amount } = rate
  const isTold = driver === 'recorded'
  return {
    ...{ part: rate.pool === null ? 'rate' : 'pool', line, driver, amount, says: rateSays(rate, asOf) },
    ...(isTold ? {} : { units: quantity, rate: rate.rate }),
  }
}

function rateSays(rate: ExplainedRate, asOf: Day): string {
  const { driver, pool, capacity, volume, channel, valid_from, valid_to } = rate
  if (driver === 'recorded') return 'as records tell of its orders'
  if (valid_from === null) return 'by no rate that the night knows'
  const from = valid_from === ever ? '' : ` from ${valid_from}`
  const until = valid_to === null ? '' : ` until ${daysBefore(valid_to, 1)}`
  if (pool === null) return `rate${from}${until}`
  const of = channel === null ? '' : ` of ${channel}`
  const most = capacity === null ? '' : `, of a capacity of ${capacity}`
  return `part of a pool${of} of ${pool}${valid_to !== null && valid_to > asOf ? ' so far' : ''}${from}${until}, over ${volume} ${driver}${most}`
}

function recordRow(line: string, one: ExplainedRecord, hidden: readonly string[]): Row {
  const { driver, quantity, rate, amount, on_day, source, file, record } = one
  return {
    ...{ part: one.part === 'pool' ? 'pool record' : 'record', line, driver, units: quantity, rate, amount },
    ...{ on_day, source, file, record, says: recordSays(one, hidden) },
  }
}

function recordSays({ what, id, of_order, product_id, records }: ExplainedRecord, hidden: readonly string[]): string {
  if (what === null) return 'no record found'
  if (what === 'older') return `${records} older, with --all`
  const shown = (column: string, value: string) => (hidden.includes(column) ? '***' : value)
  const named = id === null ? `${what} without an id` : `${what} ${shown(idColumns[what], id)}`
  const order = of_order === null ? '' : `, of order ${shown('order_id', of_order)}`
  const product = product_id === null ? '' : `, product ${shown('product_id', product_id)}`
  const first = records !== null && records > 1n ? `, the first of ${records} records` : ''
  return `${named}${order}${product}${first}`
}
