import { published } from '../published.js'
import type { Known } from './binning.js'
import type { ChurnOptions } from './options.js'

/** What a customer was worth on the day that judges: as declared, net sales of the year before, or a year of what a month brings. */
export type WorthOf = 'declared' | 'net_sales' | 'subscription'

/** A tenth of the judged customers, the likeliest first: how many were foretold to leave and did, and with how much money. */
export interface StakeRow {
  readonly rows: number
  /** Σ chance, and those who left. */
  readonly foretold: number
  readonly left: number
  /** Σ chance × worth, and the worth of those who left; null where no worth is known. */
  readonly at_stake: number | null
  readonly lost: number | null
}

export interface Stakes {
  readonly worth: WorthOf | null
  readonly tenths: readonly StakeRow[]
}

const parts = 10

/** Money at stake by tenths of the chance on a day that is past, beside what was lost since. */
export function stakesOf(
  chances: Float64Array,
  came: ArrayLike<number>,
  known: readonly Known[],
  options: Pick<ChurnOptions, 'offer'>,
): Stakes {
  const { worth, of } = worthOf(known, options)
  const order = Uint32Array.from(chances, (_, row) => row).sort(
    (a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b,
  )
  const tenths = Array.from({ length: parts }, (_, part): StakeRow => {
    const rows = order.subarray(
      Math.round((part * order.length) / parts),
      Math.round(((part + 1) * order.length) / parts),
    )
    const sum = (each: (row: number) => number) => published(rows.reduce((total, row) => total + each(row), 0))
    const left = (row: number) => came[row] ?? 0
    const foretold = (row: number) => chances[row] ?? 0
    return {
      rows: rows.length,
      foretold: sum(foretold),
      left: sum(left),
      at_stake: worth === null ? null : sum(row => foretold(row) * of(row)),
      lost: worth === null ? null : sum(row => left(row) * of(row)),
    }
  }).filter(({ rows }) => rows > 0)
  return { worth, tenths }
}

function worthOf(
  known: readonly Known[],
  { offer }: Pick<ChurnOptions, 'offer'>,
): { readonly worth: WorthOf | null; readonly of: (row: number) => number } {
  const declared = offer?.value
  if (declared !== undefined) return { worth: 'declared', of: () => declared }
  const column = (name: string) => {
    const found = known.find(one => one.name === name)
    return found?.kind === 'number' && found.values.some(value => value !== null && value !== 0) ? found.values : null
  }
  const sales = column('spend_365_days')
  if (sales) return { worth: 'net_sales', of: row => sales[row] ?? 0 }
  const monthly = column('mrr')
  if (monthly) return { worth: 'subscription', of: row => 12 * (monthly[row] ?? 0) }
  return { worth: null, of: () => 0 }
}
