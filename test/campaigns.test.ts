import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCatalogue } from '../src/cli/actions/list-catalogue.js'
import { listNext } from '../src/cli/actions/list-next.js'
import { simulateBudgets } from '../src/cli/actions/simulate-budgets.js'
import { type AskedEffect, effectOfDay } from '../src/cli/campaigns/effect-of-day.js'
import { listCampaigns } from '../src/cli/campaigns/list-campaigns.js'
import { upliftOfCampaigns } from '../src/cli/campaigns/uplift-of-campaigns.js'
import { openProject, type ProjectContext } from '../src/cli/project-context.js'
import { openTerminal } from '../src/cli/terminal.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { kehu } from './support/cli.js'
import { night } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { csv } from './support/small-source.js'

// One night for all of it; the commands run in this process but for those that are typed.
let project: ProjectFolder
let context: ProjectContext
const terminal = openTerminal({ quiet: true })

const yaml = `version: 1
project: mailed
currency: EUR
sources:
  shop:
    files:
      - name: orders
        path: exports/orders.csv
        maps:
          order_line: { order_id: Order, customer_id: Customer, product_id: { value: mug }, ordered_at: At, quantity: { value: 1 }, unit_price: Price }
      - name: customers
        path: exports/customers.csv
        maps: { customer: { customer_id: Customer, attributes: { town: Town, faith: { column: Faith, personal: true } } } }
  mail:
    ids: { customer: shop }
    files:
      - name: campaigns
        path: exports/campaigns.csv
        maps: { campaign: { campaign_id: Campaign, name: Name, started_on: From, ended_on: To, cost: Cost } }
      - name: contacts
        path: exports/contacts.csv
        maps:
          campaign_contact: { campaign_id: Campaign, customer_id: Customer, is_control: Control, channel: Channel, sent_at: Sent }
actions:
  budget: 300
  contact: { by_channel: { email: 40 } }
  control: 0.2
  activities:
    mugs again: { channel: mail, cost: 1.50, changes: response, evidence: { campaign: spring } }
    newsletter: { channel: email, cost: 0.05, changes: basket, evidence: { campaign: autumn, assume: 0.02 } }
audiences:
  mugs: { activity: mugs again, columns: [customer_id, activity, effect], directory: outbox }
  letters: { channel: email, directory: outbox }
`

/** Of 480 buyers every third is left out; of the contacted half buy again for 20 and 22, of the others a quarter. */
beforeAll(async () => {
  project = await projectFolder(yaml)
  const people = Array.from({ length: 480 }, (_, i) => i + 1)
  const isControl = (id: number) => id % 3 === 0
  const buysAgain = (id: number) => (isControl(id) ? id % 12 === 0 : id % 2 === 0)
  const orders = people.flatMap(id => [
    [`a${id}`, `c${id}`, '2024-03-15 10:00:00', '10.00'],
    ...(buysAgain(id) ? [[`b${id}`, `c${id}`, '2024-04-05 10:00:00', isControl(id) ? '20.00' : '22.00']] : []),
  ])
  const contacts = people.map(id => [
    'spring',
    `c${id}`,
    String(isControl(id)),
    id % 2 === 0 ? 'email' : 'mail',
    '2024-04-01 08:00:00',
  ])
  await put(project.path, 'exports/orders.csv', csv('Order,Customer,At,Price', orders))
  await put(project.path, 'exports/contacts.csv', csv('Campaign,Customer,Control,Channel,Sent', contacts))
  const customers = people.map(id => [`c${id}`, id % 4 < 2 ? 'North' : 'South', id % 2 === 0 ? 'one' : 'other'])
  await put(project.path, 'exports/customers.csv', csv('Customer,Town,Faith', customers))
  const spring = [['spring', 'Spring mugs', '2024-04-01', '2024-04-20', '400']]
  await put(project.path, 'exports/campaigns.csv', csv('Campaign,Name,From,To,Cost', spring))
  await night(project.path, '2024-05-01')
  context = await openProject(project.path, '.')
}, 60_000)
afterAll(() => project[Symbol.asyncDispose]())

async function rowsOf(work: (output: { format: 'ndjson'; path: string }) => Promise<void>) {
  const path = join(project.path, 'answer.ndjson')
  await work({ format: 'ndjson', path })
  const lines = (await readFile(path, 'utf8')).split('\n').filter(line => line !== '')
  return lines.map(line => JSON.parse(line))
}

test('the list holds what the contacted did, and the cost once', async () => {
  expect(await rowsOf(output => listCampaigns(context, output, terminal))).toMatchObject([
    {
      campaign_id: 'spring',
      name: 'Spring mugs',
      customers: 320,
      controls: 160,
      responded: null,
      bought: 160,
      revenue: 3520,
      cost: 400,
      conversion_rate: 0.5,
      cost_to_revenue: 400 / 3520,
      revenue_return: 7.8,
    },
  ])
})

test('uplift is told beside those left out, and by channel', async () => {
  const found = await rowsOf(output => upliftOfCampaigns(context, false, output, terminal))
  expect(found.map(({ measure, contacted, left_out }) => [measure, contacted, left_out])).toEqual([
    ['conversion', 0.5, 0.25],
    ['revenue', 11, 5],
  ])
  expect(found[0].low).toBeGreaterThan(0)
  const groups = await rowsOf(output => upliftOfCampaigns(context, true, output, terminal))
  // An attribute that is declared personal makes no groups.
  expect([...new Set(groups.map(({ kind, value }) => `${kind} ${value}`))]).toEqual([
    '(channel) email',
    '(channel) mail',
    'town North',
    'town South',
  ])
  expect(groups[0]).toMatchObject({ customers: 160, controls: 80, contacted: 1, left_out: 0.5 })
})

test('what a campaign changed is told beside those left out of it, and leaves the night as it was', async () => {
  const asked = { campaign: 'spring', since: null, attribute: null, days: 30 }
  const found = await rowsOf(output => effectOfDay(context, asked, output, terminal))
  expect(found.map(({ measure }) => measure)).toEqual(['customers', 'orders', 'revenue'])
  expect(found[2]).toMatchObject({ customers: 320, before: 3200, after: 3520, other_change: -5, effect: 6 })
  await expect(effectOfDay(context, { ...asked, days: 31 }, { format: 'csv', path: 'x' }, terminal)).rejects.toThrow(
    "31 days from 2024-04-01 on end after the published night's 2024-05-01",
  )
  await expect(
    effectOfDay(context, { ...asked, campaign: 'autumn' }, { format: 'csv', path: 'x' }, terminal),
  ).rejects.toThrow("there is no campaign 'autumn'; see kehu campaigns list")
})

test('what a day changed is told of days that are known, or refused with the reason', async () => {
  const output = { format: 'csv', path: 'x' } as const
  const day = '2024-04-01' as Day
  const asked = { campaign: null, since: day, attribute: null, days: 17 }
  const refused = async (more: Partial<AskedEffect>, why: string) =>
    await expect(effectOfDay(context, { ...asked, ...more }, output, terminal)).rejects.toThrow(why)
  // The first sale is of 2024-03-15: sixteen days before it nobody could have bought.
  await refused(
    { days: 18 },
    'the first sale is of 2024-03-15, so that only 17 of the 18 days before 2024-04-01 are known: the rest would count as a change; take --days 17, or a later day with --since',
  )
  await refused({ since: '2024-03-10' as Day }, 'none of the 17 days before 2024-03-10 are known')
  await refused({ since: '0001-01-01' as Day, days: 90 }, 'nothing is known of the 90 days from 0001-01-01 on')
  await refused({ days: 999_999_999 }, "999999999 days from 2024-04-01 on end after the published night's 2024-05-01")
  await refused({ attribute: { name: 'town', value: 'East' } }, 'no customer with town=East had bought before it')
  const found = await rowsOf(output => effectOfDay(context, asked, output, terminal))
  expect(found.map(({ customers, other_customers }) => [customers, other_customers])).toEqual([
    [480, null],
    [480, null],
    [480, null],
  ])
})

test('the page answers in one sentence', async () => {
  const page = await readFile(join(project.path, 'warehouse/current/report/campaigns.html'), 'utf8')
  expect(page).toContain(
    'Of 1 arm with a control group, 1 surely brought more than leaving customers alone, by purchases.',
  )
  expect(page).toContain('€400')
})

test('what to do next is a list, a catalogue, files with those left alone beside, and a page', async () => {
  const told = await rowsOf(output => listCatalogue(context, output, terminal))
  expect(told).toMatchObject([
    {
      activity: 'mugs again',
      evidence: 'group',
      // All who were left out and bought live in the north. Of faith, which is personal, nothing follows.
      group_by: 'town',
      measure: 'conversion',
      uplift: 0.25,
      worth_by: 'spend',
      eligible: 480,
    },
    // Every second customer had an e-mail thirty days ago, but for those who were left out.
    { activity: 'newsletter', evidence: 'assumed', lacking: 'unknown_campaign', eligible: 480, too_soon: 160 },
  ])
  const all = { activities: undefined, channels: undefined, control: false, columns: undefined, limit: null }
  const contacted = await rowsOf(output => listNext(context, all, output, terminal))
  const alone = await rowsOf(output => listNext(context, { ...all, control: true }, output, terminal))
  expect(contacted.length + alone.length).toBe(told[0].chosen + told[1].chosen)
  expect(contacted.slice(0, 2).map(({ effect, cost }) => effect > cost)).toEqual([true, true])
  expect(told[0].left_alone + told[1].left_alone).toBe(alone.length)
  const file = async (name: string) =>
    (await readFile(join(project.path, `warehouse/current/audiences/${name}.csv`), 'utf8')).trim().split('\r\n')
  expect((await file('mugs')).length - 1 + ((await file('mugs-control')).length - 1)).toBe(told[0].chosen)
  expect((await file('mugs'))[0]).toBe('customer_id,activity,effect')
  expect((await file('letters')).length - 1 + ((await file('letters-control')).length - 1)).toBe(told[1].chosen)
  await expect(
    listNext(context, { ...all, activities: ['mugs'], columns: 'emial' }, { format: 'csv', path: 'x' }, terminal),
  ).rejects.toThrow("no activity 'mugs'; expected one of mugs again, newsletter")
  const page = await readFile(join(project.path, 'warehouse/current/report/actions.html'), 'utf8')
  expect(page).toContain('ASSUMPTION')
})

test('a budget is tried beside the night, and changes nothing', async () => {
  const tried = await rowsOf(output =>
    simulateBudgets(context, { budget: '30,300,none', capacity: ['mail=10'] }, output, terminal),
  )
  expect(tried.map(({ budget }) => budget)).toEqual([30, 300, null])
  for (const row of tried) {
    expect(row.cost).toBeLessThanOrEqual(row.budget ?? 1e9)
    expect(row['mugs again']).toBeLessThanOrEqual(10)
    expect(row.profit).toBeLessThanOrEqual(row.bound)
  }
  const wrong = (budget: string, capacity: string[]) =>
    simulateBudgets(context, { budget, capacity }, { format: 'csv', path: 'x' }, terminal)
  await expect(wrong('much', [])).rejects.toThrow("--budget 'much' is no amount; expected money such as 500,1500,4000")
  await expect(wrong('1', ['mial=3'])).rejects.toThrow(
    "no activity has the channel 'mial'; they have mail, email; did you mean 'mail'?",
  )
})

test('kehu actions size answers how many customers a test takes, and what is missing', async () => {
  const size = (...words: string[]) => kehu(project.path, ['actions', 'size', ...words])
  const { stdout } = await size('--rate', '0.02', '--uplift', '0.01', '--control', '0.2')
  expect(JSON.parse(stdout)).toMatchObject({ contacted: 9980, left_out: 2495, customers: 12_475 })
  const missing = await size('--uplift', '0.01')
  expect([missing.code, missing.stderr.trim()]).toEqual([
    2,
    'kehu: name either --rate, for shares, or --deviation, for money',
  ])
  const wrong = await size('--rate', '2', '--uplift', '0.01')
  expect([wrong.code, wrong.stderr.trim()]).toEqual([
    2,
    "kehu: --rate '2' is no number above 0 and below 1, such as 0.05",
  ])
})
