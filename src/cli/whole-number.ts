import { UsageError } from './usage-error.js'

/** A whole number from 1. @throws UsageError naming the option. */
export function wholeNumber(text: string, option: string): number {
  const found = /^\d{1,15}$/.test(text) ? Number(text) : 0
  if (found < 1) throw new UsageError(`${option} '${text}' is no whole number from 1`)
  return found
}
