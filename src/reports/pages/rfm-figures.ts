import { text } from '../language/text.js'
import type { Figure, Figures } from '../section.js'
import { isSegmentId, segmentName } from '../segments.js'
import type { RfmInput, SegmentSummary } from './rfm-data.js'
import { sharesOf, slippingOf } from './rfm-shares.js'

/** How many are scored, how many are champions, how many slip away. */
export function rfmFigures(input: RfmInput, segments: readonly SegmentSummary[]): Figures {
  return {
    kind: 'figures',
    figures: [
      { label: text('rfm.scored'), value: input.scored, format: 'count' },
      ...(segments.some(({ segment }) => isSegmentId(segment)) ? bestAndSlipping(segments) : []),
      { label: text('rfm.unscored'), value: input.unscored, format: 'count', note: text('rfm.unscored_note') },
    ],
  }
}

function bestAndSlipping(segments: readonly SegmentSummary[]): Figure[] {
  const champions = sharesOf(
    segments.filter(({ segment }) => segment === 'champions'),
    segments,
  )
  const slipping = sharesOf(slippingOf(segments), segments)
  return [
    { label: segmentName('champions'), value: champions.customers, format: 'count', tone: 'good' },
    {
      label: text('rfm.slipping_figure'),
      value: slipping.customers,
      format: 'count',
      note: text('rfm.slipping_note', { one: segmentName('at_risk'), other: segmentName('cannot_lose') }),
      tone: slipping.customers > 0n ? 'bad' : 'good',
    },
  ]
}
