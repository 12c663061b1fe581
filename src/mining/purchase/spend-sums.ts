import { sql } from 'kysely'
import { double, type Portable } from '../../warehouse/engine/portable.js'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import type { SpendSums } from './gamma-gamma.js'

export type SpendFeature = {
  customer_key: bigint
  repeat_days: bigint
  repeat_spend: string
  spend: string
  last_spend: string
}

/** What all customers come to; money as numbers, in the project's currency. */
export interface SpendTotals {
  readonly customers: number
  readonly purchases: number
  readonly spend: number
  /** Repeat buyers whose repeat purchases brought something: the model learns from them … */
  readonly spenders: number
  readonly repeats: number
  readonly repeatSpend: number
  /** … and repeat buyers whose repeat purchases brought nothing or less. */
  readonly withoutSpend: number
}

type Exact = bigint | string | null

export async function spendTotals(data: Dataset<SpendFeature>): Promise<SpendTotals> {
  const [found] = await data.sums(({ rows }) =>
    compilable(sql<Record<string, Exact>>`
      select count(*) as customers, sum(repeat_days + 1) as purchases, sum(spend) as spend,
        sum(case when repeat_days > 0 and repeat_spend > 0 then 1 else 0 end) as spenders,
        sum(case when repeat_days > 0 and repeat_spend > 0 then repeat_days else 0 end) as repeats,
        sum(case when repeat_days > 0 and repeat_spend > 0 then repeat_spend else cast(0 as decimal(18,4)) end) as repeat_spend,
        sum(case when repeat_days > 0 and repeat_spend <= 0 then 1 else 0 end) as without_spend
      from ${rows}`),
  )
  const of = (name: string) => Number(found?.[name] ?? 0)
  return {
    customers: of('customers'),
    purchases: of('purchases'),
    spend: of('spend'),
    spenders: of('spenders'),
    repeats: of('repeats'),
    repeatSpend: of('repeat_spend'),
    withoutSpend: of('without_spend'),
  }
}

/** Places of the exact sums: amounts are counted in mean purchases, so that all terms are about 1. */
const places = 12

/**
 * The sums that the likelihood needs at one v, a row per number of repeat purchases. Amounts are divided by `unit`.
 * The engine makes them over all customers; they are exact, and so the same for any order of rows and any threads.
 */
export async function spendSumsOf(data: Dataset<SpendFeature>, unit: number, v: number): Promise<readonly SpendSums[]> {
  const exact = (portable: Portable, term: ReturnType<typeof sql<number>>) => portable.exactSum(term, places)
  const found = await data.sums(({ rows }, portable) =>
    compilable(sql<Record<'x' | 'n' | 'log_mean' | 'log' | 'inverse' | 'inverse_square', Exact>>`
      select repeat_days as x, count(*) as n,
        ${exact(portable, sql`ln(amount / repeat_days)`)} as log_mean,
        ${exact(portable, sql`ln(amount + ${double(v)})`)} as log,
        ${exact(portable, sql`1e0 / (amount + ${double(v)})`)} as inverse,
        ${exact(portable, sql`1e0 / ((amount + ${double(v)}) * (amount + ${double(v)}))`)} as inverse_square
      from (
        select repeat_days, cast(repeat_spend as double) / ${double(unit)} as amount
        from ${rows} where repeat_days > 0 and repeat_spend > 0
      ) as spender
      group by repeat_days order by repeat_days`),
  )
  const scaled = (value: Exact) => Number(value ?? 0) / 10 ** places
  return found.map(row => ({
    x: Number(row.x),
    n: Number(row.n),
    logMean: scaled(row.log_mean),
    log: scaled(row.log),
    inverse: scaled(row.inverse),
    inverseSquare: scaled(row.inverse_square),
  }))
}

/** Correlation of the number of repeat purchases with their mean; null where one of them does not vary. */
export async function correlationOf(data: Dataset<SpendFeature>, unit: number): Promise<number | null> {
  const found = await data.sums(({ rows }, portable) =>
    compilable(sql<Record<'x' | 'n' | 'm' | 'mm', Exact>>`
      select repeat_days as x, count(*) as n, ${portable.exactSum(sql`amount`, places)} as m,
        ${portable.exactSum(sql`amount * amount`, places)} as mm
      from (
        select repeat_days, cast(repeat_spend as double) / repeat_days / ${double(unit)} as amount
        from ${rows} where repeat_days > 0 and repeat_spend > 0
      ) as spender
      group by repeat_days order by repeat_days`),
  )
  const sum = (of: (row: { x: number; n: number; m: number; mm: number }) => number) =>
    found.reduce(
      (all, { x, n, m, mm }) =>
        all + of({ x: Number(x), n: Number(n), m: Number(m) / 10 ** places, mm: Number(mm) / 10 ** places }),
      0,
    )
  const [n, x, m] = [sum(row => row.n), sum(row => row.n * row.x), sum(row => row.m)]
  const spread = (sum(row => row.n * row.x * row.x) - (x * x) / n) * (sum(row => row.mm) - (m * m) / n)
  return spread > 1e-9 * n * n ? (sum(row => row.x * row.m) - (x * m) / n) / Math.sqrt(spread) : null
}
