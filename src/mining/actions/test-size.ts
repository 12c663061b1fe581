import { normalQuantile, normalShare } from '../campaigns/quantiles.js'

/** How sure a test has to be, and how it is divided. */
export interface TestDesign {
  /** Of the interval: 0.95 = one in twenty tests of nothing shows something. */
  readonly level: number
  /** The chance to show the uplift if there is one: 0.8. */
  readonly power: number
  /** The share of customers that is left out. */
  readonly control: number
}

/** What a test measures: shares from a rate on, or money with a standard deviation. */
export type Measured =
  | { readonly kind: 'share'; readonly rate: number; readonly uplift: number }
  | { readonly kind: 'money'; readonly deviation: number; readonly uplift: number }

/** Customers of each side. */
export interface TestSize {
  readonly contacted: number
  readonly leftOut: number
}

/**
 * How many customers show an uplift. Of shares: Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions (2003),
 * 4.19 and 4.20, without correction for continuity; of means: the same with one variance. Both two-sided.
 */
export function testSize(measured: Measured, { level, power, control }: TestDesign): TestSize {
  const ratio = control / (1 - control)
  const [a, b] = [normalQuantile((1 + level) / 2), normalQuantile(power)]
  const contacted = contactedFor(measured, ratio, a, b)
  return { contacted: Math.ceil(contacted), leftOut: Math.ceil(contacted * ratio) }
}

/** The chance that so many customers show the uplift. */
export function testPower(
  measured: Measured,
  { level, control }: Omit<TestDesign, 'power'>,
  customers: number,
): number {
  const [n, ratio] = [customers * (1 - control), control / (1 - control)]
  const a = normalQuantile((1 + level) / 2)
  const { pooled, own } = spreads(measured, ratio)
  return normalShare((Math.abs(measured.uplift) * Math.sqrt(n * ratio) - a * pooled) / own)
}

/** The smallest uplift, upwards, that so many customers show; null where not even the largest one would be. */
export function smallestUplift(measured: Measured, design: TestDesign, customers: number): number | null {
  const largest = measured.kind === 'share' ? 1 - measured.rate : measured.deviation * 1e6
  const shows = (uplift: number) => testPower({ ...measured, uplift }, design, customers) >= design.power
  if (!shows(largest)) return null
  let [low, high] = [0, largest]
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (shows(middle)) high = middle
    else low = middle
  }
  return high
}

function contactedFor(measured: Measured, ratio: number, a: number, b: number): number {
  const { pooled, own } = spreads(measured, ratio)
  return (a * pooled + b * own) ** 2 / (ratio * measured.uplift ** 2)
}

/** Standard deviations of the difference, were there none and as it is, in units of 1 ÷ √(customers · ratio). */
function spreads(measured: Measured, ratio: number): { readonly pooled: number; readonly own: number } {
  if (measured.kind === 'money') {
    const spread = measured.deviation * Math.sqrt(1 + ratio)
    return { pooled: spread, own: spread }
  }
  const [contacted, leftOut] = [measured.rate + measured.uplift, measured.rate]
  const mean = (contacted + ratio * leftOut) / (1 + ratio)
  return {
    pooled: Math.sqrt((1 + ratio) * mean * (1 - mean)),
    own: Math.sqrt(ratio * contacted * (1 - contacted) + leftOut * (1 - leftOut)),
  }
}
