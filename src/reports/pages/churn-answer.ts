import { inSentences, plain, type Text, text } from '../language/text.js'
import type { ChurnInput } from './churn-data.js'
import { churnTotals, firstTenthOf } from './churn-sums.js'

/** How many are leaving, what is at stake, what raises it most, and what an offer would bring. */
export function churnAnswer({ leaving, tenths, refused, model, offer }: ChurnInput): Text {
  if (refused !== null) return text('churn.refused', { reason: plain(refused) })
  const { customers, leavers, stake, share } = churnTotals(tenths)
  if (share === null) return text('churn.nobody')
  const counted = { customers, leavers: Math.round(leavers), share }
  const said: Text[] = [text(leaving.kind === 'label' ? 'churn.answer_label' : 'churn.answer', counted)]
  const first = firstTenthOf(tenths)
  if (stake !== null && first !== null) said.push(text('churn.answer_stake', { money: stake, share: first }))
  const cause = model?.causes.find(({ points }) => points > 0)
  if (cause) said.push(text('churn.answer_cause', { cause: plain(cause.says) }))
  const best = offer?.best
  if (best) said.push(text('churn.answer_offer', { customers: best.customers, profit: best.profit }))
  return inSentences(said)
}
