import { expect, test } from 'vitest'
import { showProgress } from '../progress.js'
import { statementProgress } from './statement-progress.js'

/** What stands on a stream after a step and what happened in it, a line every minute. */
function shown(total: number | undefined, work: (tick: (done: number, note?: string) => void) => void): string {
  let [text, now] = ['', 0]
  const inner = showProgress({ stream: { write: part => (text += part) }, now: () => (now += 60_000) })
  const { progress, onStatement } = statementProgress(inner)
  onStatement(1, 5)
  const step = progress.step('star', total)
  work((done, note) => step.tick(done, note))
  onStatement(2, 45.7)
  step.end()
  onStatement(3, 50)
  return text
}

test('a step says how far the cluster is with its statement, and nothing is said between steps', () => {
  expect(shown(undefined, () => undefined)).toBe(
    'star: started\nstar: 2, statement 2: 45 %\nstar: done in 3 min 00 s\n',
  )
})

test('a step that counts keeps its own count and note', () => {
  expect(shown(4, tick => tick(3, 'fct_order_line'))).toContain(
    'star: 3 of 4, fct_order_line\nstar: 3 of 4, fct_order_line, statement 2: 45 %\n',
  )
})
