import type { ActivityName } from '../../fixtures/firm/campaign-plan.js'
import { type CampaignsTruth, trueWorth } from '../../fixtures/firm/campaign-truth.js'

/** The activities of the firm as a project declares them that knows nothing but their campaigns. */
export function firmActions({ activities, list }: CampaignsTruth, budget: number): string {
  const listed = list
    .filter(({ has_control }) => has_control)
    .map(({ id, activity }) => {
      const { channel, cost } = activities[activity]
      return `    ${activity}: { channel: ${channel}, cost: ${cost}, changes: response, evidence: { campaign: ${id} } }\n`
    })
  return `actions:\n  budget: ${budget}\n  control: 0\n  contact: { unknown_consent: false }\n  activities:\n${listed.join('')}`
}

/** A customer by their number in the shop, and what is done for them. */
export type Done = { readonly shop: string; readonly activity: ActivityName }

/** What is truly earned by doing so: the margin of the orders that it brings less what it costs. */
export function trueMoney(truth: CampaignsTruth, done: readonly Done[]): number {
  const worth = trueWorth(truth)
  return done.reduce(
    (sum, { shop, activity }) => sum + (worth.get(shop)?.[activity] ?? 0) - Number(truth.activities[activity].cost),
    0,
  )
}

/** The first of some customers in their order who may be contacted, as far as the money goes. */
export function asFarAsMoneyGoes(
  { customers, activities }: CampaignsTruth,
  order: readonly string[],
  activity: ActivityName,
  budget: number,
): readonly Done[] {
  const { cost, channel } = activities[activity]
  const place = new Map(order.map((shop, i) => [shop, i]))
  const isAllowed = (one: CampaignsTruth['customers'][number]) =>
    channel === 'letter' || (channel === 'call' ? one.phone_consent : one.email_consent) === true
  return customers
    .filter(one => place.has(one.shop) && isAllowed(one))
    .sort((a, b) => (place.get(a.shop) ?? 0) - (place.get(b.shop) ?? 0))
    .slice(0, Math.floor(budget / Number(cost)))
    .map(({ shop }) => ({ shop, activity }))
}
