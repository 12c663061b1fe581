import { type RawBuilder, sql } from 'kysely'
import type { Portable } from '../../warehouse/engine/portable.js'
import type { Row } from '../../warehouse/engine/value.js'
import { compilable } from '../compilable.js'
import { type Dataset, keyOf } from '../dataset.js'

/** What came, and what was foretold of it: by the model, then by naive rules. SQL over `features`, a number each. */
export interface Forecasts {
  readonly actual: RawBuilder<unknown>
  readonly model: RawBuilder<unknown>
  /** By name; there is at least one. */
  readonly baselines: Readonly<Record<string, RawBuilder<unknown>>>
  /** Rows that say something of what was foretold; all, where it is absent. */
  readonly where?: RawBuilder<unknown>
}

/** Enough that intervals are those of drawing customers, few enough that their sums stay compact. */
const most = 200

/** Exact sums have so many decimal places. */
const places = 9

/** Sums of each group of rows, by name: one number per group. */
export type GroupSums = Readonly<Record<string, Float64Array>>

/** What one candidate's forecast `p` adds up to beside the actual `a`: SQL by name. */
export type Terms = (p: RawBuilder<number>, a: RawBuilder<number>) => Readonly<Record<string, RawBuilder<number>>>

/**
 * Sums over groups of rows that a hash of the key made. `grouped` numbers them, `n` counts, `<term>` sums a term of the actual alone, and
 * `<term>_<i>` one of the candidate i, 0 being the model.
 */
export async function groupSums<R extends Row>(
  data: Dataset<R>,
  forecasts: Forecasts,
  ofActual: (a: RawBuilder<number>) => Readonly<Record<string, RawBuilder<number>>>,
  terms: Terms,
): Promise<GroupSums> {
  const a = sql.ref<number>('a')
  const named = [
    ...Object.entries(ofActual(a)),
    ...candidates(forecasts).flatMap((_, i) =>
      Object.entries(terms(sql.ref<number>(`p_${i}`), a)).map(([name, term]) => [`${name}_${i}`, term] as const),
    ),
  ]
  const found = await data.sums(({ rows }, portable) => {
    const sums = named.map(([name, term]) => sql`${portable.exactSum(term, places)} as ${sql.ref(name)}`)
    return compilable(sql<Record<string, bigint | string>>`
      select grouped, count(*) as n, ${sql.join(sums)}
      from (${forecastRows(data, forecasts, portable, rows)}) as forecast group by grouped order by grouped`)
  })
  const column = (name: string, scale: number) => Float64Array.from(found, row => Number(row[name] ?? 0) / scale)
  return Object.fromEntries([
    ['grouped', column('grouped', 1)],
    ['n', column('n', 1)],
    ...named.map(([name]) => [name, column(name, 10 ** places)]),
  ])
}

/** The model and the naive rules in order. */
export function candidates({ model, baselines }: Forecasts): readonly RawBuilder<unknown>[] {
  return [model, ...Object.values(baselines)]
}

/** One row per row: its group, the actual `a`, and the forecasts `p_0`, `p_1` … */
export function forecastRows<R extends Row>(
  { grain }: Dataset<R>,
  forecasts: Forecasts,
  portable: Portable,
  rows: RawBuilder<R>,
): RawBuilder<Row> {
  const foretold = candidates(forecasts).map((p, i) => sql`cast(${p} as double) as ${sql.ref(`p_${i}`)}`)
  return sql<Row>`select mod(${keyOf(grain, portable)}, ${sql.lit(most)}) as grouped,
    cast(${forecasts.actual} as double) as a, ${sql.join(foretold)} from ${rows}
    ${forecasts.where ? sql`where ${forecasts.where}` : sql``}`
}

/** The sum over groups, each as often as it is drawn. */
export function total(of: Float64Array | undefined, times: Float64Array): number {
  let sum = 0
  if (of) for (let i = 0; i < times.length; i++) sum += (of[i] ?? 0) * (times[i] ?? 0)
  return sum
}

/** Null where there is nothing to divide by. */
export function ratio(a: number, b: number): number | null {
  return b === 0 ? null : a / b
}
