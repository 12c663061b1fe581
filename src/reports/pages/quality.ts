import { text } from '../language/text.js'
import type { Page } from '../page.js'
import { qualityAnswer } from './quality-answer.js'
import type { QualityInput } from './quality-data.js'
import {
  columnsTables,
  driftTables,
  freshTable,
  qualityFigures,
  reasonsTables,
  sourcesTable,
} from './quality-tables.js'

/** Can what is delivered be relied on? */
export function qualityPage(input: QualityInput): Page {
  const sections = [
    qualityFigures(input),
    sourcesTable(input),
    freshTable(input),
    ...reasonsTables(input),
    ...columnsTables(input),
    ...driftTables(input),
  ]
  return {
    id: 'quality',
    title: text('quality.title'),
    question: text('quality.question'),
    answer: qualityAnswer(input),
    sections: input.files.length === 0 ? [] : sections,
  }
}
