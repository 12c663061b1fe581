import { expect } from 'vitest'
import { armSums } from '../../src/mining/campaigns/arm-sums.js'
import { campaignEffects } from '../../src/mining/campaigns/effects.js'
import { askOne, openPublished } from './night.js'

/** Hillstrom's experiment on its night: rates, uplifts and standard errors as they were published and counted. */
export async function hillstromCampaign(folder: string): Promise<void> {
  expect(
    await askOne(
      folder,
      'select customers, controls, contacts, bought_by, cost, delivered, cast(revenue as varchar) as revenue from mart_campaign',
    ),
  ).toEqual({
    customers: 42_694n,
    controls: 21_306n,
    contacts: 42_694n,
    bought_by: 'contacts',
    cost: null,
    delivered: null,
    revenue: '53349.8000',
  })
  await using engine = await openPublished(folder)
  const { arms, groups } = campaignEffects(await armSums(engine, true))
  const rounded = (value: number | null, digits: number) => Number(value?.toFixed(digits))
  expect(
    arms.map(({ arm, customers, effects: [visit, bought, spend] }) => [
      arm,
      customers,
      rounded(visit?.treated ?? null, 5),
      rounded(bought?.treated ?? null, 5),
      rounded(spend?.treated ?? null, 4),
      rounded(spend?.uplift.value ?? null, 3),
      rounded(spend?.uplift.error ?? null, 3),
    ]),
  ).toEqual([
    ['Mens E-Mail', 21_307n, 0.18276, 0.01253, 1.4226, 0.77, 0.145],
    ['Womens E-Mail', 21_387n, 0.1514, 0.00884, 1.0772, 0.424, 0.13],
  ])
  const [men] = arms
  expect(men?.effects.map(({ control }) => rounded(control, 5))).toEqual([0.10617, 0.00573, 0.65279, NaN])
  // Both arms surely bring visits, purchases and money.
  for (const { effects } of arms) for (const { uplift } of effects.slice(0, 3)) expect(uplift.low).toBeGreaterThan(0)
  // Women's goods bring visits of those who had bought women's goods before, and surely more than of the others.
  const before = groups.filter(({ arm, kind }) => arm === 'Womens E-Mail' && kind === 'womens')
  expect(before.map(({ value }) => value)).toEqual(['0', '1'])
  expect(before[1]?.beyondOthers[0]?.low).toBeGreaterThan(0)
  expect(before[0]?.beyondOthers[0]?.high).toBeLessThan(0)
}
