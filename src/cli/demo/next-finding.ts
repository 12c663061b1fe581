import type { ActivityName } from '../../../fixtures/firm/campaign-plan.js'
import { activityNames } from '../../../fixtures/firm/campaign-plan.js'
import { type CampaignsTruth, trueWorth } from '../../../fixtures/firm/campaign-truth.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { count, money } from './figure.js'
import type { Finding } from './finding.js'

type NextRow = { customer_id: string; activity: string; cost: string; effect: string }

/** What is to be done next, in the money that the generator knows: more than any one campaign for everybody would earn. */
export async function nextFinding(engine: Engine, truth: CampaignsTruth): Promise<Finding> {
  const list = await rows(engine, bind<NextRow>(sqlFile('reports/demo_next_activities.sql')))
  const worth = trueWorth(truth)
  const of = (shop: string, activity: string) => {
    const name = activityNames.find(known => known === activity)
    return name === undefined ? 0 : (worth.get(shop)?.[name] ?? 0)
  }
  const spent = list.reduce((sum, { cost }) => sum + Number(cost), 0)
  const earned = list.reduce((sum, one) => sum + of(one.customer_id, one.activity), 0) - spent
  const expected = list.reduce((sum, { effect }) => sum + Number(effect), 0) - spent
  const plain = Math.max(...activityNames.map(name => forEverybody(truth, worth, name, spent)))
  const told = activityNames
    .map(name => ({ name, customers: list.filter(({ activity }) => activity === name).length }))
    .filter(({ customers }) => customers > 0)
    .map(({ name, customers }) => `${name} for ${count(customers)}`)
  return {
    topic: 'next_activities',
    text: `${told.join(', ')}: ${pounds(spent)} that should earn ${pounds(expected)} and truly earn ${pounds(earned)}; the best campaign for everybody would earn ${pounds(plain)} for that money`,
    agrees: list.length > 0 && earned > plain,
  }
}

/** What an activity truly earns for so much money, of customers as they come. */
function forEverybody(
  { customers, activities }: CampaignsTruth,
  worth: ReturnType<typeof trueWorth>,
  name: ActivityName,
  spent: number,
): number {
  const { channel, cost } = activities[name]
  const allowed = customers.filter(
    one => one.group !== null && (channel === 'letter' || (channel === 'call' ? one.phone_consent : one.email_consent)),
  )
  const brings =
    allowed.reduce((sum, { shop }) => sum + (worth.get(shop)?.[name] ?? 0), 0) / Math.max(1, allowed.length)
  return Math.min(allowed.length, Math.floor(spent / Number(cost))) * (brings - Number(cost))
}

function pounds(amount: number): string {
  return money(BigInt(Math.round(amount * 100)))
}
