import type { Day } from '../engine/value.js'
import { NightError } from './night-error.js'
import type { NightRecord, NightTables } from './night-record.js'
import { byAge } from './publish.js'
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
    else if (name === 'customer.unit') reasons.push('customer: unit or roll_up has changed')
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

/**
 * @param kept names of nights
 * @param now ISO in UTC
 * @throws NightError `as_of` when a night would lie before the published one
 */
export function refuseEarlier(asOf: Day, previous: NightRecord | null, kept: readonly string[], now: string): void {
  if (!previous || asOf >= previous.as_of) return
  const lies = `as-of date ${asOf} lies before the published night's ${previous.as_of}`
  // Tomorrow is no day ahead, in a zone before UTC neither.
  const isAhead = Date.parse(previous.as_of) - Date.parse(now) > 2 * 86_400_000
  const mend = isAhead
    ? `, which lies ahead of today; ${wayBack(asOf, previous, kept)}`
    : `: a night goes forward; past dates are scored with kehu backfill --from ${asOf} --to ${asOf}`
  throw new NightError('as_of', `${lies}${mend}`)
}

/** How a night that lies ahead gives way. */
function wayBack(asOf: Day, { night }: NightRecord, kept: readonly string[]): string {
  const earlier = kept
    .filter(name => name.slice(0, 10) <= asOf)
    .sort(byAge)
    .at(-1)
  return earlier === undefined
    ? `no earlier night is kept: move warehouse/nights/${night} and the symlink warehouse/current away, then build the star anew from what has landed with kehu run`
    : `publish an earlier night again with kehu runs restore ${earlier}, then run`
}
