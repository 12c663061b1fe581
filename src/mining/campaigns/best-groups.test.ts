import { describe, expect, it } from 'vitest'
import type { ArmSums } from './arm-sums.js'
import { bestGroups } from './best-groups.js'
import { campaignEffects } from './effects.js'
import { pooledRates } from './pooled-rates.js'
import { groupRates } from './rates.js'

const sums = (
  campaign: number,
  kind: string,
  value: string,
  customers: number,
  bought: number,
  control: boolean,
): ArmSums => ({
  campaign_key: BigInt(campaign),
  arm: control ? 'control' : 'a',
  is_control: control,
  kind,
  value,
  customers: BigInt(customers),
  responded: null,
  answers: null,
  bought: BigInt(bought),
  revenues: 0n,
  revenue: null,
  revenue_squares: null,
  margins: 0n,
  margin: null,
  margin_squares: null,
})
/** Contacted in one channel, those left out in none. */
const sent = (campaign: number, channel: string, came: number, left: number) => [
  sums(campaign, '(all)', '', 1000, came, false),
  sums(campaign, '(channel)', channel, 1000, came, false),
  sums(campaign, '(all)', '', 500, left, true),
  sums(campaign, '(channel)', '', 500, left, true),
]
const found = (given: readonly ArmSums[]) => bestGroups(given, campaignEffects(given), pooledRates(groupRates(given)))

describe('the best channel and the best customers', () => {
  it('are the arm that brought most beside its own control group, and surely more than the other channels', () => {
    // Uplifts .10, .02 and 0 of 1,000 each; the error of each is that of two shares.
    const given = [...sent(1, 'call', 200, 50), ...sent(2, 'email', 120, 50), ...sent(3, 'letter', 100, 50)]
    const [best, ...others] = found(given)
    expect(others).toEqual([])
    expect(best).toMatchObject({
      scope: 'channel',
      measure: 'conversion',
      campaign_key: 1n,
      value: 'call',
      customers: 1000n,
    })
    expect(best?.found.value).toBeCloseTo(0.1, 12)
    const error = (share: number) => Math.sqrt((share * (1 - share)) / 1000 + (0.1 * 0.9) / 500)
    // Three candidates: 1 - .05 ÷ 3 on two sides.
    expect(best?.found.low).toBeCloseTo(0.1 - 2.393979800266 * error(0.2), 6)
    expect(best?.beyond.value).toBeCloseTo(0.1 - 0.01, 12)
    expect(best?.beyond.error).toBeCloseTo(Math.hypot(error(0.2), error(0.12) / 2, error(0.1) / 2), 12)
    expect(best?.beyond.low).toBeGreaterThan(0)
  })

  it('are groups of one arm beside its other customers', () => {
    const given = [
      ...sent(1, 'email', 160, 50),
      ...['north', 'south'].flatMap(town => [
        sums(1, 'town', town, 500, town === 'north' ? 130 : 30, false),
        sums(1, 'town', town, 250, 25, true),
      ]),
    ]
    const [best, ...others] = found(given)
    expect(others).toEqual([])
    expect(best).toMatchObject({ scope: 'segment', kind: 'town', value: 'north', arm: 'a' })
    expect(best?.found.value).toBeCloseTo(0.26 - 0.1, 12)
    expect(best?.beyond.value).toBeCloseTo(0.16 - -0.04, 12)
    expect(best?.beyond.low).toBeGreaterThan(0)
  })

  it('are not those all of whom came anyway: where nobody differs the interval tells how unsure that is', () => {
    const all = (value: string) => [sums(1, 'town', value, 60, 60, false), sums(1, 'town', value, 60, 60, true)]
    const some = (value: string, came: number) => [
      sums(2, 'town', value, 500, came, false),
      sums(2, 'town', value, 500, 40, true),
    ]
    const given = [
      ...[...sent(1, 'email', 1000, 500), ...sent(2, 'email', 70, 40)],
      ...[...all('north'), ...all('south'), ...some('north', 45), ...some('south', 50)],
    ]
    const best = found(given).find(({ scope }) => scope === 'segment')
    expect(best).toMatchObject({ campaign_key: 2n, value: 'south' })
    expect(best?.found.low).toBeLessThan(0)
  })

  it('are those who did most where nobody was left out: a rate, and its difference from the others', () => {
    const given = [sums(1, 'town', 'north', 400, 80, false), sums(1, 'town', 'south', 600, 60, false)]
    expect(found(given)).toMatchObject([
      { scope: 'segment', measure: 'conversion', campaign_key: null, value: 'north', found: { value: 0.2, low: null } },
    ])
    expect(found(given)[0]?.beyond.value).toBeCloseTo(0.1, 12)
    expect(found([])).toEqual([])
  })
})
