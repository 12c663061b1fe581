import type { CampaignsTruth, CampaignTruth } from '../../../fixtures/firm/campaign-truth.js'
import { armSums, type EffectMeasure } from '../../mining/campaigns/arm-sums.js'
import { type ArmEffect, campaignEffects, type GroupEffect } from '../../mining/campaigns/effects.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { cents, money, share } from './figure.js'
import type { Finding } from './finding.js'

type CampaignRow = {
  campaign_key: bigint
  campaign_id: string
  customers: bigint
  controls: bigint
  responded: bigint | null
  cost: string | null
}

/** So many standard errors lie between what was planted and what is found once in 16,000 firms. */
const errors_max = 4

interface Found {
  readonly row: CampaignRow
  readonly planted: CampaignTruth
  /** Null where nobody was left out. */
  readonly arm: ArmEffect | null
  readonly groups: readonly GroupEffect[]
}

/** Which campaigns work, and on whom; which look good, and bring nothing. */
export async function campaignFindings(engine: Engine, truth: CampaignsTruth): Promise<readonly Finding[]> {
  const told = await rows(engine, bind<CampaignRow>(sqlFile('reports/campaigns.sql')))
  const { arms, groups } = campaignEffects(await armSums(engine, false))
  const found = truth.list.flatMap((planted): Found[] => {
    const row = told.find(({ campaign_id }) => campaign_id === planted.id)
    if (!row) return []
    const own = ({ campaign_key }: ArmEffect) => campaign_key === row.campaign_key
    return [{ row, planted, arm: arms.find(own) ?? null, groups: groups.filter(own) }]
  })
  const isWhole = found.length === truth.list.length && found.every(isCounted)
  const of = (activity: CampaignTruth['activity']) => found.filter(({ planted }) => planted.activity === activity)
  return [works([...of('voucher'), ...of('call')], isWhole), fails([...of('newsletter'), ...of('mailing')], isWhole)]
}

/** Customers, answers and costs of a campaign are those of its files. */
function isCounted({ row, planted }: Found): boolean {
  const sum = (of: 'contacted' | 'left_out') => Object.values(planted.groups).reduce((all, group) => all + group[of], 0)
  return (
    Number(row.customers) === sum('contacted') &&
    Number(row.controls) === sum('left_out') &&
    Number(row.responded) === planted.responded &&
    cents(row.cost ?? '0') === cents(planted.cost)
  )
}

/** Whether the money that an arm brought for each customer may be what was planted. */
function isNear({ arm, planted }: Found): boolean {
  const groups = Object.values(planted.groups)
  const contacted = groups.reduce((all, group) => all + group.contacted, 0)
  const brought = (of: 'extra_sales' | 'extra_margin') =>
    groups.reduce((all, group) => all + Number(group[of]), 0) / contacted
  return (['revenue', 'margin'] as const).every(measure => {
    const uplift = upliftOf(arm, measure)
    if (!uplift || uplift.value === null || uplift.error === null) return false
    const planted = brought(measure === 'revenue' ? 'extra_sales' : 'extra_margin')
    return Math.abs(uplift.value - planted) < errors_max * uplift.error
  })
}

function works(found: readonly Found[], isWhole: boolean): Finding {
  const told = found.flatMap(({ arm, groups, planted }) => {
    const best = bestGroup(groups)
    const uplift = upliftOf(best ?? arm, 'conversion')
    if (!uplift) return []
    const whom = best
      ? `, ${best.kind === '(spend)' ? 'spend in the year before' : 'last purchase'}: ${best.value}`
      : ''
    return [
      `${planted.name}${whom}: ${percent(uplift.value)} more bought (${percent(uplift.low)} to ${percent(uplift.high)})`,
    ]
  })
  const [voucher] = found
  return {
    topic: 'campaigns_work',
    text: `most where contact moves them, beside those left out: ${told.join('; ')}`,
    agrees:
      isWhole && found.length === 2 && found.every(isNear) && (upliftOf(voucher?.arm, 'conversion')?.low ?? 0) > 0,
  }
}

function fails(found: readonly Found[], isWhole: boolean): Finding {
  const told = found.flatMap(({ arm, planted, row }) => {
    const margin = upliftOf(arm, 'margin')
    if (!margin) return []
    const brought = `a customer brought ${pounds(margin.value)} more margin (${pounds(margin.low)} to ${pounds(margin.high)}, ${(margin.low ?? 0) > 0 ? 'surely more' : 'which may be nothing'})`
    return [
      `${planted.name}, answered by ${share(Number(row.responded), Number(row.customers))} for ${money(cents(row.cost ?? '0'))}: ${brought}`,
    ]
  })
  return {
    topic: 'campaigns_fail',
    text: `beside those left out: ${told.join('; ')}`,
    agrees: isWhole && found.length === 2 && found.every(isNear),
  }
}

function upliftOf(of: ArmEffect | null | undefined, measure: EffectMeasure) {
  return of?.effects.find(effect => effect.measure === measure)?.uplift
}

/** The group that contact moves most beyond all others to buy. */
function bestGroup(groups: readonly GroupEffect[]): GroupEffect | undefined {
  const beyond = (group: GroupEffect) =>
    group.beyondOthers[group.effects.findIndex(({ measure }) => measure === 'conversion')]?.value ?? 0
  return [...groups].sort((one, other) => beyond(other) - beyond(one))[0]
}

function percent(value: number | null): string {
  return `${(100 * (value ?? 0)).toFixed(1)} %`
}

function pounds(value: number | null): string {
  return `£${(value ?? 0).toFixed(2)}`
}
