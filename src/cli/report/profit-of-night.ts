import { type ProfitBasis, tryProfit } from '../../mining/profit/build-profit.js'
import { nightly, type ProfitTables } from '../../mining/profit/profit-tables.js'
import { hasTable } from '../../mining/store.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { UsageError } from '../usage-error.js'
import { triedCosts } from './tried-costs.js'

/** What the profit of a night is reckoned from. @throws UsageError where it reckons none. */
export async function neededProfit(engine: Engine, basis: ProfitBasis | undefined): Promise<ProfitBasis> {
  if (basis !== undefined && (await hasTable(engine, 'mart_profit'))) return basis
  throw new UsageError(
    'the published night reckons no profit; say in kehu.yaml what activities cost (costs:), or map what goods cost (unit_cost), then kehu run',
  )
}

/**
 * The tables of profit of a night, or what they would be with other rates.
 *
 * @param basis undefined where the project reckons none
 * @param rates each as `activity=amount`
 * @throws UsageError where there are none, or a rate is of no activity
 */
export async function profitOfNight(
  engine: Engine,
  asOf: Day,
  basis: ProfitBasis | undefined,
  rates: readonly string[],
): Promise<ProfitTables> {
  const needed = await neededProfit(engine, basis)
  if (rates.length === 0) return nightly
  return tryProfit(engine, asOf, { ...needed, costs: triedCosts(needed.costs, rates) })
}
