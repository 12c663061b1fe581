/** Silences of one length: those that a purchase ended, and those that still go on. */
export interface Silences {
  readonly days: number
  readonly ended: number
  readonly open: number
}

/** What becomes of customers who have been silent for so long. */
export interface HorizonPoint {
  readonly days: number
  /** Silences that were seen to last so long. */
  readonly silences: number
  /** Share of them that a purchase ends within `within` more days. */
  readonly back: number
  readonly within: number
}

/** The horizon after which a silent customer has left, and the curve that shows it. */
export interface Horizon {
  /** The smallest horizon after which fewer than `share` come back; null where the history is too short to show one. */
  readonly suggested: number | null
  readonly share: number
  readonly curve: readonly HorizonPoint[]
}

/** More likely gone than coming back. */
export const usualShare = 0.5

/** Horizons are told in tens of days: finer ones say what this year's weeks did. */
const step = 10
/** Whoever comes back later than a year is a new customer. */
const longestWait = 365
/** Whoever was waited for no longer than a quarter may still come back. */
export const usualWait = 90
/** Of fewer silences a share is chance. */
const leastSilences = 100

/**
 * The share of silent customers who come back, by how long they have been silent: 1 − S(h + w) ÷ S(h), where S is the
 * product-limit estimate of how long silences last (Kaplan & Meier 1958), so that silences which still go on count for as
 * long as they were seen. w is a year, or what the history leaves; a horizon that is longer than that is not judged, since
 * those who come back after it were not waited for.
 *
 * @param leastWait days that a silent customer must have been waited for at least
 */
export function horizonOf(silences: readonly Silences[], share = usualShare, leastWait = 0): Horizon {
  const lasting = lastingOf(silences)
  const longest = silences.reduce((most, { days }) => Math.max(most, days), 0)
  const curve: HorizonPoint[] = []
  for (let days = step; days <= longest; days += step) {
    const within = Math.min(longestWait, longest - days)
    const { share: still, atRisk } = lasting(days)
    if (within < Math.max(leastWait, Math.min(days, longestWait)) || atRisk < leastSilences) break
    curve.push({ days, silences: atRisk, back: 1 - lasting(days + within).share / still, within })
  }
  return { suggested: curve.find(({ back }) => back < share)?.days ?? null, share, curve }
}

/** The share of silences that last longer than so many days, and how many were seen to do so. */
function lastingOf(silences: readonly Silences[]) {
  const steps: { days: number; share: number; atRisk: number }[] = []
  let atRisk = silences.reduce((sum, { ended, open }) => sum + ended + open, 0)
  let share = 1
  for (const { days, ended, open } of [...silences].sort((a, b) => a.days - b.days)) {
    share *= 1 - ended / atRisk
    atRisk -= ended + open
    steps.push({ days, share, atRisk })
  }
  const all = { share: 1, atRisk: silences.reduce((sum, { ended, open }) => sum + ended + open, 0) }
  return (days: number) => steps.findLast(one => one.days <= days) ?? all
}
