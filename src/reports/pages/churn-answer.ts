import type { NamedColumn } from '../../mining/churn/named-column.js'
import type { Why } from '../../mining/churn/why.js'
import { columnList } from '../language/cause-text.js'
import { inSentences, plain, type Text, text } from '../language/text.js'
import type { ChurnInput, OfferAt } from './churn-data.js'
import { churnTotals, firstTenthOf } from './churn-sums.js'
import { shownCause } from './churn-tables.js'

/** How many are leaving, what is at stake, what raises it most, and what an offer would bring. */
export function churnAnswer({ leaving, tenths, refused, why, model, offer, season }: ChurnInput): Text {
  if (why !== null) return inSentences([text('churn.cannot_say'), ...whyTexts(why), mendOf(why, leaving)])
  if (refused !== null) return text('churn.refused', { reason: plain(refused) })
  const { customers, leavers, stake, share } = churnTotals(tenths)
  if (share === null) return text('churn.nobody')
  const counted = { customers, leavers: Math.round(leavers), share }
  const said: Text[] = [text(leaving.kind === 'label' ? 'churn.answer_label' : 'churn.answer', counted)]
  if (season !== null) said.push(text('churn.season', season))
  const first = firstTenthOf(tenths)
  if (stake !== null && first !== null) said.push(text('churn.answer_stake', { money: stake, share: first }))
  // How many of such left is no proof of what holds only among customers alike in the rest.
  const cause = model?.causes.find(({ points, cause: of }) => points > 0 && !of?.among_alike)
  if (cause) {
    const { customers: such, left_share } = cause
    said.push(text('churn.answer_cause', { cause: shownCause(cause), customers: such, share: left_share }))
  }
  const best = offer?.best
  if (best) said.push(offerText(best))
  return inSentences(said)
}

function offerText({ customers, profit, interval: { low, high } }: OfferAt): Text {
  return low !== null && high !== null && low < 0
    ? text('churn.answer_offer_unsure', { customers, profit, low, high })
    : text('churn.answer_offer', { customers, profit })
}

function whyTexts(why: Why): readonly Text[] {
  switch (why.code) {
    case 'too_few': {
      const { customers, left, stayed, least } = why
      return [text('churn.why.too_few', { customers, left, stayed, least })]
    }
    case 'nothing_tells':
      return [text('churn.why.nothing_tells')]
    case 'only_leaks':
      return [text('churn.why.only_leaks', { names: namesText(why.names) })]
    case 'no_better': {
      const { left_out } = why
      return [noBetter(why), ...(left_out.length === 0 ? [] : [text('churn.leaks', { names: namesText(left_out) })])]
    }
    case 'history_too_short':
      return [text('churn.why.history_too_short', { from: why.from, days: why.days })]
    case 'orders_stopped':
    case 'records_stopped':
      return [text(`churn.why.${why.code}`, { last: why.last, days: why.days, longest: why.longest })]
    case 'no_days':
      return [text('churn.why.no_days', { attribute: plain(why.attribute) })]
    case 'no_maximum':
      return [text('churn.why.no_maximum')]
    default:
      return [text('churn.why.no_label', { attribute: plain(why.attribute) })]
  }
}

/** Cards of earlier versions have the English words alone. */
function namesText(names: string | readonly NamedColumn[]): Text {
  return typeof names === 'string' ? plain(names) : columnList(names)
}

/** Cards of earlier versions have no intervals. */
function noBetter({ area, plain: rule, customers, ends }: Extract<Why, { code: 'no_better' }>): Text {
  const found = { area: plain(area), rule: plain(rule), customers }
  return ends === undefined
    ? text('churn.why.no_better', found)
    : text('churn.why.no_gain', {
        ...found,
        low: plain(ends.plain_low),
        high: plain(ends.plain_high),
        gain_low: plain(ends.gain_low),
        gain_high: plain(ends.gain_high),
      })
}

/** What would change that. */
function mendOf(why: Why, { kind }: ChurnInput['leaving']): Text {
  switch (why.code) {
    case 'too_few':
      return text(kind === 'label' ? 'churn.mend.too_few_label' : 'churn.mend.too_few')
    case 'history_too_short':
      return text('churn.mend.history_too_short')
    case 'orders_stopped':
    case 'records_stopped':
      return text('churn.mend.orders_stopped', { until: why.until })
    case 'only_leaks':
      return text('churn.mend.only_leaks')
    case 'no_label':
      return text('churn.mend.no_label')
    case 'no_days':
      return text('churn.mend.no_days')
    default:
      return text('churn.mend.no_better')
  }
}
