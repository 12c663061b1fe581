import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Row, Value } from '../../warehouse/engine/value.js'
import { replaceWork } from '../features.js'
import { firstChoiceSql, movedSql, outcomesSql, responsesSql, type Scenario } from './choice-sql.js'
import { findPrices, type Limits, type Offered, priceOf, type Response } from './find-prices.js'

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

/** Moves that still fit are looked for so often. */
const passes = 3
/** Equal activities would fall either way: at prices a little above the cheaper is taken, and dearer ones come where money is left. */
const above = 1 + 1e-7

/**
 * Chooses one activity a customer at most, within several limits at once: `work.action_state` holds each choice under its
 * place in `wanted`. Customers and their effects stand in `work.action_customer`; none of them leaves the engine.
 */
export async function chooseActivities(
  engine: Engine,
  offered: readonly Offered[],
  wanted: readonly Limits[],
): Promise<readonly Choice[]> {
  const ask = async (prices: readonly (readonly number[])[]): Promise<readonly Response[]> =>
    (await rows(engine, responsesSql(offered, prices))).map(row => ({
      effect: Number(row.effect),
      counts: countsOf(offered, row).map(Number),
    }))
  const priced = await findPrices(offered, wanted, ask)
  const scenarios = priced.map(({ prices: { money, places } }, i): Scenario => {
    const raised = {
      money: money * above,
      places: Object.fromEntries(Object.entries(places).map(([name, price]) => [name, price * above])),
    }
    const limits = wanted[i] ?? { budget: null, capacity: {} }
    return { limits, prices: offered.map(one => priceOf(one, raised)), isBinding: money > 0 }
  })
  await replaceWork(engine, 'action_state', firstChoiceSql(offered, scenarios))
  for (let pass = 0; pass < passes; pass++) await replaceWork(engine, 'action_state', movedSql(offered, scenarios))
  const found = await rows(engine, outcomesSql(offered))
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

function countsOf(offered: readonly Offered[], row: Row): readonly bigint[] {
  return offered.map((_, j) => bigintOf(row[`n_${j + 1}`]))
}

function bigintOf(value: Value | undefined): bigint {
  return typeof value === 'bigint' ? value : BigInt(Number(value ?? 0))
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '0'
}
