import { describe, expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { segmentIds } from '../segments.js'
import { moversPage } from './movers.js'
import type { MoversInput, Moves } from './movers-data.js'

const from = '2011-11-01' as Day
const to = '2011-12-10' as Day

const moves: Moves = {
  from,
  to,
  order: segmentIds,
  matrix: [
    { from_segment: 'champions', to_segment: 'champions', customers: 702n },
    { from_segment: 'champions', to_segment: 'loyal', customers: 148n },
    { from_segment: 'loyal', to_segment: 'champions', customers: 154n },
    { from_segment: 'loyal', to_segment: 'loyal', customers: 881n },
    { from_segment: 'loyal', to_segment: 'at_risk', customers: 61n },
    { from_segment: 'at_risk', to_segment: 'at_risk', customers: 686n },
    { from_segment: 'at_risk', to_segment: 'loyal', customers: 92n },
    { from_segment: 'hibernating', to_segment: 'hibernating', customers: 1_490n },
    { from_segment: 'hibernating', to_segment: 'potential_loyalists', customers: 75n },
    { from_segment: 'hibernating', to_segment: null, customers: 2n },
    { from_segment: null, to_segment: 'new', customers: 52n },
  ],
  up: 321n,
  down: 209n,
  top: [
    { customer_label: '18102', from_segment: 'champions', to_segment: 'loyal', net_sales: '580987.0400' },
    {
      customer_label: "O'Neill & <b>Söhne</b> 客户",
      from_segment: 'loyal',
      to_segment: 'at_risk',
      net_sales: '12450.0000',
    },
    { customer_label: '12346', from_segment: null, to_segment: 'new', net_sales: '-64.6800' },
  ],
}

const answerOf = (input: MoversInput) => voice('en', 'GBP').say(moversPage(input).answer)

describe('the answer on movers', () => {
  it('counts both directions and names the largest move', () => {
    expect(answerOf(moves)).toBe(
      '321 customers moved up and 209 down; 3,759 stayed where they were. The largest move is 154 from Loyal customers to Champions.',
    )
  })

  it('says that there is no earlier night', () => {
    expect(answerOf({ from: null, to })).toMatch(/^There is no earlier night to compare with/)
  })

  it('says that nobody moved, and that nobody was there', () => {
    const still = moves.matrix.filter(move => move.from_segment === move.to_segment)
    expect(answerOf({ ...moves, matrix: still })).toBe('Nobody changed segment: all 3,759 stayed.')
    expect(answerOf({ ...moves, matrix: [] })).toContain('Nobody was in a segment')
  })

  it('breaks a tie by segments, whatever the order of rows', () => {
    const tie = moves.matrix.map(move => ({ ...move, customers: 5n }))
    expect(answerOf({ ...moves, matrix: tie })).toContain('5 from Champions to Loyal customers.')
    expect(answerOf({ ...moves, matrix: [...tie].reverse() })).toContain('5 from Champions to Loyal customers.')
  })
})

it('shows each move once, those who stayed framed', () => {
  const grid = moversPage(moves).sections.find(section => section.kind === 'grid')
  const cells = grid?.cells.flat().filter(cell => cell !== null) ?? []
  expect(cells).toHaveLength(moves.matrix.length)
  expect(cells.filter(cell => cell.framed).map(cell => cell.value)).toEqual([702n, 881n, 686n, 1_490n])
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: to }
  const [file] = await renderReport({ pages: [moversPage(moves)] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/movers.${language}.html`)
})
