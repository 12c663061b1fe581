import { isDeepStrictEqual } from 'node:util'
import type { Outcome } from '../../test/support/night.js'

/** @throws RangeError naming every table and file that differs, and how to see it again */
export function demandSame(found: Outcome, expected: Outcome, again: string): void {
  if (isDeepStrictEqual(found, expected)) return
  const parts = ['digests', 'fates', 'files'] as const
  const differing = parts.flatMap(part => difference(found[part], expected[part]))
  throw new RangeError(`not the same: ${differing.join(', ')}; ${again}`)
}

function difference(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(name => a[name] !== b[name])
}
