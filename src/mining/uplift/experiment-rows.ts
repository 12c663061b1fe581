import { sql } from 'kysely'
import type { Row, Value } from '../../warehouse/engine/value.js'
import type { Known } from '../churn/binning.js'
import type { FeatureColumn } from '../churn/feature-columns.js'
import { knownColumn } from '../churn/known-column.js'
import { compilable } from '../compilable.js'
import { type Dataset, keyOf } from '../dataset.js'
import type { UpliftRows } from './learn-uplift.js'

/** Enough for uplift to be told where it is worth acting on, few enough to be held as arrays. */
const mostRows = 200_000

/** At most so many customers of the experiment, drawn by a hash of their key and in its order. */
export async function experimentRows<R extends Row>(
  data: Dataset<R>,
  columns: readonly FeatureColumn[],
): Promise<UpliftRows> {
  const names = [...columns.map(({ name }) => name), 'treated', 'came'].map(name => sql.ref(name))
  const found = await data.sums(({ rows }, portable) =>
    compilable(sql<Row>`select ${sql.join(names)} from ${rows} where treated is not null
      order by ${keyOf(data.grain, portable)}, ${sql.join(data.grain.map(name => sql.ref(name)))} limit ${sql.lit(mostRows)}`),
  )
  return {
    known: columns.map(column => knownOf(column, found)),
    treated: Float64Array.from(found, ({ treated }) => Number(treated)),
    came: Float64Array.from(found, ({ came }) => Number(came)),
  }
}

function knownOf({ name, kind }: FeatureColumn, rows: readonly Row[]): Known {
  const values: readonly Value[] = rows.map(row => row[name] ?? null)
  if (kind === 'number') return { kind, name, values: values.map(value => (value === null ? null : Number(value))) }
  const texts = values.map(value => (value === null ? null : String(value)))
  return kind === 'text' ? knownColumn(name, texts) : { kind: 'word', name, values: texts }
}

/** The day on which the experiment began; null where nobody says, or nobody was in one. */
export async function begunOn<R extends Row>(data: Dataset<R>): Promise<string | null> {
  const [found] = await data.sums(({ rows }) =>
    compilable(sql<{ begun_on: string | null }>`select min(begun_on) as begun_on from ${rows}`),
  )
  return found?.begun_on ?? null
}
