import { expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { cardRows } from './show-model.js'

it('shows each value of what is nested in a row of its own, by the names on its way', () => {
  const shown = cardRows({
    model: 'purchases',
    fit_day: '2024-07-01' as Day,
    options: { model: 'auto' },
    data: { features: 'features/purchase_patterns.sql', rows: '10', digest: '1', past: [] },
    params: { model: 'nbd', parameters: { r: 0.5 } },
    refused: null,
    notes: ['a note'],
    evaluation: null,
    gates: [],
    details: {
      candidates: [
        { name: 'nbd', parameters: { r: 0.5 }, fault: null },
        { name: 'poisson', fault: 'none' },
      ],
      survival: [1, 0.5],
      foretold: 'the history is too short',
      empty: [],
    },
  })
  const details = shown.filter(({ part }) => part === 'params' || part === 'details')
  expect(details.map(({ name, value }) => [name, value])).toEqual([
    ['model', 'nbd'],
    ['parameters r', '0.5'],
    ['candidates nbd parameters r', '0.5'],
    ['candidates nbd fault', null],
    ['candidates poisson fault', 'none'],
    ['survival', '[1,0.5]'],
    ['foretold', 'the history is too short'],
    ['empty', '[]'],
  ])
})
