import { compareDecimals, negateDecimal, sumDecimals } from '../decimal.js'
import { plain, type Text, text } from '../language/text.js'
import type { StatementEntry } from './profit-data.js'

/** A line of a statement: something earned, something that goes from it, or what is left. */
export interface StatementLine {
  /** As programs name it: an entry of the ledger, or `serve: delivery`. */
  readonly id: string
  readonly name: Text
  readonly kind: 'earned' | 'gone' | 'left'
  readonly driver: string | null
  /** Units of the driver; null for what is left. */
  readonly quantity: string | null
  readonly amount: string
}

const earned = ['gross_sales', 'discounts', 'returns']

/**
 * From gross sales to profit, and what nobody caused after it. Where no cost of goods is known there is no line for it:
 * nothing is no cost of nothing.
 */
export function statementLines(entries: readonly StatementEntry[]): readonly StatementLine[] {
  const of = (names: readonly string[]) => entries.filter(({ entry }) => names.includes(entry))
  const sum = (names: readonly string[]) => sumDecimals(of(names).map(({ amount }) => amount))
  const left = (id: 'net_sales' | 'gross_margin' | 'profit' | 'result', names: readonly string[]): StatementLine => ({
    ...{ id, name: text(`profit.line.${id}`), kind: 'left', driver: null, quantity: null, amount: sum(names) },
  })
  const line = (entry: StatementEntry): StatementLine => ({
    id: entry.activity === '' ? entry.entry : `${entry.entry}: ${entry.activity}`,
    name: entry.activity === '' ? entryName(entry.entry) : plain(entry.activity),
    kind: entry.entry === 'gross_sales' ? 'earned' : 'gone',
    driver: entry.driver,
    quantity: entry.quantity,
    amount: entry.amount,
  })
  // The dearest first; texts decide between equal ones.
  const costs = (name: string) =>
    of([name])
      .toSorted((a, b) => compareDecimals(a.amount, b.amount) || (a.activity < b.activity ? -1 : 1))
      .map(line)
  const goods = of(['goods']).map(line)
  const unallocated = costs('unallocated').map(one => ({
    ...one,
    name: text('profit.unallocated_of', { activity: one.name }),
  }))
  return [
    ...earned.flatMap(name => of([name]).map(line)),
    left('net_sales', earned),
    ...(goods.length === 0 ? [] : [...goods, left('gross_margin', [...earned, 'goods'])]),
    ...costs('serve'),
    ...costs('reach'),
    left('profit', [...earned, 'goods', 'serve', 'reach']),
    ...(unallocated.length === 0
      ? []
      : [...unallocated, left('result', [...earned, 'goods', 'serve', 'reach', 'unallocated'])]),
  ]
}

/** A line of two statements, of which one may lack it. */
export interface ComparedLine {
  readonly id: string
  readonly name: Text
  readonly kind: StatementLine['kind']
  readonly present: string
  readonly instead: string
  readonly difference: string
}

/** The lines of a statement as it is beside those of another, in the order of the first; what only the other has comes last. */
export function comparedLines(
  present: readonly StatementLine[],
  instead: readonly StatementLine[],
): readonly ComparedLine[] {
  const strangers = instead.filter(({ id }) => !present.some(line => line.id === id))
  return [...present, ...strangers].map(({ id, name, kind }) => {
    const [before, after] = [amountOf(present, id), amountOf(instead, id)]
    return { id, name, kind, present: before, instead: after, difference: sumDecimals([after, negateDecimal(before)]) }
  })
}

/** What an entry of the ledger that belongs to no activity is called. */
export function entryName(entry: string): Text {
  switch (entry) {
    case 'gross_sales':
      return text('profit.line.gross_sales')
    case 'discounts':
      return text('profit.line.discounts')
    case 'returns':
      return text('profit.line.returns')
    case 'goods':
      return text('profit.line.goods')
    default:
      return plain(entry)
  }
}

/** The amount of a line; zero where the statement has none. */
export function amountOf(lines: readonly StatementLine[], id: string): string {
  return lines.find(line => line.id === id)?.amount ?? '0'
}
