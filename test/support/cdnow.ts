import { readFileSync } from 'node:fs'
import { type Patterns, patternsOf } from '../../src/mining/purchase/patterns.js'
import { sharedFile } from './shared-data.js'

/** One customer of CDNOW by the rule of the papers: one purchase a day, repeats only, calibration to 1997-09-30. */
export interface CdnowCustomer {
  readonly x: number
  /** In days. */
  readonly last: number
  readonly seen: number
  /** Mean of the totals of the repeat days; 0 where there is none. */
  readonly spend: number
  /** Purchase days from 1997-10-01 to 1998-06-30. */
  readonly later: number
  /** Days after the first purchase of all repeat purchases, later ones included. */
  readonly repeats: readonly number[]
  /** Day of the first purchase, counted from 1997-01-01. */
  readonly first: number
}

export interface CdnowPurchase {
  readonly customer: number
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly cents: number
}

/** The rows of the sample (2,357 customers) or of the master file (23,570), in the order of their customers. */
export function cdnowPurchases(of: 'sample' | 'master'): readonly CdnowPurchase[] {
  const text = readFileSync(sharedFile(`cdnow/CDNOW_${of}.txt`), 'utf8')
  return text.split('\r\n').flatMap(line => {
    const cells = line.trim().split(/\s+/)
    const [id = '', date = '', , value = ''] = of === 'sample' ? cells.slice(1) : cells
    if (!/^\d{8}$/.test(date)) return []
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    return [{ customer: Number(id), day, cents: Math.round(Number(value) * 100) }]
  })
}

const start = Date.parse('1997-01-01')
const end = dayOf('1997-09-30')

export function cdnowCustomers(of: 'sample' | 'master'): readonly CdnowCustomer[] {
  const spent = new Map<number, Map<number, number>>()
  for (const { customer, day, cents } of cdnowPurchases(of)) {
    const days = spent.get(customer) ?? new Map<number, number>()
    spent.set(customer, days.set(dayOf(day), (days.get(dayOf(day)) ?? 0) + cents))
  }
  return [...spent.values()].map(days => {
    const all = [...days.keys()].sort((one, other) => one - other)
    const [first = 0] = all
    const known = all.filter(day => day <= end)
    const repeats = known.slice(1).map(day => (days.get(day) ?? 0) / 100)
    return {
      x: repeats.length,
      last: (known.at(-1) ?? first) - first,
      seen: end - first,
      spend: repeats.length === 0 ? 0 : repeats.reduce((sum, value) => sum + value, 0) / repeats.length,
      later: all.length - known.length,
      repeats: all.slice(1).map(day => day - first),
      first,
    }
  })
}

function dayOf(day: string): number {
  return (Date.parse(day) - start) / 86_400_000
}

/** Their histories in weeks, each once, in order. */
export function cdnowPatterns(customers: readonly CdnowCustomer[]): Patterns {
  const counts = new Map<string, { at: readonly [number, number, number]; n: number }>()
  for (const { x, last, seen } of customers) {
    const known = counts.get(`${x} ${last} ${seen}`) ?? { at: [x, last, seen], n: 0 }
    counts.set(`${x} ${last} ${seen}`, { ...known, n: known.n + 1 })
  }
  const list = [...counts.values()].sort(
    ({ at: one }, { at: other }) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2],
  )
  return patternsOf([
    Float64Array.from(list, ({ at }) => at[0]),
    Float64Array.from(list, ({ at }) => at[1] / 7),
    Float64Array.from(list, ({ at }) => at[2] / 7),
    Float64Array.from(list, ({ n }) => n),
  ])
}
