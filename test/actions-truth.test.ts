import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trueWorth } from '../fixtures/firm/campaign-truth.js'
import { generateFirm } from '../fixtures/firm/generate.js'
import { firmProject } from '../fixtures/firm/project.js'
import type { FirmTruth } from '../fixtures/firm/truth.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { ask, night } from './support/night.js'

let folder: string
let truth: FirmTruth

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-actions-'))
  console.time('generate')
  truth = await generateFirm({ directory: folder, seed: 7, customers: Number(process.env.N ?? 900), from: '2024-01-01' as Day, days: 420, hasCampaigns: true })
  console.timeEnd('generate')
  const of = (campaign: string, channel: string, cost: number) => `{ channel: ${channel}, cost: ${cost}, changes: response, evidence: { campaign: ${campaign} } }`
  const actions = `
actions:
  budget: 400
  control: 0
  contact: { unknown_consent: false }
  activities:
    voucher: ${of('M3', 'email', 1.2)}
    call: ${of('M4', 'call', 6.5)}
    mailing: ${of('M5', 'letter', 2.8)}
    newsletter: ${of('M2', 'email', 0.1)}
`
  await writeFile(join(folder, 'kehu.yaml'), firmProject({ hasCampaigns: true }).replace('  clusters: {}\n', '') + actions)
  console.time('night')
  await night(folder, '2025-02-24')
  console.timeEnd('night')
}, 200_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the choice', async () => {
  console.table(await ask(folder, 'select activity, evidence, lacking, measure, group_by, uplift, uplift_low, uplift_high, eligible, no_consent, not_worth, worthwhile, chosen, effect from mart_activity'))
  console.table(await ask(folder, 'select * from mart_activity_budget'))
  console.table(await ask(folder, 'select activity, round(chance,4) chance, count(*), avg(at_stake), sum(effect), sum(cost) from mart_next_activity group by all order by all'))
  const campaigns = truth.campaigns
  if (!campaigns) throw new Error('none')
  console.log(JSON.stringify(campaigns.list.map(l => [l.id, l.groups]), null, 0), campaigns.order_margin)
  const worth = trueWorth(campaigns)
  const chosen = await ask<{ customer_id: string; activity: string; cost: string; effect: string }>(folder, `select distinct on (n.customer_key) r.customer_id, n.activity, n.cost, n.effect from mart_next_activity n join bridge_customer b using (customer_key) join dim_customer_record r on r.customer_record_key = b.customer_record_key where r.source = 'shop' order by n.customer_key, r.customer_id`)
  const value = chosen.reduce((s, c) => s + (worth.get(c.customer_id)?.[c.activity as 'voucher'] ?? 0) - Number(c.cost), 0)
  console.log('chosen', chosen.length, 'true value', value, 'expected', chosen.reduce((s, c) => s + Number(c.effect) - Number(c.cost), 0))
  for (const name of ['voucher', 'call', 'mailing', 'newsletter'] as const) {
    const consent = name === 'call' ? 'phone_consent' : 'email_consent'
    const who = campaigns.customers.filter(c => c.group !== null && (name === 'mailing' || c[consent] === true))
    const mean = who.reduce((s, c) => s + (worth.get(c.shop)?.[name] ?? 0), 0) / who.length
    const cost = Number(campaigns.activities[name].cost)
    const n = Math.min(who.length, Math.floor(400 / cost))
    console.log(name, who.length, 'mean worth', mean, 'everybody in budget', n * (mean - cost))
  }
  const best = campaigns.customers.map(c => Math.max(0, ...(['voucher', 'call'] as const).map(a => (c[a === 'call' ? 'phone_consent' : 'email_consent'] === true ? (worth.get(c.shop)?.[a] ?? 0) - Number(campaigns.activities[a].cost) : 0)))).sort((a, b) => b - a)
  console.log('oracle no budget', best.reduce((s, x) => s + x, 0))
}, 100_000)
