import type { Engine } from '../../warehouse/engine/engine.js'
import { fill } from '../small-star.js'

/** A campaign for tests; what is not said is not known. */
export interface SmallCampaign {
  readonly id: number
  readonly started?: string
  readonly ended?: string
  readonly cost?: string
}

/** A contact of a customer in a campaign. */
export interface SmallContact {
  readonly id: number
  readonly campaign: number
  /** Record key of the customer; 0 = none. */
  readonly customer: number
  readonly arm?: string
  readonly control?: boolean
  readonly channel?: number
  readonly sent?: string
  readonly cost?: string
  readonly delivered?: boolean
  readonly clicked?: boolean
  readonly responded?: boolean
  readonly respondedOn?: string
  readonly converted?: boolean
  readonly revenue?: string
}

/** An inbound contact of a customer that names a campaign. */
export interface SmallAnswer {
  readonly id: number
  readonly campaign: number
  readonly customer: number
  readonly day: string
}

/** Adds campaigns to a small star. */
export async function buildSmallCampaigns(
  engine: Engine,
  campaigns: readonly SmallCampaign[],
  contacts: readonly SmallContact[],
  answers: readonly SmallAnswer[] = [],
): Promise<void> {
  await fill(engine, 'dim_channel', [
    { channel_key: 0n, channel: 'unknown' },
    { channel_key: 1n, channel: 'email' },
    { channel_key: 2n, channel: 'mail' },
  ])
  await fill(
    engine,
    'dim_campaign',
    campaigns.map(({ id, started, ended, cost }) => ({
      campaign_key: BigInt(id),
      source: 'mail',
      campaign_id: `k${id}`,
      started_on: started ?? null,
      ended_on: ended ?? null,
      cost: cost ?? null,
      is_declared: true,
    })),
  )
  await fill(
    engine,
    'fct_campaign_contact',
    contacts.map(one => ({
      contact_key: BigInt(one.id),
      campaign_key: BigInt(one.campaign),
      customer_record_key: BigInt(one.customer),
      arm: one.arm ?? null,
      is_control: one.control ?? null,
      channel_key: BigInt(one.channel ?? 0),
      sent_at: one.sent === undefined ? null : `${one.sent}T09:00:00.000000Z`,
      sent_on: one.sent ?? null,
      cost: one.cost ?? null,
      delivered: one.delivered ?? null,
      clicked: one.clicked ?? null,
      responded: one.responded ?? null,
      responded_on: one.respondedOn ?? null,
      converted: one.converted ?? null,
      revenue: one.revenue ?? null,
    })),
  )
  await fill(
    engine,
    'fct_interaction',
    answers.map(({ id, campaign, customer, day }) => ({
      interaction_key: BigInt(id),
      campaign_key: BigInt(campaign),
      customer_record_key: BigInt(customer),
      direction: 'inbound',
      started_at: `${day}T10:00:00.000000Z`,
      started_on: day,
    })),
  )
}
