/** What may be done for a customer: money that it is expected to bring, and what it costs. */
export interface Candidate {
  readonly customer: number
  readonly activity: string
  readonly channel: string
  /** Chance times what is at stake. */
  readonly effect: number
  /** Above 0: even a free channel has a handling cost. */
  readonly cost: number
}

export interface Limits {
  /** Money for all of them; null where nothing limits it. */
  readonly budget: number | null
  /** How many activities a channel takes; a channel that is not named takes all. */
  readonly capacity: Readonly<Record<string, number>>
}

/** A candidate that was taken, and its benefit index. */
export interface Chosen extends Candidate {
  /** S = (effect - cost) ÷ cost. */
  readonly index: number
}

export interface Choice {
  readonly chosen: readonly Chosen[]
  /** Effect less cost of those chosen. */
  readonly profit: number
  readonly cost: number
  /** What no choice within the budget can exceed: the budget alone, priced as well as it can be. */
  readonly bound: number
}

/** The benefit index. @throws RangeError where the cost is not above 0 */
export function benefitIndex({ effect, cost, activity }: Candidate): number {
  if (!(cost > 0)) throw new RangeError(`${activity}: its cost is ${cost}; expected more than 0, such as 0.01`)
  return (effect - cost) / cost
}

/**
 * One activity a customer at most, of those with S > 0. What money is worth while the budget binds is found by halving: at
 * that price each customer gets the activity that leaves most, so that a dearer one that brings more has its chance where
 * money is left (Sinha & Zoltners 1979). What then fits is taken by S while the budget binds, else by effect less cost.
 */
export function chooseActivities(candidates: readonly Candidate[], { budget, capacity }: Limits): Choice {
  const worthwhile = candidates.filter(one => benefitIndex(one) > 0)
  const price = budget === null ? 0 : priceOfMoney(worthwhile, budget)
  const bound = dual(worthwhile, budget, price)
  // Just above and at the price, ties fall differently: the better of both holds.
  const [first, second] = [price, price * (1 + 1e-9)].map(at => filled(worthwhile, { budget, capacity }, at)) as [
    readonly Candidate[],
    readonly Candidate[],
  ]
  const taken = profitOf(first) >= profitOf(second) ? first : second
  return {
    chosen: taken.map(one => ({ ...one, index: benefitIndex(one) })),
    profit: profitOf(taken),
    cost: taken.reduce((sum, { cost }) => sum + cost, 0),
    bound,
  }
}

/** What each customer's best activity leaves, money being priced: Σ max(0, effect - (1 + price) · cost) + price · budget. */
function dual(candidates: readonly Candidate[], budget: number | null, price: number): number {
  const best = bestOfEach(candidates, price)
  return best.reduce((sum, one) => sum + left(one, price), 0) + (budget ?? 0) * price
}

/** The price at which the activities that leave most cost no more than the budget. */
function priceOfMoney(candidates: readonly Candidate[], budget: number): number {
  const costAt = (price: number) => bestOfEach(candidates, price).reduce((sum, { cost }) => sum + cost, 0)
  if (costAt(0) <= budget) return 0
  let [low, high] = [0, Math.max(1, ...candidates.map(benefitIndex)) + 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (costAt(middle) <= budget) high = middle
    else low = middle
  }
  return high
}

/** For each customer the activity that leaves most at a price, where one leaves anything; of equal ones the cheaper. */
function bestOfEach(candidates: readonly Candidate[], price: number): readonly Candidate[] {
  const best = new Map<number, Candidate>()
  for (const one of candidates) {
    if (left(one, price) <= 0) continue
    const known = best.get(one.customer)
    const gain = known ? left(one, price) - left(known, price) : 1
    if (!known || gain > 0 || (gain === 0 && before(one, known))) best.set(one.customer, one)
  }
  return [...best.values()]
}

/** Takes the best at a price, then whatever still fits, within budget and capacities. */
function filled(candidates: readonly Candidate[], { budget, capacity }: Limits, price: number): readonly Candidate[] {
  const isBinding = price > 0
  const rank = (one: Candidate) => (isBinding ? benefitIndex(one) : left(one, 0))
  const order = (list: readonly Candidate[]) => [...list].sort((a, b) => rank(b) - rank(a) || (before(a, b) ? -1 : 1))
  const used = new Map<string, number>()
  const served = new Set<number>()
  const taken: Candidate[] = []
  let money = budget ?? Number.POSITIVE_INFINITY
  for (const one of [...order(bestOfEach(candidates, price)), ...order(candidates)]) {
    const room = (capacity[one.channel] ?? Number.POSITIVE_INFINITY) - (used.get(one.channel) ?? 0)
    if (served.has(one.customer) || one.cost > money || room < 1) continue
    served.add(one.customer)
    used.set(one.channel, (used.get(one.channel) ?? 0) + 1)
    money -= one.cost
    taken.push(one)
  }
  return taken
}

function left({ effect, cost }: Candidate, price: number): number {
  return effect - (1 + price) * cost
}

function profitOf(taken: readonly Candidate[]): number {
  return taken.reduce((sum, one) => sum + left(one, 0), 0)
}

/** A total order, so that equal candidates are taken alike whatever order they came in. */
function before(one: Candidate, other: Candidate): boolean {
  if (one.cost !== other.cost) return one.cost < other.cost
  if (one.customer !== other.customer) return one.customer < other.customer
  return one.activity < other.activity
}
