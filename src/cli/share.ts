import { UsageError } from './usage-error.js'

/** A number from a command line. @throws UsageError naming the option and what it takes */
export function numberAbove(text: string, option: string, least: number, below = Number.POSITIVE_INFINITY): number {
  const found = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (found > least && found < below) return found
  const limit = Number.isFinite(below) ? ` and below ${below}` : ''
  throw new UsageError(`${option} '${text}' is no number above ${least}${limit}, such as ${least + 0.05}`)
}
