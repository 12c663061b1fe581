import { text } from '../language/text.js'
import type { Page } from '../page.js'
import { rfmAnswer } from './rfm-answer.js'
import { segmentsChart } from './rfm-chart.js'
import type { RfmInput } from './rfm-data.js'
import { rfmFigures } from './rfm-figures.js'
import { rfmGrid } from './rfm-grid.js'
import { meaningsTable, segmentsTable } from './rfm-segments.js'
import { thresholdsTable } from './rfm-thresholds.js'

/** Who are our best customers, and who is slipping away? */
export function rfmPage(input: RfmInput): Page {
  const segments = input.segments.filter(segment => segment.customers > 0n)
  const sections = [
    rfmFigures(input, segments),
    segmentsChart(segments),
    segmentsTable(segments),
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
