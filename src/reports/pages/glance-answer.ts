import { compareDecimals, negateDecimal, sumDecimals } from '../decimal.js'
import { inSentences, list, type Text, text } from '../language/text.js'
import { checkName } from './check-name.js'
import type { CheckResult, GlanceInput, SalesTotals } from './glance-data.js'
import { sumRecords } from './glance-records.js'

/** First whether the night can be trusted, then what it says. */
export function glanceAnswer(input: GlanceInput): Text {
  if (input.recordsByFate.length === 0) return text('glance.empty')
  const refused = input.checks.filter(check => check.blocking && !check.passed)
  if (refused.length > 0) return text('glance.refused', { failed: refused.length, names: namesOf(refused) })
  const concerns = concernsOf(input)
  const first =
    concerns.length > 0
      ? text('glance.care', { concerns: list(concerns) })
      : text('glance.trusted', { records: sumRecords(input.recordsByFate), checks: input.checks.length })
  return inSentences([first, whatItSays(input)])
}

function whatItSays({ money, customers, orders, firstDay, lastDay }: GlanceInput): Text {
  if (firstDay === null || lastDay === null) return text('glance.says_nothing')
  return text('glance.says', { net: money.net_sales, customers, orders, first: firstDay, last: lastDay })
}

function concernsOf(input: GlanceInput): Text[] {
  const concerns: Text[] = []
  const failed = input.checks.filter(check => !check.passed)
  const quarantined = sumRecords(input.recordsByFate.filter(row => row.fate === 'quarantined'))
  if (quarantined > 0n) {
    const share = Number(quarantined) / Number(sumRecords(input.recordsByFate))
    concerns.push(text('glance.concern_quarantined', { records: quarantined, share }))
  }
  if (failed.length > 0) concerns.push(text('glance.concern_checks', { failed: failed.length, names: namesOf(failed) }))
  if (input.checks.length === 0) concerns.push(text('glance.concern_unchecked'))
  if (!salesAddUp(input.money)) concerns.push(text('glance.concern_unbalanced'))
  return concerns
}

function namesOf(checks: readonly CheckResult[]): Text {
  return list(
    checks
      .map(check => check.name)
      .sort()
      .map(checkName),
  )
}

/** True where the three parts of the sales really make up net sales. */
function salesAddUp(money: SalesTotals): boolean {
  const made = sumDecimals([money.gross_sales, negateDecimal(money.discounts), negateDecimal(money.returns)])
  return compareDecimals(made, money.net_sales) === 0
}
