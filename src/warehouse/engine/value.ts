import type { z } from 'zod'

/**
 * A cell as TypeScript sees it: BIGINT bigint; DOUBLE, INTEGER number; DECIMAL text, exact; DATE `YYYY-MM-DD`;
 * TIMESTAMP `YYYY-MM-DDTHH:MM:SS.ffffffZ`; UUID and VARCHAR text; BOOLEAN boolean; NULL null.
 */
export type Value = string | number | bigint | boolean | null

/** Row types are `type`s or `z.infer`, never `interface`s: an interface has no index signature and is no Row. */
export type Row = Record<string, Value>

/** A business day, `YYYY-MM-DD`. */
export type Day = string & z.BRAND<'Day'>

/** One array per column, equal lengths. `undefined` never occurs; NULL only in lists. */
export type Column = Float64Array | BigInt64Array | readonly Value[]

/** A chunk of rows, held as columns. */
export type Columns<R extends Row> = { readonly [K in keyof R & string]: ColumnOf<R[K]> }

/** Columns whose row type is not known, such as those of an ad-hoc query. */
export type AnyColumns = Readonly<Record<string, Column>>

/** A column that may hold NULL is a typed array in those chunks that have none. */
type ColumnOf<V> = [V] extends [number]
  ? Float64Array
  : [V] extends [bigint]
    ? BigInt64Array
    : readonly V[] | (number extends V ? Float64Array : never) | (bigint extends V ? BigInt64Array : never)
