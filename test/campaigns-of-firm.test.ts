import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActivityName } from '../fixtures/firm/campaign-plan.js'
import { generateFirm } from '../fixtures/firm/generate.js'
import { firmProject } from '../fixtures/firm/project.js'
import type { FirmTruth } from '../fixtures/firm/truth.js'
import type { Finding } from '../src/cli/demo/finding.js'
import { findings } from '../src/cli/demo/findings.js'
import { tryOnNight } from '../src/cli/night/published.js'
import { openProject } from '../src/cli/project-context.js'
import { listProfit } from '../src/cli/report/list-profit.js'
import { openTerminal } from '../src/cli/terminal.js'
import { loadProject } from '../src/config/load-project.js'
import { tryActions } from '../src/mining/actions/build-actions.js'
import { armSums, type EffectMeasure } from '../src/mining/campaigns/arm-sums.js'
import { type ArmEffect, type CampaignEffects, campaignEffects, level } from '../src/mining/campaigns/effects.js'
import { type MatchedEffect, matchedCells, matchedEffects } from '../src/mining/campaigns/matched.js'
import { type Engine, rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import type { Day, Row } from '../src/warehouse/engine/value.js'
import { layout } from '../src/warehouse/night/layout.js'
import { publishedNight } from '../src/warehouse/night/night-record.js'
import { asFarAsMoneyGoes, firmActions, trueMoney } from './support/activities-of-firm.js'
import { night, openPublished } from './support/night.js'

let folder: string
let engine: Engine
let truth: FirmTruth
let found: readonly Finding[]
let effects: CampaignEffects
let matched: readonly MatchedEffect[]
let keys: ReadonlyMap<string, bigint>

// A year in which somebody may lapse, and no model: what is planted in campaigns is found by marts alone.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-campaigns-of-firm-'))
  const options = { directory: folder, seed: 7, customers: 1500, from: '2024-01-01' as Day, days: 460 }
  truth = await generateFirm({ ...options, hasCampaigns: true })
  await asOne('orders-')
  await everyFourth('customers-')
  const yaml = firmProject({ hasCampaigns: true })
  const costs = 'costs: { activities: { campaigns: { driver: campaigns } } }\n'
  const actions = truth.campaigns === null ? '' : firmActions(truth.campaigns, 800)
  await writeFile(join(folder, 'kehu.yaml'), yaml.slice(0, yaml.indexOf('models:')) + costs + actions)
  await night(folder, new Date(Date.parse(truth.to) + 86_400_000).toISOString().slice(0, 10))
  engine = await openPublished(folder)
  found = await findings(engine, truth)
  effects = campaignEffects(await armSums(engine, false))
  matched = matchedEffects(await matchedCells(engine, 30), level)
  const named = await ask<{ kind: string; campaign_key: bigint }>('select kind, campaign_key from dim_campaign')
  keys = new Map(named.map(({ kind, campaign_key }) => [kind, campaign_key]))
})
afterAll(async () => {
  await engine[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const ask = <R extends Row>(text: string) => rows(engine, statement<R>(text))

/** Each file has its price: the shop's orders come in one, and its customers every fourth week. */
async function asOne(kind: string): Promise<void> {
  const names = await shopFiles(kind)
  const texts = await Promise.all(names.map(name => readFile(name, 'utf8')))
  for (const name of names) await rm(name)
  const lines = texts.map((text, index) => (index === 0 ? text : text.slice(text.indexOf('\n') + 1)))
  await writeFile(names.at(-1) ?? '', lines.join(''))
}

async function everyFourth(kind: string): Promise<void> {
  const names = await shopFiles(kind)
  for (const [index, name] of names.entries()) if (index % 4 !== 0 && index < names.length - 1) await rm(name)
}

async function shopFiles(kind: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'shop'))
  return names
    .filter(name => name.startsWith(kind))
    .sort()
    .map(name => join(folder, 'shop', name))
}

const ownOf = <T extends { readonly campaign_key: bigint }>(of: readonly T[], name: ActivityName) =>
  of.filter(({ campaign_key }) => campaign_key === keys.get(name))
const upliftOf = (of: ArmEffect | undefined, measure: EffectMeasure) =>
  of?.effects.find(effect => effect.measure === measure)?.uplift
const groupOf = (name: ActivityName, kind: string, value: string) => {
  const group = ownOf(effects.groups, name).find(one => one.kind === kind && one.value === value)
  return { uplift: upliftOf(group, 'conversion'), beyond: group?.beyondOthers[1] }
}

describe('what is planted in campaigns comes out', () => {
  test('every file, customer and penny of it', () => {
    expect(found.filter(({ agrees }) => !agrees).map(({ topic }) => topic)).toEqual([])
    expect(found.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['campaigns_work', 'campaigns_fail']))
  })

  test('the voucher brings back who has lapsed, and nobody who bought lately', () => {
    const lapsed = groupOf('voucher', '(recency)', 'over 180 days')
    expect(lapsed.uplift?.low).toBeGreaterThan(0.05)
    expect(lapsed.beyond?.low).toBeGreaterThan(0)
    const lately = groupOf('voucher', '(recency)', '31-90 days')
    expect(lately.uplift?.low).toBeLessThan(0)
    expect(lately.uplift?.high).toBeGreaterThan(0)
  })

  test('the call works on big buyers alone', () => {
    const big = groupOf('call', '(spend)', 'highest third')
    expect(big.uplift?.low).toBeGreaterThan(0)
    expect(big.beyond?.low).toBeGreaterThan(0)
    const small = groupOf('call', '(spend)', 'lowest third')
    expect(small.uplift?.low).toBeLessThan(0)
    expect(small.uplift?.high).toBeGreaterThan(0)
  })

  test('the newsletter is answered most and the mailing costs most, and neither surely brought anything', async () => {
    const told = await ask<{ kind: string; rate: number; cost: number }>(
      `select kind, response_rate as rate, cast(mart_campaign.cost as double) as cost
      from mart_campaign join dim_campaign using (campaign_key)`,
    )
    const most = (of: 'rate' | 'cost') => [...told].sort((one, other) => other[of] - one[of])[0]?.kind
    expect([most('rate'), most('cost')]).toEqual(['newsletter', 'mailing'])
    for (const name of ['newsletter', 'mailing'] as const) {
      const [arm] = ownOf(effects.arms, name)
      for (const measure of ['conversion', 'revenue', 'margin'] as const) {
        expect(upliftOf(arm, measure)?.low, `${name} ${measure}`).toBeLessThan(0)
        expect(upliftOf(arm, measure)?.high, `${name} ${measure}`).toBeGreaterThan(0)
      }
    }
  })

  test('the catalogue went to good customers: beside all others it looks good, beside those alike it brings nothing', async () => {
    const [alike] = ownOf(matched, 'catalogue')
    expect(alike?.conversion.low).toBeLessThan(0)
    expect(alike?.conversion.high).toBeGreaterThan(0)
    const [naive] = await ask<{ reached: number; others: number }>(
      `with reached as (
        select customer_key, bought from mart_campaign_customer join dim_campaign using (campaign_key) where kind = 'catalogue'
      ), buyer as (
        select customer_key, count(*) filter (ordered_on between started_on and ended_on) > 0 as bought
        from mart_order, (select started_on, ended_on from dim_campaign where kind = 'catalogue')
        where is_counted and customer_key <> 0
        group by customer_key, started_on having min(ordered_on) < started_on
      )
      select (select avg(bought::int) from reached) as reached,
        (select avg(bought::int) from buyer anti join reached using (customer_key)) as others`,
    )
    expect((naive?.reached ?? 0) - (naive?.others ?? 0)).toBeGreaterThan(0.05)
  })
})

/** The first number that the shop has for a customer. */
const inShop = `select bridge_customer.customer_key, min(record.customer_id) as shop
  from bridge_customer join dim_customer_record as record on record.customer_record_key = bridge_customer.customer_record_key
  where record.source = 'shop' group by bridge_customer.customer_key`

describe('what to do next, in the money that the generator knows', () => {
  const budgets = [200, 800, 2000]

  test('beats the best campaign for everybody, and the voucher for whoever is most at risk', async () => {
    const { campaigns } = truth
    const record = await publishedNight(layout(folder))
    if (!campaigns || !record) throw new RangeError('the firm has campaigns and a night')
    const orders = await ask<{ shop: string; risk: number | null }>(
      `select shop, recency_days / gap_days as risk from mart_customer join (${inShop}) using (customer_key)
      where frequency > 0 order by risk desc, shop`,
    )
    const atRisk = orders.map(({ shop }) => shop)
    const asTheyCome = [...atRisk].sort()
    const { project } = await loadProject(folder)
    const { actions } = project
    if (!actions) throw new RangeError('the project declares activities')
    const from = {
      asOf: record.as_of as Day,
      parts: new Set(['campaign_contact' as const]),
      options: {},
      campaignDays: 30,
      personal: [],
    }
    await tryOnNight(layout(folder), record, async trial => {
      const choices = await tryActions(trial, actions, from, budgets)
      const names = Object.keys(actions.activities) as ActivityName[]
      const state = await rows(
        trial,
        statement<{ scenario: bigint; place: bigint; shop: string }>(
          `select scenario, place, shop from work.action_state join (${inShop}) using (customer_key) order by all`,
        ),
      )
      for (const [i, budget] of budgets.entries()) {
        const { effect, cost, bound } = choices[i] ?? { effect: '0', cost: '0', bound: 1 }
        expect(Number(effect) - Number(cost)).toBeGreaterThan(0.98 * bound)
        const done = state
          .filter(({ scenario }) => scenario === BigInt(i))
          .map(({ place, shop }) => ({ shop, activity: names[Number(place) - 1] ?? 'catalogue' }))
        const own = trueMoney(campaigns, done)
        const everybody = names.map(name => trueMoney(campaigns, asFarAsMoneyGoes(campaigns, asTheyCome, name, budget)))
        const risky = trueMoney(campaigns, asFarAsMoneyGoes(campaigns, atRisk, 'voucher', budget))
        expect(own).toBeGreaterThan(1.1 * Math.max(0, ...everybody))
        expect(own).toBeGreaterThan(risky)
      }
    })
  })

  test('finds whom the voucher and the call are for, and offers nobody what brings nothing', async () => {
    const told = await ask<{ activity: string; evidence: string; group_by: string | null; worthwhile: bigint }>(
      'select activity, evidence, group_by, worthwhile from mart_activity order by activity',
    )
    expect(told.filter(({ worthwhile }) => worthwhile > 0n)).toMatchObject([
      { activity: 'call', evidence: 'habit', group_by: 'net_sales' },
      { activity: 'voucher', evidence: 'habit', group_by: 'recency_days' },
    ])
    expect(told.filter(({ worthwhile }) => worthwhile === 0n).map(({ activity }) => activity)).toEqual([
      'mailing',
      'newsletter',
    ])
    // The days and pounds from which on the generator moves them.
    const [meant] = await ask<{ voucher: number; called: number }>(
      `select avg((activity = 'voucher' and recency_days > 150)::int) filter (activity = 'voucher') as voucher,
        avg((net_sales >= 400)::int) filter (activity = 'call') as called
      from mart_next_activity join mart_customer using (customer_key)`,
    )
    expect(meant?.voucher).toBeGreaterThan(0.9)
    expect(meant?.called).toBeGreaterThan(0.9)
  })
})

test('profit by campaign holds what each of them cost, once', async () => {
  const path = join(folder, 'by.ndjson')
  const context = await openProject(folder, '.')
  await engine[Symbol.asyncDispose]()
  await listProfit(context, 'campaign', [], { format: 'ndjson', path }, openTerminal({ quiet: true }))
  engine = await openPublished(folder)
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  const found = lines.map(line => JSON.parse(line)).filter(({ name }) => name !== null)
  const told = truth.campaigns?.list.map(({ id, cost }) => [`marketing:${id}`, Number(cost), -Number(cost)]) ?? []
  expect(found.map(({ name, cost_to_reach, profit }) => [name, Number(cost_to_reach), Number(profit)]).sort()).toEqual(
    told.sort(),
  )
})

test('a campaign of other figures does not agree', async () => {
  const { campaigns } = truth
  if (!campaigns) throw new RangeError('the firm has campaigns')
  const list = campaigns.list.map(one => (one.activity === 'mailing' ? { ...one, cost: '0.01' } : one))
  const brought = campaigns.list.map(one =>
    one.activity === 'newsletter'
      ? { ...one, groups: { ...one.groups, regular: { ...one.groups.regular, extra_margin: '999999.00' } } }
      : one,
  )
  const wrong = async (other: typeof list) =>
    (await findings(engine, { ...truth, campaigns: { ...campaigns, list: other } }))
      .filter(({ agrees }) => !agrees)
      .map(({ topic }) => topic)
  expect(await wrong(list)).toEqual(['campaigns_work', 'campaigns_fail'])
  expect(await wrong(brought)).toEqual(['campaigns_fail'])
})
