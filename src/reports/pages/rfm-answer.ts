import { compareDecimals } from '../decimal.js'
import { inSentences, type Text, text } from '../language/text.js'
import { isSegmentId, segmentName } from '../segments.js'
import type { SegmentSummary } from './rfm-data.js'
import { sharesOf, slippingOf } from './rfm-shares.js'

/** The best and what they bring, then who is slipping away. Takes the segments that hold somebody. */
export function rfmAnswer(segments: readonly SegmentSummary[]): Text {
  const best = bestOf(segments)
  if (best === undefined) return text('rfm.empty')
  const first = bestSentence(best, segments)
  // A project's own segments do not say who used to buy often.
  if (!segments.some(({ segment }) => isSegmentId(segment))) return first
  const slipping = sharesOf(slippingOf(segments), segments)
  const second =
    slipping.customers === 0n
      ? text('rfm.none_slipping')
      : text('rfm.slipping', { customers: slipping.customers, net: slipping.net_sales })
  return inSentences([first, second])
}

/** The champions; where there are none, the segment that brings most. */
function bestOf(segments: readonly SegmentSummary[]): SegmentSummary | undefined {
  const byNetSales = [...segments].sort((one, other) => compareDecimals(other.net_sales, one.net_sales))
  return segments.find(({ segment }) => segment === 'champions') ?? byNetSales[0]
}

function bestSentence(best: SegmentSummary, segments: readonly SegmentSummary[]): Text {
  const { customers, shareOfCustomers, shareOfNetSales } = sharesOf([best], segments)
  const known = { customers, segment: segmentName(best.segment), share: shareOfCustomers ?? 0 }
  return shareOfNetSales === null
    ? text('rfm.best_without_sales', known)
    : text('rfm.best', { ...known, sales: shareOfNetSales })
}
