import { type Expression, type RawBuilder, sql } from 'kysely'

/** Longer chains are parted. */
const longest = 32

/**
 * Terms added up, many of them as a sum of sums: an engine nests a chain as deep as it is long. DuckDB refuses one of a
 * thousand, and plans one of 300 in seven times the time of its parts.
 */
export function sumOf(terms: readonly Expression<unknown>[]): RawBuilder<number> {
  if (terms.length <= longest) return sql<number>`(${sql.join(terms, sql` + `)})`
  const parts = Array.from({ length: Math.ceil(terms.length / longest) }, (_, i) =>
    sumOf(terms.slice(i * longest, (i + 1) * longest)),
  )
  return sumOf(parts)
}
