/** What customers would choose at some prices: what it brings, and how much of each limit it uses. */
export interface Plan {
  readonly value: number
  readonly uses: readonly number[]
}

/** The best mix of plans within limits: its value, and what one more unit of each limit would add to it. */
export interface Mix {
  readonly value: number
  readonly prices: readonly number[]
}

const tolerance = 1e-11
/** Pivots after which the first column that helps is taken instead of the best: no circle goes on for ever (Bland 1977). */
const patience = 200
const mostPivots = 5000

/**
 * The best mix of plans, shares of which add up to 1, within limits: the master problem of Dantzig & Wolfe (1960), by the
 * simplex method. Doing nothing is always one of the plans, so a mix is always there.
 */
export function mixPlans(given: readonly Plan[], limits: readonly number[]): Mix {
  const plans: readonly Plan[] = [{ value: 0, uses: limits.map(() => 0) }, ...given]
  const ofValue = scaleOf(plans.map(({ value }) => value))
  const ofUse = limits.map((_, k) => scaleOf(plans.map(({ uses }) => uses[k] ?? 0)))
  const table = limits.map((limit, k) => [
    ...plans.map(({ uses }) => (uses[k] ?? 0) / (ofUse[k] ?? 1)),
    ...limits.map((_, other) => (other === k ? 1 : 0)),
    limit / (ofUse[k] ?? 1),
  ])
  table.push([...plans.map(() => 1), ...limits.map(() => 0), 1])
  const costs = [...plans.map(({ value }) => -value / ofValue), ...limits.map(() => 0), 0]
  solve(table, costs)
  return {
    value: (costs.at(-1) ?? 0) * ofValue,
    prices: limits.map((_, k) => (Math.max(0, costs[plans.length + k] ?? 0) * ofValue) / (ofUse[k] ?? 1)),
  }
}

/** Rows turn into those of the optimum in place; `costs` ends as reduced costs, its last cell as the value. */
function solve(table: number[][], costs: number[]): void {
  for (let pivots = 0; pivots < mostPivots; pivots++) {
    const column = entering(costs, pivots > patience)
    if (column < 0) return
    const row = leaving(table, column)
    if (row < 0) return
    pivot(table, costs, row, column)
  }
}

function entering(costs: readonly number[], first: boolean): number {
  let found = -1
  let least = -tolerance
  for (let column = 0; column < costs.length - 1; column++) {
    const cost = costs[column] ?? 0
    if (cost >= least) continue
    if (first) return column
    found = column
    least = cost
  }
  return found
}

function leaving(table: readonly (readonly number[])[], column: number): number {
  let found = -1
  let least = Number.POSITIVE_INFINITY
  for (const [row, cells] of table.entries()) {
    const by = cells[column] ?? 0
    if (by <= tolerance) continue
    const ratio = (cells.at(-1) ?? 0) / by
    if (ratio < least) {
      found = row
      least = ratio
    }
  }
  return found
}

function pivot(table: number[][], costs: number[], row: number, column: number): void {
  const lead = table[row] ?? []
  const by = lead[column] ?? 1
  for (let at = 0; at < lead.length; at++) lead[at] = (lead[at] ?? 0) / by
  for (const cells of [...table.filter((_, other) => other !== row), costs]) {
    const times = cells[column] ?? 0
    if (times === 0) continue
    for (let at = 0; at < cells.length; at++) cells[at] = (cells[at] ?? 0) - times * (lead[at] ?? 0)
  }
}

function scaleOf(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs)) || 1
}
