import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { portabilityFaults } from '../../warehouse/engine/portability.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { analysesOf } from '../analysis.js'
import { buildSmallCampaigns, type SmallContact } from '../campaigns/small-campaigns.js'
import { type ModelCard, readCard } from '../model-card.js'
import { models } from '../registry.js'
import { mine } from '../run.js'
import type { ModelOutcome } from '../run-model.js'
import { buildSmallStar, fill } from '../small-star.js'
import { besideExperiment } from './compose-uplift.js'
import { upliftOptions } from './options.js'
import { upliftScorer } from './score-uplift.js'
import { upliftParams } from './uplift-kind.js'

const asOf = '2024-07-01' as Day
const parts = new Set<Part>(['campaign', 'campaign_contact', 'customer_attribute'])
const analyses = analysesOf(parts).filter(({ name }) => name !== 'customers')
const { uplift: load } = models

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

interface World {
  /** Chance to respond, by whether they were contacted and like sport. */
  readonly chance: (contacted: boolean, sporty: boolean) => number
  /** The day on which the experiment began. */
  readonly started?: string
  /** Since when an attribute tells who responded. */
  readonly leaksFrom?: string
  readonly model?: string
}

/** An experiment on 2,000 customers, half of whom like sport; half are contacted. */
async function experiment({
  chance,
  started,
  leaksFrom,
  model = 'auto',
}: World): Promise<{ outcome: ModelOutcome; card: ModelCard }> {
  const { uniform } = draws(11)
  const attributes: { key: number; name: string; value: string; from: string; to?: string }[] = []
  const contacts: SmallContact[] = []
  const since = '2020-01-01'
  for (let key = 1; key <= 2000; key++) {
    const [sporty, contacted] = [uniform() < 0.5, uniform() < 0.5]
    const responded = uniform() < chance(contacted, sporty)
    contacts.push({ id: key, campaign: 1, customer: key, control: !contacted, responded })
    attributes.push({ key, name: 'sport', value: sporty ? 'yes' : 'no', from: since })
    attributes.push({ key, name: 'luck', value: String(Math.floor(10 * uniform())), from: since })
    if (leaksFrom === undefined) continue
    attributes.push({ key, name: 'mood', value: 'none', from: since, to: leaksFrom })
    const mood = responded === contacted ? 'good' : 'bad'
    attributes.push({ key, name: 'mood', value: mood, from: leaksFrom })
  }
  await buildSmallStar(engine, { sales: [], records: contacts.map(({ customer }) => customer) })
  await buildSmallCampaigns(engine, [{ id: 1, ...(started === undefined ? {} : { started }) }], contacts)
  await fill(engine, 'customer_observation', [])
  await fill(
    engine,
    'customer_attribute',
    attributes.map(({ key, name, value, from, to }) => ({
      customer_record_key: BigInt(key),
      name,
      value,
      valid_from: `${from}T00:00:00.000000Z`,
      valid_to: to === undefined ? null : `${to}T00:00:00.000000Z`,
      is_current: to === undefined,
    })),
  )
  const outcomes = await mine(engine, {
    asOf,
    parts,
    analyses,
    registry: { uplift: load },
    options: { uplift: { model } },
  })
  const [fit] = await rows(engine, statement<{ card: string }>("select card from model_fit where model = 'uplift'"))
  const [outcome] = outcomes
  if (!outcome) throw new RangeError('uplift has not run')
  return { outcome, card: readCard(fit?.card ?? '') }
}

const kinds = () =>
  rows(
    engine,
    statement<{ sport: string; kind: string; customers: bigint; uplift: number }>(
      `select told.value as sport, kind, count(*) as customers, avg(uplift) as uplift from score_uplift
      join customer_attribute as told on told.customer_record_key = customer_key and told.name = 'sport'
      group by told.value, kind order by told.value, customers desc`,
    ),
  )

describe('whom contact moves', () => {
  it('is found where sport alone decides, and SQL says what TypeScript does', async () => {
    const { outcome, card } = await experiment({
      chance: (contacted, sporty) => (sporty ? (contacted ? 0.6 : 0.2) : contacted ? 0.2 : 0.4),
    })
    expect(outcome).toMatchObject({ state: 'fitted', notes: [expect.stringMatching(/forecasts$/)] })
    expect(card.gates).toMatchObject([{ gate: 'beats_baselines', passed: true }])
    const [qini] = card.evaluation?.measures ?? []
    expect(qini?.baselines[0]?.low).toBeGreaterThan(0.1)
    const found = await kinds()
    const sporty = found.filter(({ sport }) => sport === 'yes')
    const others = found.filter(({ sport }) => sport === 'no')
    expect(sporty).toMatchObject([{ kind: 'persuadable' }])
    expect(sporty[0]?.uplift).toBeCloseTo(0.4, 1)
    expect(others[0]?.kind).toBe('do_not_disturb')
    expect(others[0]?.uplift).toBeLessThan(-0.1)
    await saysTheSame(card)
  })

  it('is found by the class transformation, too', async () => {
    const { outcome, card } = await experiment({
      chance: (contacted, sporty) => (sporty === contacted ? 0.6 : 0.2),
      model: 'class_transformation',
    })
    expect(outcome.notes).toEqual([expect.stringMatching(/^class_transformation by /)])
    expect(card.gates).toMatchObject([{ passed: true }])
    expect((await kinds()).map(({ sport, kind }) => [sport, kind])).toEqual(
      expect.arrayContaining([
        ['no', 'do_not_disturb'],
        ['yes', 'persuadable'],
      ]),
    )
    await saysTheSame(card)
  })

  it('is not told from chance where contact moves all alike: everybody has the uplift of all', async () => {
    const { outcome, card } = await experiment({ chance: contacted => (contacted ? 0.5 : 0.3) })
    expect(outcome.notes[0]).toMatch(/cannot be told from chance/)
    expect(card.gates).toMatchObject([{ passed: false }])
    const [found] = await rows(
      engine,
      statement<{ lowest: number; highest: number; kinds: bigint }>(
        'select min(uplift) as lowest, max(uplift) as highest, count(distinct kind) as kinds from score_uplift',
      ),
    )
    expect(found?.lowest).toBe(found?.highest)
    expect(found?.lowest).toBeCloseTo(0.2, 1)
    expect(found?.kinds).toBe(1n)
    await saysTheSame(card)
  })

  it('learns from what was known before the experiment began, not from what came of it', async () => {
    const { outcome, card } = await experiment({
      chance: contacted => (contacted ? 0.5 : 0.3),
      started: '2024-05-01',
      leaksFrom: '2024-06-01',
    })
    expect(card.evaluation).toMatchObject({ as_of: '2024-05-01', until: asOf })
    expect(outcome.notes[0]).toMatch(/cannot be told from chance/)
  })

  it('is refused by name where nobody was left out, or too few', async () => {
    await buildSmallStar(engine, { sales: [], records: [1, 2] })
    await buildSmallCampaigns(engine, [{ id: 1 }], [{ id: 1, campaign: 1, customer: 1, responded: true }])
    await fill(engine, 'customer_observation', [])
    await fill(engine, 'customer_attribute', [
      {
        customer_record_key: 1n,
        name: 'sport',
        value: 'yes',
        valid_from: '2020-01-01T00:00:00.000000Z',
        is_current: true,
      },
    ])
    const [outcome] = await mine(engine, { asOf, parts, analyses, registry: { uplift: load }, options: { uplift: {} } })
    expect(outcome).toMatchObject({
      state: 'refused',
      notes: [
        'no campaign tells a response of customers contacted and of customers left out: those left out cannot respond to what they did not get; write of: conversion',
      ],
    })
  })
})

it('asks in words that both engines understand, whatever the project names', () => {
  const base = sqlFile('features/churn_described.sql')
  for (const options of [{}, { campaign: "mother's day", arm: 'a', of: 'conversion' }]) {
    const { text } = besideExperiment(base, [], upliftOptions.parse(options))
    expect(portabilityFaults(text)).toEqual([])
    expect(text).not.toMatch(/\$(campaign|arm|came)/)
  }
})

/** The scores of the engine are those of `predict`, for the texts of each customer's attributes. */
async function saysTheSame({ params }: ModelCard): Promise<void> {
  const scorer = upliftScorer(upliftParams.parse(params), [])
  if (scorer.kind !== 'relation') throw new RangeError('uplift is a relation')
  const scored = await rows(
    engine,
    statement<{
      attribute_sport: string
      attribute_luck: string
      chance_without: number
      uplift: number
      kind: string
    }>(
      `select sport.value as attribute_sport, luck.value as attribute_luck, chance_without, uplift, kind
      from score_uplift
      join customer_attribute as sport on sport.customer_record_key = customer_key and sport.name = 'sport'
      join customer_attribute as luck on luck.customer_record_key = customer_key and luck.name = 'luck'
      order by customer_key limit 60`,
    ),
  )
  expect(scored).toHaveLength(60)
  for (const { chance_without, uplift, kind, ...row } of scored) {
    const said = scorer.predict(row)
    expect(said.chance_without).toBeCloseTo(chance_without, 9)
    expect(said.uplift).toBeCloseTo(uplift, 9)
    expect(said.kind).toBe(kind)
  }
}
