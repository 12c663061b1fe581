import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { AnyColumns, Columns, Day, Row, Value } from '../warehouse/engine/value.js'
import { tables } from '../warehouse/tables.js'
import { daysBefore } from './day.js'
import { buildFeatures, buildSteps, stepsOf } from './features.js'
import { fitTraining } from './fit-training.js'
import { holdOut } from './hold-out.js'
import type { Kind } from './kind.js'
import type { Model } from './model.js'
import { scoreQuery, scoring } from './score.js'
import type { Scorer } from './scorer.js'
import { buildSmallStar, type SmallSale, type SmallSubscription } from './small-star.js'
import { clearDay } from './store.js'

/** The day on which the model is asked. */
export const contractDay = '2024-07-01' as Day
const asOf = contractDay

/**
 * Attacks that every model must stand: call it inside a test file. Golden SQL lies in `golden/<model>.sql` beside it.
 *
 * @param firm sales up to `contractDay`, of a firm in which there is something for the model to learn
 */
export function modelContract<K extends Kind>(model: Model<K>, firm: readonly SmallSale[] = business): void {
  describe(`the contract of ${model.name}`, () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await openDraft({ path: ':memory:', threads: 2 })
    })
    afterAll(() => engine[Symbol.asyncDispose]())

    it('has options that need not be given', () => {
      expect(model.options.safeParse({}).success).toBe(true)
    })

    it('has scores of its grain, the day and nothing nameless', () => {
      const names = model.scores.columns.map(column => column.name)
      expect(names).toEqual(expect.arrayContaining([...model.features.grain, 'as_of']))
      expect(model.scores.grain).toEqual(model.features.grain)
    })

    it('has features as it declares them', async () => {
      await prepare(engine, model, firm)
      const seen = await rows(engine, statement('select * from work.features'))
      expect(seen.length).toBeGreaterThan(0)
      for (const row of seen) expect(model.feature.parse(row)).toEqual(row)
    })

    it('has features that see nothing of their day and after it', async () => {
      const day = daysBefore(asOf, 60)
      const featuresOf = async (sales: readonly SmallSale[]) => {
        await buildStar(engine, model, sales)
        await buildSteps(engine, day, model.features)
        await buildFeatures(engine, model.features, day)
        return rows(engine, statement(`select * from work.features order by ${model.features.grain.join(', ')}`))
      }
      const then = await featuresOf(firm.filter(sale => sale.day < day))
      expect(then.length).toBeGreaterThan(0)
      expect(await featuresOf(firm)).toEqual(then)
    })

    it('learns the same from rows in any order, on 1, 2 and 4 threads, and is judged the same', async () => {
      const learnt = []
      for (const [threads, sales] of [
        [1, firm],
        [2, [...firm].reverse()],
        [4, interleaved(firm)],
      ] as const) {
        await using other = await openDraft({ path: ':memory:', threads })
        await prepare(other, model, sales)
        learnt.push({ params: await learn(other, model), held: await heldOutOn(other, model) })
      }
      expect(learnt[1]).toEqual(learnt[0])
      expect(learnt[2]).toEqual(learnt[0])
    })

    it('has params that survive JSON', async () => {
      await prepare(engine, model, firm)
      const params = await learn(engine, model)
      expect(model.params.parse(JSON.parse(JSON.stringify(params)))).toEqual(params)
    })

    it('refuses nobody by name, and one customer by name or with a score', async () => {
      await prepare(engine, model, [])
      expect(await fitOn(engine, model)).toMatchObject({ refused: expect.stringMatching(/\S/) })
      await prepare(engine, model, firm.slice(0, 1))
      const one = await fitOn(engine, model)
      if ('fitted' in one) expect(await scored(engine, model, one.fitted)).toHaveLength(1)
      else expect(one.refused).toMatch(/\S/)
    })

    it('stands a thousand equal customers', async () => {
      const equal = Array.from({ length: 1000 }, (_, i) => ({ order: i + 1, customer: i + 1, day: '2024-06-01' }))
      await prepare(engine, model, equal)
      const same = await fitOn(engine, model)
      if ('refused' in same) return
      const scores = await scored(engine, model, same.fitted)
      const said = model.scores.columns.map(({ name }) => name).filter(name => !model.features.grain.includes(name))
      const kinds = new Set(scores.map(({ score }) => said.map(name => String(score[name])).join(', ')))
      expect(kinds.size).toBe(1)
    })

    it('scores in SQL what it predicts', async () => {
      await prepare(engine, model, firm)
      const params = await learn(engine, model)
      const scorer = model.scorer(params, model.options.parse({}))
      const scores = await scored(engine, model, params)
      expect(scores.length).toBeGreaterThan(100)
      for (const { feature, score } of scores) expectSame(score, predicted(scorer, feature))
    })

    it('compiles to its golden SQL', async () => {
      await prepare(engine, model, firm)
      const scorer = model.scorer(await learn(engine, model), model.options.parse({}))
      const { text, values } = engine.compile(scoreQuery(model, scorer, asOf))
      const bound = values.map((value, index) => `-- $${index + 1} = ${String(value)}\n`).join('')
      await expect(`${bound}${text.replaceAll(/ (when|else|from|join) /g, '\n$1 ')}\n`).toMatchFileSnapshot(
        `golden/${model.name}.sql`,
      )
    })
  })
}

/** 200 customers of unlike habits, many of them alike. */
export const business: readonly SmallSale[] = Array.from({ length: 200 }, (_, i) => i + 1).flatMap(customer =>
  Array.from({ length: 1 + ((customer * customer) % 7) }, (_, order) => ({
    order: customer * 100 + order,
    customer,
    day: daysBefore(asOf, 1 + ((customer * 13 + order * 29) % 170)),
    units: 1 + (customer % 5),
    price: `${(customer * 37) % 90}.${10 + (order % 3) * 25}`,
    ...(customer % 4 === 0 ? {} : { cost: String((customer % 5) * ((customer * 37) % 60) + (order % 7)) }),
  })),
)

/** Each order begins a subscription, too, of 20 to 200 days; those of earlier orders of a customer may end earlier. */
function subscriptionsOf(sales: readonly SmallSale[]): readonly SmallSubscription[] {
  return sales.map(({ order, customer, day }) => {
    const ended = daysBefore(day as Day, -(20 + ((order * 37) % 180)))
    return { id: order, customer, started: day, ...(ended < asOf ? { ended } : {}) }
  })
}

export async function prepare<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  sales: readonly SmallSale[],
): Promise<void> {
  await buildStar(engine, model, sales)
  await buildSteps(engine, asOf, model.features)
  await buildFeatures(engine, model.features, asOf)
}

/** The star, and what other models have said: nothing yet. */
async function buildStar<K extends Kind>(engine: Engine, model: Model<K>, sales: readonly SmallSale[]): Promise<void> {
  await buildSmallStar(engine, { sales, subscriptions: subscriptionsOf(sales) })
  for (const need of model.needs) {
    const scores = 'score' in need ? tables().get(`score_${need.score}`) : undefined
    if (scores) await clearDay(engine, scores, asOf)
  }
}

async function fitOn<K extends Kind>(engine: Engine, model: Model<K>) {
  const { training, end } = fitTraining(engine, stepsOf(engine), model, asOf)
  const fit = await model.fit(training, model.options.parse({}))
  await end()
  return fit
}

/** How it would have done; models that foretell nothing are not judged. */
async function heldOutOn<K extends Kind>(engine: Engine, model: Model<K>) {
  if (!model.supervised) return null
  const options = model.options.parse({})
  const { training, end } = fitTraining(engine, stepsOf(engine), model, asOf)
  const held = await holdOut(model, options, training)
  await end()
  return held
}

async function learn<K extends Kind>(engine: Engine, model: Model<K>): Promise<K['params']> {
  const found = await fitOn(engine, model)
  if ('refused' in found) throw new Error(`${model.name} refused: ${found.refused}`)
  return found.fitted
}

/** Each row of the features beside its score by the engine. */
async function scored<K extends Kind>(engine: Engine, model: Model<K>, params: K['params']) {
  const scorer = model.scorer(params, model.options.parse({}))
  const features = await buildFeatures(engine, model.features, asOf)
  await scoring(engine, model, scorer, features, () => engine.replace(model.scores, scoreQuery(model, scorer, asOf)))
  const key = model.features.grain.join(', ')
  const seen = await rows(engine, statement<K['feature']>(`select * from work.features order by ${key}`))
  const found = await rows(engine, statement(`select * from ${model.scores.name} order by ${key}`))
  expect(found).toHaveLength(seen.length)
  return seen.map((feature, index) => ({ feature, score: found[index] ?? {} }))
}

/** What TypeScript says of one row; a lookup is asked for a chunk of one. */
function predicted<F extends Row, S extends Row>(scorer: Scorer<F, S>, feature: F): Row {
  if (scorer.kind !== 'lookup') return scorer.predict(feature)
  const chunk: AnyColumns = Object.fromEntries(scorer.by.map(name => [name, [feature[name] ?? null]]))
  return Object.fromEntries(
    Object.entries<ArrayLike<Value>>(scorer.value(chunk as Columns<F>)).map(([name, of]) => [name, of[0] ?? null]),
  )
}

/** Classes and exact numbers are equal, DOUBLEs within 1e-9 of their size. */
function expectSame(score: Row, prediction: Row): void {
  for (const [name, value] of Object.entries(prediction)) {
    const found = score[name]
    if (typeof value === 'number' && typeof found === 'number') {
      expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
    } else expect(found, name).toEqual(value)
  }
}

function interleaved<T>(list: readonly T[]): readonly T[] {
  return [
    ...list.filter((_, i) => i % 3 === 1),
    ...list.filter((_, i) => i % 3 === 0),
    ...list.filter((_, i) => i % 3 === 2),
  ]
}
