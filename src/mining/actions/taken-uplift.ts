import type { Difference } from '../campaigns/difference.js'
import { published } from '../published.js'

/**
 * The uplift that is reckoned with: what was measured times 1 - (error ÷ uplift)², and nothing where the error is larger
 * (James & Stein 1961, positive part). Of many small tests the luckiest would be taken for the best; drawn towards nothing
 * by how unsure each is, they are not.
 */
export function taken({ value, error }: Pick<Difference, 'value' | 'error'>): number {
  if (value === null || value === 0) return 0
  return published(value * Math.max(0, 1 - ((error ?? 0) / value) ** 2))
}
