import { expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { type StabilityRow, stabilityPage } from './stability.js'

const days = ['2011-12-05', '2011-12-06', '2011-12-07', '2011-12-08', '2011-12-09', '2011-12-10'] as readonly string[]
const row = (i: number, segment: string | null, customers: number, stayed: number): StabilityRow => ({
  from_day: days[i] as Day,
  to_day: days[i + 1] as Day,
  segment,
  customers: BigInt(customers),
  stayed: BigInt(stayed),
  share_stayed: stayed / customers,
})
const rows = [0, 1, 2, 3, 4].flatMap(i => [
  row(i, null, 1000, 940 + 10 * i),
  row(i, 'champions', 400, 396),
  row(i, 'promising', 100, 80 + i),
  row(i, 'ours', 500, 464 + 9 * i),
])
const answerOf = (of: readonly StabilityRow[]) => voice('en', 'GBP').say(stabilityPage({ rows: of }).answer)

it('says how many stay, and where fewest do', () => {
  expect(answerOf(rows)).toBe(
    'From one recorded day to the next 96.0% of customers stay in their segment, on average. Fewest stay in “Promising”: 82.0%.',
  )
})

it('says that there is nothing to compare', () => {
  expect(answerOf([])).toBe('There are no two days of the score history to compare.')
  expect(answerOf([{ ...row(0, null, 1, 0), customers: 0n, share_stayed: null }])).toContain('no two days')
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: [stabilityPage({ rows })] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/stability.${language}.html`)
})
