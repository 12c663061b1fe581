import { account } from './entities/account.js'
import { campaign, campaignContact } from './entities/campaign.js'
import { customer } from './entities/customer.js'
import { exchangeRate } from './entities/exchange-rate.js'
import { orderLine, returnLine } from './entities/order.js'
import { payment } from './entities/payment.js'
import { activityCost, target } from './entities/plan.js'
import { product } from './entities/product.js'
import { lead, opportunity, opportunityStage } from './entities/sales.js'
import { feedback, interaction, serviceCase } from './entities/service.js'
import { subscription } from './entities/subscription.js'
import { webEvent } from './entities/web-event.js'
import { type Entity, type EntityColumn, money, moneyIfSaid } from './entity-column.js'

export type { ColumnType, Entity, EntityColumn } from './entity-column.js'

export const entityNames = [
  'customer',
  'account',
  'product',
  'order_line',
  'return_line',
  'payment',
  'subscription',
  'interaction',
  'service_case',
  'feedback',
  'campaign',
  'campaign_contact',
  'web_event',
  'lead',
  'opportunity',
  'opportunity_stage',
  'activity_cost',
  'target',
  'exchange_rate',
] as const
export type EntityName = (typeof entityNames)[number]

/** The canonical entities: what a source is mapped to. Everything that depends on their columns reads them here. */
export const entities: Readonly<Record<EntityName, Entity>> = {
  customer,
  account,
  product,
  order_line: orderLine,
  return_line: returnLine,
  payment,
  subscription,
  interaction,
  service_case: serviceCase,
  feedback,
  campaign,
  campaign_contact: campaignContact,
  web_event: webEvent,
  lead,
  opportunity,
  opportunity_stage: opportunityStage,
  activity_cost: activityCost,
  target,
  exchange_rate: exchangeRate,
}

/**
 * What happens: the first of them that a record feeds is what the record is about. The finer grain stands first: many
 * comments stand on one ticket. Stages have a key of their own wherever they stand.
 */
export const factNames = [
  'order_line',
  'return_line',
  'payment',
  'web_event',
  'interaction',
  'campaign_contact',
  'service_case',
  'subscription',
  'opportunity',
  'opportunity_stage',
  'lead',
  'feedback',
  'activity_cost',
  'target',
] as const satisfies readonly EntityName[]
export type FactName = (typeof factNames)[number]

/** Entities of which the newest record with a key holds, in a table of their own. Lines of orders have tables of theirs. */
export const keyedNames = [
  'payment',
  'subscription',
  'interaction',
  'service_case',
  'feedback',
  'campaign',
  'campaign_contact',
  'web_event',
  'lead',
  'opportunity',
  'opportunity_stage',
  'activity_cost',
  'target',
] as const satisfies readonly EntityName[]
export type KeyedName = (typeof keyedNames)[number]

/** The facts that a record with these entities holds, the one that it is about first. */
export function factsOf(mapped: Readonly<Partial<Record<EntityName, unknown>>>): readonly FactName[] {
  return factNames.filter(name => mapped[name] !== undefined)
}

/** The amounts of an entity, in the currency of the source. */
export function amountsOf(name: EntityName): readonly EntityColumn[] {
  return entities[name].columns.filter(({ unit }) => unit === money || unit === moneyIfSaid)
}
