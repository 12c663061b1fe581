import { sumDecimals } from '../decimal.js'
import { inSentences, type Text, text } from '../language/text.js'
import type { ArmUplift, CampaignsInput, UpliftOf } from './campaigns-data.js'
import { verdictOf } from './campaigns-data.js'
import { armName, measureName } from './campaigns-names.js'

/** Which campaigns surely worked, which of them most, and what all of them cost. */
export function campaignsAnswer({ campaigns, arms }: CampaignsInput): Text {
  const told = arms.flatMap(arm => {
    const lead = leadOf(arm)
    return lead === null ? [] : [{ arm, lead }]
  })
  const costs = campaigns.flatMap(({ cost }) => (cost === null ? [] : [cost]))
  const cost = costs.length === 0 ? [] : [text('campaigns.cost', { cost: sumDecimals(costs), campaigns: costs.length })]
  const [first] = told
  if (!first) return inSentences([text('campaigns.untested', { campaigns: campaigns.length }), ...cost])
  const won = told.filter(({ lead }) => verdictOf(lead.uplift) === 'more')
  const all = text('campaigns.tested', {
    won: won.length,
    tested: told.length,
    measure: measureName(first.lead.measure),
  })
  const best = won.toSorted((one, other) => (other.lead.uplift.value ?? 0) - (one.lead.uplift.value ?? 0))[0]
  if (!best) return inSentences([all, ...cost])
  const { value, low, high } = best.lead.uplift
  const most = text('campaigns.best', {
    name: armName(best.arm, arms, campaigns),
    uplift: value ?? 0,
    low: low ?? 0,
    high: high ?? 0,
    measure: measureName(best.lead.measure),
  })
  return inSentences([all, most, ...cost])
}

/** The share by which an arm is judged: of buyers, else of those who responded. */
function leadOf({ effects }: ArmUplift): UpliftOf | null {
  return (
    effects.find(({ measure, uplift }) => measure === 'conversion' && uplift.value !== null) ??
    effects.find(({ measure, uplift }) => measure === 'response' && uplift.value !== null) ??
    null
  )
}
