import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { rows } from '../../warehouse/engine/engine.js'
import { portabilityFaults } from '../../warehouse/engine/portability.js'
import { trinoPortable } from '../../warehouse/engine/portable.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { parseSqlFile } from '../../warehouse/sql-file.js'
import { compilable } from '../compilable.js'
import { relation } from '../relation.js'
import { scoreQuery, scoring } from '../score.js'
import { churn, churnOf } from './churn.js'
import { composeFeatures } from './compose-features.js'
import type { FeatureColumn } from './feature-columns.js'
import { optionsSchema } from './options.js'
import type { ChurnParams } from './params.js'
import { churnScorer } from './score-churn.js'

/** What attributes come as: numbers and what only looks like one, words, blanks, nothing. */
const columns: readonly FeatureColumn[] = [
  { name: 'recency_days', kind: 'number', says: 'days since the last purchase' },
  { name: 'attribute_age', kind: 'text', says: 'age' },
  { name: 'attribute_plan', kind: 'text', says: 'plan' },
]

const scorecard = {
  intercept: -1,
  columns: [
    { bins: { kind: 'number' as const, name: 'recency_days', cuts: [10, 20.5] }, points: [0.5, -1, 0, 1.25] },
    { bins: { kind: 'number' as const, name: 'attribute_age', cuts: [30] }, points: [0.1, 0.5, -0.5] },
    { bins: { kind: 'word' as const, name: 'attribute_plan', levels: ['gold', "it's"] }, points: [0, 0.75, 0.5, 0.25] },
    // Known when it was learnt, and gone since.
    { bins: { kind: 'word' as const, name: 'attribute_gone', levels: ['x'] }, points: [0.3, 2, -2] },
  ],
}

const params: ChurnParams = {
  forecast: 'both',
  learnt: {
    scorecard,
    trees: {
      base: -0.5,
      trees: [{ column: 1, bins: [0, 2], inside: { value: 0.4 }, outside: { value: -0.2 } }],
    },
  },
  plain: { intercept: 0.2, columns: scorecard.columns.slice(0, 1) },
  base_rate: 0.3,
  calibration: { level: 0.1, slope: 0.9 },
  words: { recency_days: 'days since the last purchase', attribute_age: 'age', attribute_plan: 'plan' },
}

const features = `select cast(key as bigint) as customer_key, recency_days, attribute_age, attribute_plan
  from (values (1, 5e0, '25', 'gold'), (2, 20.5e0, '31.5', 'it''s'), (3, null, 'old', 'tin'), (4, 99e0, null, null),
    (5, 10e0, '1e400', 'gold'), (6, 11e0, '-3e1', 'Gold')) as t(key, recency_days, attribute_age, attribute_plan)`

it.each(['both', 'scorecard', 'trees', 'plain'] as const)(
  'SQL says of each customer what TypeScript does: %s',
  async forecast => {
    await using engine = await openDraft({ path: ':memory:', threads: 1 })
    await engine.run(statement(`create table work.features as ${features}`))
    const model = churnOf(
      {
        ...(await composeFeatures(
          {
            has: async () => false,
            attributes: async () => [],
            refusal: async () => null,
            own: async () => ({ told: [], notes: [] }),
          },
          optionsSchema.parse({}),
        )),
        columns,
      },
      optionsSchema.parse({}),
    )
    const scorer = churnScorer<{ customer_key: bigint }>({ ...params, forecast }, columns)
    const schema = { name: 'work.features', meaning: '', grain: ['customer_key'], columns: [], ddl: null }
    await scoring(engine, model, scorer, schema, () =>
      engine.replace(churn.scores, scoreQuery(model, scorer, '2024-07-01' as Day)),
    )
    const seen = await rows(
      engine,
      statement<{ customer_key: bigint }>('select * from work.features order by customer_key'),
    )
    const said = await rows(engine, statement('select * from score_churn order by customer_key'))
    expect(said).toHaveLength(6)
    for (const [i, row] of seen.entries()) {
      if (scorer.kind !== 'relation') throw new TypeError('expected a relation')
      const { chance, ...reasons } = scorer.predict(row)
      expect(said[i]).toMatchObject(reasons)
      expect(Math.abs(Number(said[i]?.chance) - chance)).toBeLessThan(1e-12)
    }
    if (forecast === 'plain') {
      expect(said[3]).toMatchObject({
        reason_1: 'days since the last purchase > 20.5',
        contribution_1: 1.25,
        reason_2: null,
      })
      return
    }
    // The greatest first; of equal ones the first column's; what adds nothing is none.
    expect(said[3]).toMatchObject({
      reason_1: 'days since the last purchase > 20.5',
      reason_2: 'attribute_gone missing',
      contribution_2: 0.3,
      reason_3: 'age missing',
    })
    expect(said[4]).toMatchObject({ reason_1: 'plan = gold', reason_3: 'age missing' })
    expect(said[0]).toMatchObject({ reason_1: 'plan = gold', reason_2: 'age ≤ 30', contribution_3: 0.3 })
  },
)

it('the query means the same on a cluster', () => {
  const scorer = churnScorer(params, columns)
  if (scorer.kind !== 'relation') throw new TypeError('expected a relation')
  const asked = compilable(sql`${scorer.query(relation('features'), trinoPortable)}`).compile().sql
  expect(asked).toContain('try_cast')
  expect(portabilityFaults(asked)).toEqual([])
})

const ownFile = parseSqlFile(
  'features/calm.sql',
  `-- One row per customer.
-- grain: customer_key
select customer_key, 1 as quiet_days from dim_customer where first_seen_on < cast($as_of as date)`,
)

it.each([
  {},
  { of: 'subscriptions', always_known: ['industry'] },
  { label: 'is_churned' },
  { label: { attribute: 'gone', is: "it's $1" } },
])('features of a project mean the same on a cluster: %j', async given => {
  const own = async () => ({
    told: [{ name: 'calm', file: ownFile, columns: [{ name: 'quiet_days', kind: 'number' as const }] }],
    notes: ['not learnt from: sql/features/x.sql reads mart_order'],
  })
  const attributes = async () => [
    { name: 'industry', isDated: false, isDay: false },
    { name: 'gone', isDated: false, isDay: false },
    { name: 'seats', isDated: true, isDay: false },
    { name: 'signed_on', isDated: true, isDay: true },
  ]
  const {
    file,
    columns: told,
    notes,
  } = await composeFeatures(
    { has: async () => true, attributes, own, refusal: async () => null },
    optionsSchema.parse(given),
  )
  expect(portabilityFaults(file.text)).toEqual([])
  expect(
    file.text
      .replaceAll(/'(?:[^']|'')*'/g, '')
      .match(/\$\w+/g)
      ?.filter(name => name !== '$as_of'),
  ).toEqual([])
  const names = told.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['attribute_seats', 'own_calm_quiet_days']))
  expect(told.find(({ name }) => name === 'attribute_signed_on')).toMatchObject({ kind: 'number', ages: true })
  expect(notes).toContain('not learnt from: sql/features/x.sql reads mart_order')
  const isLabelled = 'label' in given
  expect(names.includes('attribute_gone')).toBe(given.label === 'is_churned')
  expect(names.includes('attribute_industry')).toBe(isLabelled || 'always_known' in given)
  expect(notes.join(' ').includes('gone')).toBe(!isLabelled)
})

it('names that nothing has are told, with what was meant', async () => {
  const attributes = async () => [{ name: 'churn', isDated: false, isDay: false }]
  const inventory = {
    has: async () => true,
    attributes,
    refusal: async () => null,
    own: async () => ({ told: [], notes: [] }),
  }
  const compose = (given: object) => composeFeatures(inventory, optionsSchema.parse(given))
  expect(await compose({ leave_out: ['recency_dais', 'churn'], label: 'is_churned' })).toMatchObject({
    notes: ["leave_out: there is no column recency_dais; did you mean 'recency_days'?"],
  })
  expect((await compose({ label: { attribute: 'churm', is: 'Yes' } })).refused).toEqual({
    refused: "no source shows an attribute churm of any customer; did you mean 'churn'?",
    why: { code: 'no_label', attribute: 'churm' },
  })
  expect((await compose({ label: { attribute: 'churn', is: 'Yes' } })).refused).toBeUndefined()
})
