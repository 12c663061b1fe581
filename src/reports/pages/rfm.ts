import { text } from '../language/text.js'
import type { Page } from '../page.js'
import { rfmAnswer } from './rfm-answer.js'
import { segmentsChart } from './rfm-chart.js'
import type { RfmInput, SegmentOutlook, SegmentSummary } from './rfm-data.js'
import { rfmFigures } from './rfm-figures.js'
import { rfmGrid } from './rfm-grid.js'
import { outlookTable } from './rfm-outlook.js'
import { meaningsTable, segmentsTable } from './rfm-segments.js'
import { thresholdsTable } from './rfm-thresholds.js'

/** Who are our best customers, and who is slipping away? */
export function rfmPage(input: RfmInput): Page {
  const segments = input.segments.filter(segment => segment.customers > 0n)
  const sections = [
    rfmFigures(input, segments),
    segmentsChart(segments),
    segmentsTable(segments),
    ...(input.outlook.length === 0 ? [] : [outlookTable(inOrder(input, segments))]),
    meaningsTable(segments),
    rfmGrid(input.grid),
    thresholdsTable(input.thresholds),
  ]
  return {
    id: 'rfm',
    title: text('rfm.title'),
    question: text('rfm.question'),
    answer: rfmAnswer(segments),
    sections: segments.length === 0 ? [] : sections,
  }
}

/** As the segments stand in the other tables. */
function inOrder({ outlook }: RfmInput, segments: readonly SegmentSummary[]): readonly SegmentOutlook[] {
  return segments.flatMap(({ segment }) => outlook.find(row => row.segment === segment) ?? [])
}
