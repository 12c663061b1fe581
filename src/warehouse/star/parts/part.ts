import { type EntityName, type KeyedName, keyedNames } from '../../../config/entity.js'

/**
 * What the sources of a project may fill beside what every star has: an entity, attributes of customers, or members that
 * only facts name. What none of them fills has no table and costs no statement.
 */
export type Part = EntityName | 'customer_attribute' | 'owner' | 'pipeline_stage'

/** Where the newest record with a key stands, and under which column. */
export interface PartTable {
  readonly table: string
  readonly key: string
}

export const partTables: Readonly<Record<KeyedName, PartTable>> = {
  payment: { table: 'fct_payment', key: 'payment_key' },
  subscription: { table: 'fct_subscription', key: 'subscription_key' },
  interaction: { table: 'fct_interaction', key: 'interaction_key' },
  service_case: { table: 'fct_service_case', key: 'case_key' },
  feedback: { table: 'fct_feedback', key: 'feedback_key' },
  campaign: { table: 'dim_campaign', key: 'campaign_key' },
  campaign_contact: { table: 'fct_campaign_contact', key: 'contact_key' },
  web_event: { table: 'fct_web_event', key: 'event_key' },
  lead: { table: 'fct_lead', key: 'lead_key' },
  opportunity: { table: 'fct_opportunity', key: 'opportunity_key' },
  opportunity_stage: { table: 'fct_opportunity_stage', key: 'opportunity_stage_key' },
  activity_cost: { table: 'fct_activity_cost', key: 'cost_key' },
  target: { table: 'fct_target', key: 'target_key' },
}

/** The keyed entities among some parts, in the order of all. */
export function keyedParts(parts: ReadonlySet<Part>): readonly KeyedName[] {
  return keyedNames.filter(name => parts.has(name))
}
