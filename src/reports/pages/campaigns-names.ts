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

/** What customers are told apart by: the channel, what they had bought before, or an attribute by the project's own name. */
export function kindName(kind: string): Text {
  switch (kind) {
    case '(channel)':
      return text('campaigns.channel')
    case '(recency)':
      return text('campaigns.recency')
    case '(spend)':
      return text('campaigns.spend')
    default:
      return plain(kind)
  }
}

const past = ['never', '1-30 days', '31-90 days', '91-180 days', 'over 180 days'] as const
const spent = ['nothing', 'lowest third', 'middle third', 'highest third'] as const

/** A value of a kind: those of past purchases in the language of the report, any other as it is written. */
export function valueName(kind: string, value: string): Text {
  const known = kind === '(recency)' ? past : kind === '(spend)' ? spent : []
  const found = known.find(one => one === value)
  return found === undefined ? plain(value) : { key: `campaigns.past.${found}`, values: {} }
}
