import type { Day } from '../engine/value.js'
import { NightError } from './night-error.js'
import type { NightRecord, NightTables } from './night-record.js'
import { kehuVersion, starRules } from './rules.js'

/** Why a night builds its star anew instead of going on from the one before, in words; none where it goes on. */
export function rebuildReasons(
  previous: NightRecord | null,
  contracts: Readonly<Record<string, string>>,
  engine: NightTables['kind'],
): readonly string[] {
  if (!previous) return ['nothing is published yet']
  if (previous.tables.kind !== engine) return [`the last night lies in ${previous.tables.kind}, this one in ${engine}`]
  // Another version reads the records of every source anew: one reason says it all.
  if (previous.kehu !== kehuVersion()) return [`the last night was made by Kehu ${previous.kehu}`]
  const reasons = previous.rules === starRules() ? [] : ["Kehu's rules have changed since the last night"]
  const names = [...new Set([...Object.keys(previous.contracts), ...Object.keys(contracts)])].sort()
  for (const name of names) {
    const [before, now] = [previous.contracts[name], contracts[name]]
    if (before === now) continue
    if (name === 'customer.same_when') reasons.push('customer: same_when has changed')
    else if (before === undefined) reasons.push(`source ${name} is new`)
    else reasons.push(now === undefined ? `source ${name} is gone` : `the contract of source ${name} has changed`)
  }
  return reasons
}

/**
 * @param steps of a night
 * @throws NightError `stale` when a star has to be built anew by a night that does not build one
 */
export function refuseStale(reasons: readonly string[], steps: readonly { readonly name: string }[]): void {
  if (reasons.length === 0 || steps.some(step => step.name === 'star')) return
  throw new NightError('stale', `${reasons.join('; ')}: make the whole night anew with kehu run first`)
}

/** @throws NightError `as_of` when a night would lie before the published one. */
export function refuseEarlier(asOf: Day, previous: NightRecord | null): void {
  if (previous && asOf < previous.as_of) {
    throw new NightError(
      'as_of',
      `as-of date ${asOf} lies before the published night's ${previous.as_of}: a night goes forward; past dates are scored with kehu backfill --from ${asOf} --to ${asOf}`,
    )
  }
}
