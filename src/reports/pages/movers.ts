import { inSentences, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { MoversInput, Moves } from './movers-data.js'
import { largestMove, moversFigures, stayedOf } from './movers-figures.js'
import { moversMatrix } from './movers-matrix.js'
import { moversTable } from './movers-table.js'

/** Who moved between segments since an earlier night? */
export function moversPage(input: MoversInput): Page {
  const page = { id: 'movers', title: text('movers.title') }
  if (input.from === null) {
    return { ...page, question: text('movers.question_open'), answer: text('movers.empty'), sections: [] }
  }
  const question = text('movers.question', { from: input.from })
  if (input.matrix.every(move => move.customers === 0n)) {
    return { ...page, question, answer: text('movers.nobody', { from: input.from, to: input.to }), sections: [] }
  }
  const table = input.top.length === 0 ? [] : [moversTable(input.top)]
  return { ...page, question, answer: answer(input), sections: [moversFigures(input), moversMatrix(input), ...table] }
}

function answer(input: Moves): Text {
  const { up, down } = input
  const stayed = stayedOf(input)
  const largest = largestMove(input)
  if (largest === null) return text('movers.still', { stayed })
  return inSentences([text('movers.answer', { up, down, stayed }), largest])
}
