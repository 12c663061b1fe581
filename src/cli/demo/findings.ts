import { sentences, type Topic } from '../../../fixtures/firm/sentences.js'
import type { CostTruth, FirmTruth, Numbers } from '../../../fixtures/firm/truth.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Row } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { campaignFindings } from './campaign-finding.js'
import { cents, count, money, share } from './figure.js'
import type { Finding } from './finding.js'
import { nextFinding } from './next-finding.js'

type CustomerRow = {
  source: string
  customer_id: string
  customer_key: bigint
  is_company: boolean
  has_bought: boolean
  segment: string | null
  net_sales: string
}

/** Asks the published night for the figures of everything that was planted. */
export async function findings(engine: Engine, truth: FirmTruth): Promise<readonly Finding[]> {
  const records = await ask<CustomerRow>(engine, 'demo_customers')
  return [
    wholesale(records, truth),
    departed(records, truth),
    await gifts(engine, truth),
    both(records, truth),
    await marketplace(engine, truth),
    await losing(engine, truth),
    await pair(engine, truth),
    ...(isTold('leaving', truth) ? [await leaving(engine)] : []),
    ...(truth.costs === null ? [] : [await callers(engine, truth.costs), await dearChannel(engine, truth.costs)]),
    ...(truth.campaigns !== null && isTold('campaigns_work', truth)
      ? [...(await campaignFindings(engine, truth.campaigns)), await nextFinding(engine, truth.campaigns)]
      : []),
    await badRecords(engine, truth),
  ]
}

/** Of few the sentences say nothing: what a model makes of them is chance. */
function isTold(topic: Topic, truth: FirmTruth): boolean {
  return sentences(truth).some(sentence => sentence.topic === topic)
}

function ask<R extends Row>(engine: Engine, name: string, values: Row = {}): Promise<R[]> {
  return rows(engine, bind<R>(sqlFile(`reports/${name}.sql`), values))
}

function wholesale(records: readonly CustomerRow[], { tastes, buyers, net_sales }: FirmTruth): Finding {
  const buying = customersOf(records).filter(customer => customer.has_bought)
  const firms = new Set(records.filter(record => record.is_company).map(record => record.customer_key))
  const companies = buying.filter(customer => firms.has(customer.customer_key))
  const [all, theirs] = [net(customersOf(records)), net(companies)]
  return {
    topic: 'wholesale',
    text: `${count(companies.length)} of ${count(buying.length)} buyers are companies; of net sales they bring ${share(Number(theirs), Number(all))}`,
    agrees:
      companies.length === tastes.wholesale.buyers &&
      buying.length === buyers &&
      theirs === cents(tastes.wholesale.net_sales) &&
      all === cents(net_sales),
  }
}

/** Segments of those who buy: whoever stopped long ago must stand in none of them; who never bought stands in no segment. */
const active = ['champions', 'loyal', 'potential_loyalists', 'new', 'promising']

function departed(records: readonly CustomerRow[], { departed: planted }: FirmTruth): Finding {
  const index = byNumber(records)
  const gone = customersOf(planted.customers.flatMap(numbers => recordsOf(index, numbers)))
  const segments = gone.map(({ segment }) => segment ?? 'no segment').sort()
  const told = [...new Set(segments)].map(name => `${segments.filter(one => one === name).length} in '${name}'`)
  return {
    topic: 'departed',
    text: `of these ${told.join(', ')}; they had brought ${money(net(gone))}`,
    agrees:
      net(gone) === cents(planted.net_sales) &&
      gone.length === planted.customers.length &&
      gone.every(({ segment }) => segment === null || !active.includes(segment)),
  }
}

/** Who bought once, in these weeks by chance, looks the same: at least the planted ones must be found. */
async function gifts(engine: Engine, { gifts: planted }: FirmTruth): Promise<Finding> {
  const days = { from_day: BigInt(planted.from.replace('-', '')), to_day: BigInt(planted.to.replace('-', '')) }
  const [season] = await ask<{ customers: bigint; net_amount: string }>(engine, 'demo_season', days)
  const { customers = 0n, net_amount = '0' } = season ?? {}
  return {
    topic: 'gifts',
    text: `${count(customers)} customers have never bought in any other weeks, for ${money(cents(net_amount))} (those are among them, and who came once and happened to come then)`,
    agrees: customers >= planted.buyers && cents(net_amount) >= cents(planted.sales),
  }
}

function both(records: readonly CustomerRow[], { both: planted }: FirmTruth): Finding {
  const index = byNumber(records)
  const joined = planted.customers.filter(numbers => customersOf(recordsOf(index, numbers)).length === 1)
  const merged = records.length - customersOf(records).length
  return {
    topic: 'both',
    text: `${count(joined.length)} of them are joined by e-mail or telephone, and ${merged - joined.length} others`,
    agrees: joined.length === planted.customers.length && merged === joined.length,
  }
}

async function marketplace(engine: Engine, { returns }: FirmTruth): Promise<Finding> {
  const channels = await ask<{ channel: string; lines: bigint; returned: bigint }>(engine, 'demo_returned_lines')
  const of = (name: string) => {
    const found = channels.find(({ channel }) => channel === name)
    return { lines: Number(found?.lines ?? 0n), returned: Number(found?.returned ?? 0n) }
  }
  const [market, web] = [of('marketplace'), of('web')]
  const equal = (a: typeof web, b: typeof web) => a.lines === b.lines && a.returned === b.returned
  return {
    topic: 'marketplace',
    text: `${count(market.returned)} of ${count(market.lines)} lines come back on the marketplace, ${share(market.returned, market.lines)}; in the web ${share(web.returned, web.lines)}`,
    agrees: equal(market, returns.marketplace) && equal(web, returns.web),
  }
}

async function losing(engine: Engine, { losing: planted }: FirmTruth): Promise<Finding> {
  const { category, since } = planted
  const [found] = await ask<{ sales: string; cost: string }>(engine, 'demo_category_cost', { category, since })
  const [sales, cost] = [cents(found?.sales ?? '0'), cents(found?.cost ?? '0')]
  return {
    topic: 'losing',
    text: `${category} was sold for ${money(sales)} and had cost ${money(cost)}: ${money(cost - sales)} lost`,
    agrees: sales === cents(planted.sales) && cost === cents(planted.cost),
  }
}

async function pair(engine: Engine, { pair: planted }: FirmTruth): Promise<Finding> {
  const codes = { first: planted.first.code.toLowerCase(), second: planted.second.code.toLowerCase() }
  type Counts = { orders: bigint; with_first: bigint; with_second: bigint; with_both: bigint }
  const [found] = await ask<Counts>(engine, 'demo_pair', codes)
  const { orders = 0n, with_first = 0n, with_second = 0n, with_both = 0n } = found ?? {}
  return {
    topic: 'pair',
    text: `both stand in ${count(with_both)} of the ${count(with_first)} orders that hold the first, in ${count(orders)} orders overall the second in ${share(Number(with_second), Number(orders))}`,
    agrees:
      Number(orders) === planted.orders &&
      Number(with_first) === planted.with_first &&
      Number(with_second) === planted.with_second &&
      Number(with_both) === planted.with_both,
  }
}

/** Both causes raise the chance, and are given as reasons of most whom they concern. */
async function leaving(engine: Engine): Promise<Finding> {
  type Cause = { cause: string; customers: bigint; leavers: number; named: bigint }
  const causes = await ask<Cause>(engine, 'demo_leaving')
  const of = (name: string) => {
    const { customers = 0n, leavers = 0, named = 0n } = causes.find(({ cause }) => cause === name) ?? {}
    return {
      customers: Number(customers),
      named: Number(named),
      leavers,
      chance: leavers / Math.max(1, Number(customers)),
    }
  }
  const [late, unresolved, settled] = [of('late'), of('unresolved'), of('settled')]
  const told = ({ customers, leavers, named }: typeof late) =>
    `of ${count(customers)} ${share(leavers, customers)}, and names it as a reason of ${count(named)}`
  return {
    topic: 'leaving',
    text:
      `the model expects to leave: with a late delivery as the last case ${told(late)}; with an open one ${told(unresolved)}; ` +
      `with one that was settled of ${count(settled.customers)} ${share(settled.leavers, settled.customers)}`,
    agrees: [late, unresolved].every(
      ({ customers, named, chance }) => named * 2 >= customers && customers > 0 && chance > settled.chance,
    ),
  }
}

/** Who calls about every order loses money, and it is the calls. */
async function callers(engine: Engine, planted: CostTruth): Promise<Finding> {
  type Caller = { source: string; customer_id: string; cost: string; profit: string; cause: string | null }
  const found = await ask<Caller>(engine, 'demo_callers')
  const numbers = new Set(planted.callers.map(({ shop }) => shop))
  const theirs = found.filter(({ source, customer_id }) => source === 'shop' && numbers.has(customer_id))
  const losing = theirs.filter(({ profit }) => profit.startsWith('-'))
  const named = losing.filter(({ cause }) => cause === 'calls')
  const cost = theirs.reduce((sum, one) => sum + cents(one.cost), 0n)
  return {
    topic: 'callers',
    text: `their calls cost ${money(cost)}; ${count(losing.length)} of ${count(theirs.length)} lose money, ${count(named.length)} of these through calls more than anything else`,
    agrees:
      cost === cents(planted.calls) && theirs.length === planted.callers.length && named.length * 2 > theirs.length,
  }
}

/** Of the shop's two channels that which costs more to serve for what it sells. */
async function dearChannel(engine: Engine, planted: CostTruth): Promise<Finding> {
  type Channel = { channel: string; picking: string; net_sales: string; cost_to_serve: string }
  const found = await ask<Channel>(engine, 'demo_dear_channel')
  const of = (name: string) => {
    const { picking = '0', net_sales = '0', cost_to_serve = '0' } = found.find(({ channel }) => channel === name) ?? {}
    return { picking: cents(picking), cost: Number(cost_to_serve), sales: Number(net_sales) }
  }
  const [market, web] = [of('marketplace'), of('web')]
  return {
    topic: 'dear_channel',
    text: `of net sales the marketplace costs ${share(market.cost, market.sales)} to serve, the web ${share(web.cost, web.sales)}; picking cost ${money(market.picking)} and ${money(web.picking)}`,
    agrees:
      market.picking === cents(planted.picking.marketplace) &&
      web.picking === cents(planted.picking.web) &&
      market.cost * web.sales > web.cost * market.sales,
  }
}

async function badRecords(engine: Engine, { ledger }: FirmTruth): Promise<Finding> {
  const kinds = await ask<{ source: string; kind: string; fate: string; records: bigint }>(engine, 'records_by_kind')
  const of = (fate: string, kind?: string) =>
    kinds
      .filter(row => row.fate === fate && (kind ?? row.kind) === row.kind)
      .reduce((n, row) => n + Number(row.records), 0)
  const planted = Object.values(ledger).reduce((n, kind) => n + kind.quarantined, 0)
  const [bad, again] = [of('quarantined'), of('duplicate', 'invoices')]
  return {
    topic: 'bad_records',
    text: `${count(bad)} records are in quarantine, each with its line and reason, and ${count(again)} invoice lines are known as delivered before`,
    agrees: bad === planted && again === ledger.erp_invoices.delivered_again,
  }
}

/** One row a customer, whatever number of records they have. */
function customersOf(records: readonly CustomerRow[]): readonly CustomerRow[] {
  return [...new Map(records.map(record => [record.customer_key, record])).values()]
}

function byNumber(records: readonly CustomerRow[]): ReadonlyMap<string, CustomerRow> {
  return new Map(records.map(record => [`${record.source} ${record.customer_id}`, record]))
}

function recordsOf(index: ReadonlyMap<string, CustomerRow>, { shop, erp }: Numbers): readonly CustomerRow[] {
  return [shop && index.get(`shop ${shop}`), erp && index.get(`erp ${erp}`)].flatMap(record => record || [])
}

function net(customers: readonly CustomerRow[]): bigint {
  return customers.reduce((sum, { net_sales }) => sum + cents(net_sales), 0n)
}
