import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Row, Value } from '../../warehouse/engine/value.js'
import { replaceWork } from '../features.js'
import {
  candidatesSql,
  customersTable,
  firstChoiceSql,
  movedSql,
  outcomesSql,
  responsesSql,
  type Scenario,
  sampleSql,
  sampleTable,
} from './choice-sql.js'
import { type Ask, findPrices, type Limits, type Offered, type Priced, priceOf } from './find-prices.js'

/** What a choice came to. Money is exact decimal text. */
export interface Choice {
  readonly limits: Limits
  /** Whether more money would bring more. */
  readonly isBinding: boolean
  /** What the next unit of money would bring on top of itself. */
  readonly marginal: number
  readonly customers: bigint
  readonly effect: string
  readonly cost: string
  /** How many of each activity, in the order in which they are offered. */
  readonly counts: readonly bigint[]
  /** What is left of the effect after the cost of no choice within these limits is more. */
  readonly bound: number
}

/** Moves that still fit are looked for so often, unless the choice lies by less of the bound below it: of many by a thousandth. */
const passes = 3
const goodEnough = { few: 1e-6, many: 1e-3 }
/** Of many a bound by a ten-thousandth above the best mix is near enough, and so is what a few rounds come to. */
const ofMany = { closeEnough: 1e-4, mostRounds: 4 }
/** Equal activities would fall either way: at prices a little above the cheaper is taken, and dearer ones come where money is left. */
const above = 1 + 1e-7

/**
 * Chooses one activity a customer at most, within several limits at once: `work.action_state` holds each choice under its
 * place in `wanted`. Customers and their effects stand in `work.action_customer`; none of them leaves the engine.
 *
 * @param sampled of twice as many candidates the prices are first looked for in a sample of about so many
 */
export async function chooseActivities(
  engine: Engine,
  offered: readonly Offered[],
  wanted: readonly Limits[],
  sampled = 25_000,
): Promise<readonly Choice[]> {
  const { priced, isMany } = await pricesOf(engine, offered, wanted, sampled)
  const scenarios = priced.map(({ prices: { money, places } }, i): Scenario => {
    const raised = {
      money: money * above,
      places: Object.fromEntries(Object.entries(places).map(([name, price]) => [name, price * above])),
    }
    const limits = wanted[i] ?? { budget: null, capacity: {} }
    return { id: i, limits, prices: offered.map(one => priceOf(one, raised)), isBinding: money > 0 }
  })
  await replaceWork(engine, 'action_state', firstChoiceSql(offered, scenarios))
  let found = await rows(engine, outcomesSql(offered))
  const lacking = (): readonly Scenario[] =>
    scenarios.filter(({ id }) => {
      const row = found.find(({ scenario }) => Number(scenario) === id)
      const least = (priced[id]?.bound ?? 0) * (1 - (isMany ? goodEnough.many : goodEnough.few))
      return Number(row?.effect ?? 0) - Number(row?.cost ?? 0) < least
    })
  for (let pass = 0, moving = lacking(); pass < passes && moving.length > 0; pass++, moving = lacking()) {
    await replaceWork(engine, 'action_state', movedSql(offered, moving))
    found = await rows(engine, outcomesSql(offered))
  }
  return scenarios.map(({ limits, isBinding }, i) => {
    const row = found.find(({ scenario }) => Number(scenario) === i)
    return {
      limits,
      isBinding,
      customers: bigintOf(row?.customers),
      effect: textOf(row?.effect),
      cost: textOf(row?.cost),
      counts: row ? countsOf(offered, row) : offered.map(() => 0n),
      bound: priced[i]?.bound ?? 0,
      marginal: priced[i]?.prices.money ?? 0,
    }
  })
}

/** Prices from sums over all customers; of many the search begins with those that a sample of them gives. */
async function pricesOf(
  engine: Engine,
  offered: readonly Offered[],
  wanted: readonly Limits[],
  sampled: number,
): Promise<{ readonly priced: readonly Priced[]; readonly isMany: boolean }> {
  const asking =
    (customers: string): Ask =>
    async prices =>
      (await rows(engine, responsesSql(offered, prices, customers))).map(row => ({
        effect: Number(row.effect),
        counts: countsOf(offered, row).map(Number),
      }))
  const [all] = await rows(engine, candidatesSql(offered))
  const share = Math.floor(Number(all?.customers ?? 0n) / sampled)
  if (share < 2) return { priced: await findPrices(offered, wanted, asking(customersTable)), isMany: false }
  await replaceWork(engine, 'action_sample', sampleSql(offered, share))
  const fewer = wanted.map(({ budget, capacity }) => ({
    budget: budget === null ? null : budget / share,
    capacity: Object.fromEntries(Object.entries(capacity).map(([name, places]) => [name, places / share])),
  }))
  const found = await findPrices(offered, fewer, asking(sampleTable))
  await engine.run(statement('drop table if exists work.action_sample'))
  const near = found.map(({ prices }) => prices)
  return { priced: await findPrices(offered, wanted, asking(customersTable), { near, ...ofMany }), isMany: true }
}

function countsOf(offered: readonly Offered[], row: Row): readonly bigint[] {
  return offered.map((_, j) => bigintOf(row[`n_${j + 1}`]))
}

function bigintOf(value: Value | undefined): bigint {
  return typeof value === 'bigint' ? value : BigInt(Number(value ?? 0))
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '0'
}
