import { plain, type Text, text } from '../language/text.js'
import type { ArmUplift, CampaignRow, UpliftMeasure, UpliftRange } from './campaigns-data.js'
import { verdictOf } from './campaigns-data.js'

/** An arm by its campaign and itself: the campaign alone where it has one arm. */
export function armName(
  { campaign_key, arm }: ArmUplift,
  arms: readonly ArmUplift[],
  rows: readonly CampaignRow[],
): Text {
  const name = campaignName(campaign_key, rows)
  const isAlone = arms.filter(one => one.campaign_key === campaign_key).length === 1
  return isAlone ? plain(name) : plain(campaignsOf(arms).length === 1 ? arm : `${name}: ${arm}`)
}

export function campaignName(key: bigint, rows: readonly CampaignRow[]): string {
  return rows.find(({ campaign_key }) => campaign_key === key)?.name ?? String(key)
}

function campaignsOf(arms: readonly ArmUplift[]): readonly bigint[] {
  return [...new Set(arms.map(({ campaign_key }) => campaign_key))]
}

export function measureName(measure: UpliftMeasure): Text {
  return { key: `campaigns.measure.${measure}`, values: {} }
}

export function verdictText(range: UpliftRange): Text {
  return { key: `campaigns.verdict.${verdictOf(range)}`, values: {} }
}

/** The channel of a customer, or an attribute by the project's own name. */
export function kindName(kind: string): Text {
  return kind === '(channel)' ? text('campaigns.channel') : plain(kind)
}
