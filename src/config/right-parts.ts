import type { z } from 'zod'

/** Of a mapping the keys that are right by themselves, whatever is wrong with others; none where it is no mapping. */
export function rightParts<S extends z.ZodRawShape>(
  shape: S,
  value: unknown,
): Partial<{ [K in keyof S]: z.infer<S[K]> }> {
  const right: Partial<{ [K in keyof S]: z.infer<S[K]> }> = {}
  for (const [key, written] of entriesOf(value)) {
    if (!Object.hasOwn(shape, key)) continue
    const parsed = (shape[key] as z.ZodType).safeParse(written)
    if (parsed.success) Object.assign(right, { [key]: parsed.data })
  }
  return right
}

/** The entries of a mapping; none of anything else. */
export function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}
