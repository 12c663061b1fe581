import type { Day } from '../../warehouse/engine/value.js'
import { inSentences, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import { largestMove, moversFigures, stayedOf } from './movers-figures.js'
import { moversMatrix } from './movers-matrix.js'
import { moversTable } from './movers-table.js'

/** Customers by where they were and where they are; null is not scored on that day. */
export type Move = {
  readonly from_segment: string | null
  readonly to_segment: string | null
  readonly customers: bigint
}

/** One who moved; the label is whatever the project lets reports show of a customer. Money is exact decimal text. */
export type Mover = {
  readonly customer_label: string
  readonly from_segment: string | null
  readonly to_segment: string | null
  readonly net_sales: string
}

/** `up` and `down` count customers who were in a segment on both days. `top` is shown in the order given. */
export type MoversInput =
  | { readonly to: Day; readonly from: null }
  | {
      readonly to: Day
      readonly from: Day
      /** Names of the segments, the best first. */
      readonly order: readonly string[]
      readonly matrix: readonly Move[]
      readonly up: bigint
      readonly down: bigint
      readonly top: readonly Mover[]
    }

/** A comparison of two days. */
export type Moves = Extract<MoversInput, { readonly from: Day }>

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
