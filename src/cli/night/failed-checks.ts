import type { CheckResult } from '../../warehouse/checks.js'

/** Checks that found something and held nothing back, a line each: what it is, and in how many rows. */
export function failedCheckLines(
  checks: readonly Pick<CheckResult, 'name' | 'meaning' | 'rows' | 'passed'>[],
): readonly string[] {
  return checks
    .filter(({ passed }) => !passed)
    .map(({ name, meaning, rows }) => `warning: check ${name}: ${meaning} (${rows} ${rows === 1n ? 'row' : 'rows'})`)
}
