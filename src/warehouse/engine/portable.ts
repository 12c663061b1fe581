import { type Expression, sql } from 'kysely'
import type { SqlType } from './table-schema.js'

/** The functions that DuckDB and Trino spell differently; an engine owns one set of them. */
export interface Portable {
  /** Exact sum of x · 10^digits, rounded half away from zero for each x: the same on any engine and any thread count. */
  exactSum(x: Expression<number | null>, digits: number): Expression<bigint>
  /** a ÷ b as DOUBLE, NULL where b is 0 or either is NULL. */
  ratio(a: Expression<unknown>, b: Expression<unknown>): Expression<number | null>
  /** BIGINT from the first 15 hex digits of the md5 of a text. */
  key(text: Expression<string | null>): Expression<bigint>
  /** A cell as text for a digest, the same on every engine and NULL only for NULL; of a DOUBLE see `digest.ts`. */
  text(x: Expression<unknown>, type: Exclude<SqlType, 'double'>): Expression<string | null>
}

/** DuckDB's spelling. */
export const duckdbPortable: Portable = {
  exactSum: (x, digits) =>
    sql<bigint>`cast(sum(cast(round(${x} * ${power(digits)}) as decimal(38,0))) as decimal(38,0))`,
  ratio: (a, b) => sql<number | null>`(cast(${a} as double) / nullif(cast(${b} as double), 0e0))`,
  key: text => sql<bigint>`cast('0x' || substr(md5(${text}), 1, 15) as bigint)`,
  text: (x, type) => {
    // Six digits, as Trino's own cast gives; DuckDB's drops trailing zeros.
    if (type === 'timestamp(6)') return sql<string | null>`strftime(${x}, '%Y-%m-%d %H:%M:%S.%f')`
    return sql<string | null>`cast(${x} as varchar)`
  },
}

/** Trino's spelling. */
export const trinoPortable: Portable = {
  exactSum: duckdbPortable.exactSum,
  ratio: duckdbPortable.ratio,
  key: text => sql<bigint>`from_base(substr(to_hex(md5(to_utf8(${text}))), 1, 15), 16)`,
  text: (x, type) =>
    type === 'timestamp(6)'
      ? sql<string | null>`cast(cast(${x} as timestamp(6)) as varchar)`
      : sql<string | null>`cast(${x} as varchar)`,
}

/** A model constant: `2.426e+0`. Kysely's `sql.lit(2.426)` would write a DECIMAL. */
export function double(x: number): Expression<number> {
  if (!Number.isFinite(x)) throw new RangeError(`no SQL constant for ${x}`)
  return sql<number>`${sql.raw(x.toExponential())}`
}

function power(digits: number): Expression<number> {
  return double(10 ** digits)
}
