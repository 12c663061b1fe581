import { expect, it } from 'vitest'
import { numbers } from '../src/mining/random.js'
import { askOne, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'

/** The first day of a month, counted from January 2024. */
function dayOf(month: number): string {
  return `${2024 + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}-01`
}

/** One record per customer and month; whoever complains leaves a month later in two cases of ten, else in one of a hundred. */
function panel(): string {
  const next = numbers(7)
  const lines: string[] = []
  for (let customer = 0; customer < 2000; customer++) {
    const first = Math.floor(next() * 30) - 24
    const joined = dayOf(first)
    let complains = false
    for (let month = Math.max(0, first + 1); month < 18; month++) {
      const leaves = next() < (complains ? 0.2 : 0.01)
      complains = next() < 0.15
      lines.push(
        `C${customer},${dayOf(month)},${joined},${month - first},${complains ? 1 : 0},${leaves ? 'yes' : ' No '}`,
      )
      if (leaves) break
    }
  }
  return `customer_id,month,joined,tenure_months,complaints,churn\n${lines.join('\n')}\n`
}

const project = (churn: string, day: string) => `version: 1
project: panel
currency: EUR
models: { churn: ${churn} }
sources:
  panel:
    files: [{ name: months, path: exports/*.csv, maps: { customer: { customer_id: customer_id, ${day}attributes: {
      joined: joined, tenure_months: tenure_months, complaints: complaints, churn: churn } } } }]
`

async function cardAndScores(churn: string, asOf: string, day = 'updated_at: month, ') {
  await using folder = await projectFolder(project(churn, day))
  await put(folder.path, 'exports/panel.csv', panel())
  await night(folder.path, asOf)
  const { card } = await askOne<{ card: string }>(folder.path, "select card from model_fit where model = 'churn'")
  const { scores } = await askOne<{ scores: bigint }>(folder.path, 'select count(*) as scores from score_churn')
  return { card: JSON.parse(card), scores: Number(scores) }
}

it('one record per customer and month teaches who leaves from the earlier ones: the newest alone tells how long ago one left', async () => {
  const newest = await cardAndScores("{ label: { attribute: churn, is: 'yes' } }", '2025-07-01')
  // Of those who left the newest record is older, and its months as a customer are as many as lay before it.
  expect(newest.card.evaluation.measures[0].model).toBeGreaterThan(0.9)
  expect(newest.card.notes).toContainEqual(
    expect.stringMatching(
      /^of 2000 customers \d+ have more than one record \(\d+ as a rule\): the newest one of each is learnt from; that of those who left is of 2024-.* of those who stayed of 2025-06-01: .*; of: records learns/,
    ),
  )
  const { card, scores } = await cardAndScores(
    "{ of: records, horizon_days: 45, label: { attribute: churn, is: 'yes' } }",
    '2025-06-02',
  )
  expect(card.details).toMatchObject({ learnt_as_of: '2025-04-17', left_until: '2025-06-01' })
  expect(card.evaluation.measures[0].model).toBeGreaterThan(0.77)
  expect(card.evaluation.measures[0].model).toBeLessThan(0.88)
  expect(card.details.customers).toBeLessThan(1500)
  expect(card.details.raises[0].says).toBe('complaints > 0')
  expect(scores).toBeLessThan(card.details.customers)
  expect(scores).toBeGreaterThan(200)
}, 120_000)

it('records without a day tell nothing of an earlier one', async () => {
  const { card } = await cardAndScores("{ of: records, label: { attribute: churn, is: 'yes' } }", '2025-10-01', '')
  expect(card).toMatchObject({
    refused: expect.stringMatching(/^no record with the attribute churn says of which day/),
    why: { code: 'no_days' },
  })
}, 120_000)

it('records that stopped are said to have', async () => {
  const { card, scores } = await cardAndScores("{ of: records, label: { attribute: churn, is: 'yes' } }", '2025-10-01')
  expect(scores).toBe(0)
  expect(card.refused).toMatch(
    /^the last record is of 2025-06-01, 122 days before 2025-10-01, .* a night as of 2025-06-02$/,
  )
  expect(card.why.code).toBe('records_stopped')
}, 120_000)
