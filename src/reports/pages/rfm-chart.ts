import { text } from '../language/text.js'
import type { Chart } from '../section.js'
import { segmentName } from '../segments.js'
import type { SegmentSummary } from './rfm-data.js'
import { sharesOf } from './rfm-shares.js'

/** How many they are beside what they bring, segment by segment. */
export function segmentsChart(segments: readonly SegmentSummary[]): Chart {
  const shares = segments.map(segment => sharesOf([segment], segments))
  return {
    kind: 'chart',
    title: text('rfm.chart_title'),
    about: text('rfm.chart_about'),
    layout: 'bars',
    stacked: false,
    labels: segments.map(({ segment }) => segmentName(segment)),
    axis: { name: text('rfm.chart_axis'), format: 'percent' },
    series: [
      { name: text('measure.share_customers'), mark: 'bar', values: shares.map(share => share.shareOfCustomers) },
      { name: text('measure.share_net_sales'), mark: 'bar', values: shares.map(share => share.shareOfNetSales) },
    ],
    unfinished: [],
  }
}
