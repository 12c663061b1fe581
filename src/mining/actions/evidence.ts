import type { Actions, Activity } from '../../config/actions.js'
import { attributeColumn } from '../../config/attribute.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { armSums, type EffectMeasure } from '../campaigns/arm-sums.js'
import { beyondChance, widelyErred } from '../campaigns/difference.js'
import { type ArmEffect, type CampaignEffects, campaignEffects, type GroupEffect, level } from '../campaigns/effects.js'
import { type GivenOptions, optionsOf } from '../options.js'
import { published } from '../published.js'
import { latestFit } from '../store.js'
import { upliftOptions } from '../uplift/options.js'
import { upliftParams } from '../uplift/uplift-kind.js'
import { type HabitGroup, habitGroups, habitsDiffer } from './habit-groups.js'
import { type HabitSums, habitSums } from './habit-sums.js'
import { taken } from './taken-uplift.js'

/** Why a campaign that an activity names is no evidence. */
export type Lacking = 'unknown_campaign' | 'no_control' | 'several_arms' | 'running' | 'of_contact' | 'unmeasured'

/** What tells what an activity brings. */
export interface Evidence {
  readonly by: 'none' | 'assumed' | 'measured' | 'group' | 'habit' | 'model'
  readonly lacking: Lacking | null
  readonly campaign: string | null
  readonly arm: string | null
  /** What of the campaign tells; null where it is assumed. */
  readonly measure: EffectMeasure | null
  /** A share of customers, or, by revenue and margin, money of each. */
  readonly uplift: number | null
  /** The uplift that is reckoned with: what was measured, drawn towards nothing by how unsure it is. */
  readonly taken: number | null
  readonly low: number | null
  readonly high: number | null
  readonly group: GroupEvidence | null
  /** Groups of customers who did otherwise before the campaign, and surely answered otherwise. */
  readonly habits: readonly HabitGroup[] | null
  /** Whether it tells nothing of customers who have never bought: the campaign reached too few of them. */
  readonly ofBuyers: boolean
}

/** Customers of these values of an attribute have the uplift of their own group. */
export interface GroupEvidence {
  readonly attribute: string
  /** How far the group that differs most lies from all others beside what chance may do, which is 1. */
  readonly sure: number
  readonly values: readonly { readonly value: string; readonly uplift: number }[]
}

/** Where evidence is looked for. */
export interface EvidenceFrom {
  readonly asOf: Day
  readonly parts: ReadonlySet<Part>
  readonly options: GivenOptions
  /** For how many days an order counts for a campaign that says no last day. */
  readonly campaignDays: number
  /** Whether the model `uplift` has scores. */
  readonly hasUplift: boolean
  /** Columns that a source declares personal: nobody is told apart by such an attribute. */
  readonly personal: readonly string[]
}

type Campaign = {
  campaign_key: bigint
  campaign_id: string
  name: string | null
  controls: bigint
  is_over: boolean
}

/** Fewer customers who had never bought, among those contacted, tell nothing of others who never did. */
const leastStrangers = 50

/** The evidence of each activity of a catalogue, by name. Without activities that name a campaign nothing is asked. */
export async function evidenceOf(
  engine: Engine,
  { activities }: Pick<Actions, 'activities'>,
  from: EvidenceFrom,
): Promise<ReadonlyMap<string, Evidence>> {
  const all = Object.entries(activities)
  const named = all.some(([, { evidence }]) => evidence.campaign !== undefined)
  const names = all.flatMap(([, { evidence }]) => evidence.campaign ?? [])
  const known = named && from.parts.has('campaign_contact') ? await campaignsOf(engine, from, names) : null
  return new Map(all.map(([name, activity]) => [name, evidenceFor(activity, known)]))
}

interface KnownCampaigns {
  readonly campaigns: readonly Campaign[]
  readonly effects: CampaignEffects
  readonly habits: readonly HabitSums[]
  /** What the model `uplift` was learnt from, where it tells customers apart. */
  readonly model: { readonly campaign: string; readonly arm: string | undefined; readonly of: string } | null
}

async function campaignsOf(engine: Engine, from: EvidenceFrom, names: readonly string[]): Promise<KnownCampaigns> {
  const { asOf, parts, campaignDays } = from
  const values = { as_of: asOf, window_days: BigInt(campaignDays) }
  const campaigns = await rows(engine, bind<Campaign>(sqlFile('reports/campaigns_measured.sql'), values))
  const { arms, groups } = campaignEffects(await armSums(engine, parts.has('customer_attribute')))
  const effects = { arms, groups: groups.filter(({ kind }) => !from.personal.includes(attributeColumn(kind))) }
  const isNamed = ({ campaign_id, name }: Campaign) => names.some(one => one === campaign_id || one === name)
  const tested = campaigns.filter(one => isNamed(one) && one.controls > 0n && one.is_over)
  const habits = await habitSums(
    engine,
    tested.map(({ campaign_key }) => campaign_key),
  )
  return { campaigns, effects, habits, model: await learntFrom(engine, from) }
}

async function learntFrom(engine: Engine, { options, hasUplift }: EvidenceFrom): Promise<KnownCampaigns['model']> {
  if (!hasUplift) return null
  const { campaign, arm, of } = upliftOptions.parse(optionsOf(options, 'uplift').own)
  const fit = campaign === undefined ? undefined : await latestFit(engine, 'uplift', 'score_uplift')
  if (fit === undefined || campaign === undefined) return null
  return upliftParams.parse(JSON.parse(fit)).forecast === null ? null : { campaign, arm, of }
}

function evidenceFor({ evidence, changes }: Activity, known: KnownCampaigns | null): Evidence {
  const { campaign = null, arm = null, assume } = evidence
  const nothing = {
    measure: null,
    uplift: null,
    taken: null,
    low: null,
    high: null,
    group: null,
    habits: null,
    ofBuyers: false,
  }
  const instead = (lacking: Lacking | null): Evidence =>
    assume === undefined
      ? { by: 'none', lacking, campaign, arm, ...nothing }
      : { by: 'assumed', lacking, campaign, arm, ...nothing, uplift: assume, taken: assume }
  if (campaign === null) return instead(null)
  const found = known?.campaigns.find(({ campaign_id, name }) => campaign_id === campaign || name === campaign)
  if (!known || !found) return instead('unknown_campaign')
  if (found.controls === 0n) return instead('no_control')
  if (!found.is_over) return instead('running')
  const arms = known.effects.arms.filter(one => one.campaign_key === found.campaign_key)
  const tested = arm === null ? arms : arms.filter(one => one.arm === arm)
  const [only, ...others] = tested
  if (!only) return instead('unmeasured')
  if (others.length > 0) return instead('several_arms')
  const wanted: readonly EffectMeasure[] =
    evidence.of !== undefined ? [evidence.of] : changes === 'basket' ? ['margin', 'revenue'] : ['conversion']
  const effects = wanted.flatMap(measure => {
    const uplift = only.effects.find(one => one.measure === measure)?.uplift
    if (!uplift || uplift.value === null || uplift.low === null) return []
    const { value, low, high } = uplift
    const told = { lacking: null, campaign, arm: only.arm, measure }
    return [{ ...told, uplift: published(value), taken: taken(widelyErred(uplift, level)), low, high }]
  })
  const [measured] = effects
  if (!measured) return instead(wanted.some(measure => isOfContact(only, measure)) ? 'of_contact' : 'unmeasured')
  const own = known.habits.filter(
    one => one.campaign_key === found.campaign_key && (one.is_control || one.arm === only.arm),
  )
  const strangers = own.filter(({ is_control, cell }) => !is_control && cell.frequency === 0)
  // Of a campaign without a day nobody knows who had bought before it: it tells of all.
  const isDated = own.length > 0
  const ofBuyers = isDated && strangers.reduce((sum, { customers }) => sum + customers, 0n) < BigInt(leastStrangers)
  const { model } = known
  const isLearnt =
    model !== null &&
    [found.campaign_id, found.name].includes(model.campaign) &&
    (model.arm === undefined ? arms.length === 1 : model.arm === only.arm) &&
    model.of === measured.measure
  const told = { ...measured, ofBuyers, group: null, habits: null }
  if (isLearnt) return { ...told, by: 'model' }
  const group = groupOf(only, known.effects.groups, measured.measure)
  // What tells customers apart more surely, each beside what as many tries would find by chance.
  const differ = habitsDiffer(own, measured.measure) ?? 0
  if (group !== null && group.sure >= differ) return { ...told, by: 'group', group }
  if (differ > 0) return { ...told, by: 'habit', habits: habitGroups(own, measured.measure) }
  return { ...told, by: 'measured' }
}

/** Whether it is known of those contacted, and cannot come to those left out. */
function isOfContact({ effects }: ArmEffect, measure: EffectMeasure): boolean {
  const told = effects.find(one => one.measure === measure)
  return told !== undefined && told.treated !== null && told.control === null
}

/** The groups of that attribute of which one differs most surely from all others; none where none does. */
function groupOf(arm: ArmEffect, groups: readonly GroupEffect[], measure: EffectMeasure): GroupEvidence | null {
  const own = groups.filter(
    one => one.campaign_key === arm.campaign_key && one.arm === arm.arm && !one.kind.startsWith('('),
  )
  const told = own.flatMap(one => {
    const at = one.effects.findIndex(effect => effect.measure === measure)
    const beyond = one.beyondOthers[at]
    const own = one.effects[at]?.uplift
    const sure = beyond ? beyondChance(beyond) : null
    if (sure === null || !own || own.value === null) return []
    return [{ kind: one.kind, value: one.value, uplift: taken(own), sure }]
  })
  const [most] = told
    .filter(({ sure }) => sure > 1)
    .sort((a, b) => b.sure - a.sure || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
  if (!most) return null
  const values = told.filter(({ kind }) => kind === most.kind).map(({ value, uplift }) => ({ value, uplift }))
  return { attribute: most.kind, sure: most.sure, values }
}
