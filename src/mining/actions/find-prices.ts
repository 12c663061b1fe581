import { mixPlans } from './mix-plans.js'

/** An activity as the choice sees it. */
export interface Offered {
  /** Above 0. */
  readonly cost: number
  readonly channel: string
}

/** What limits the choice: money, and places in channels. */
export interface Limits {
  /** Null where no money limits it. */
  readonly budget: number | null
  /** A channel that is not named takes all. */
  readonly capacity: Readonly<Record<string, number>>
}

/** What a unit of each limit costs on top: of money, and a place of each channel with a capacity. */
export interface Prices {
  readonly money: number
  readonly places: Readonly<Record<string, number>>
}

/** What customers choose at some prices, each the activity that leaves most: sums over all of them. */
export interface Response {
  /** What the activities chosen bring. */
  readonly effect: number
  /** How many customers choose each activity. */
  readonly counts: readonly number[]
}

/** Answers for several prices of activities at once: one list of prices a question, one price an activity. */
export type Ask = (prices: readonly (readonly number[])[]) => Promise<readonly Response[]>

/** Prices at which what customers choose is nearly the best, and what no choice within the limits exceeds. */
export interface Priced {
  readonly prices: Prices
  readonly bound: number
}

const mostRounds = 14
const closeEnough = 1e-9
/** Prices of money to begin with. */
const seeds = [0, 0.1, 0.3, 1, 3, 10, 30]

interface Known {
  readonly prices: Prices
  readonly response: Response
}

/** The price of an activity: its cost, money and places being priced. */
export function priceOf({ cost, channel }: Offered, { money, places }: Prices): number {
  return (1 + money) * cost + (places[channel] ?? 0)
}

/**
 * Prices for each of several limits that name the same channels. In each round the best mix of what is known of each gives
 * prices, which are asked for together; whatever is asked, its sum is a bound (weak duality), so that a search that ends
 * early is wrong in nothing but how near it is.
 */
export async function findPrices(
  offered: readonly Offered[],
  wanted: readonly Limits[],
  ask: Ask,
): Promise<readonly Priced[]> {
  const known: Known[] = []
  const learn = async (prices: readonly Prices[]): Promise<void> => {
    const fresh = prices.filter((one, i) => !known.some(has(one)) && prices.findIndex(same(one)) === i)
    if (fresh.length === 0) return
    const answers = await ask(fresh.map(one => offered.map(of => priceOf(of, one))))
    for (const [i, one] of fresh.entries()) {
      const response = answers[i]
      if (response) known.push({ prices: one, response })
    }
  }
  const isPriced = wanted.some(({ budget }) => budget !== null)
  await learn((isPriced ? seeds : [0]).map(money => ({ money, places: {} })))
  for (let round = 0; round < mostRounds; round++) {
    const asked = wanted.flatMap(limits => {
      const { prices, value } = relaxed(offered, limits, known)
      const { bound } = bestOf(offered, limits, known)
      if (bound - value <= closeEnough * Math.max(1, Math.abs(bound))) return []
      return [0.8, 1, 1.25].map(times => scaled(prices, times))
    })
    if (asked.length === 0) break
    await learn(asked)
  }
  return wanted.map(limits => bestOf(offered, limits, known))
}

/** The best mix of what is known, and the prices that go with it. */
function relaxed(offered: readonly Offered[], limits: Limits, known: readonly Known[]) {
  const channels = Object.keys(limits.capacity)
  const spent = limits.budget === null ? [] : [limits.budget]
  const plans = known.map(({ response: { effect, counts } }) => {
    const cost = costOf(offered, counts)
    const uses = channels.map(name => counts.reduce((sum, n, j) => sum + (offered[j]?.channel === name ? n : 0), 0))
    return { value: effect - cost, uses: [...(spent.length === 0 ? [] : [cost]), ...uses] }
  })
  const { value, prices } = mixPlans(plans, [...spent, ...channels.map(name => limits.capacity[name] ?? 0)])
  const [money = 0, ...places] = spent.length === 0 ? [0, ...prices] : prices
  return { value, prices: { money, places: Object.fromEntries(channels.map((name, k) => [name, places[k] ?? 0])) } }
}

/** Those known prices whose bound is least. */
function bestOf(offered: readonly Offered[], limits: Limits, known: readonly Known[]): Priced {
  let best: Priced = { prices: { money: 0, places: {} }, bound: Number.POSITIVE_INFINITY }
  for (const { prices, response } of known) {
    if (limits.budget === null && prices.money > 0) continue
    const left = response.counts.reduce((sum, n, j) => {
      const one = offered[j]
      return one ? sum - n * priceOf(one, prices) : sum
    }, response.effect)
    const places = Object.entries(prices.places).map(([name, price]) => price * (limits.capacity[name] ?? 0))
    const bound = left + prices.money * (limits.budget ?? 0) + places.reduce((sum, of) => sum + of, 0)
    if (bound < best.bound) best = { prices, bound }
  }
  return best
}

function costOf(offered: readonly Offered[], counts: readonly number[]): number {
  return counts.reduce((sum, n, j) => sum + n * (offered[j]?.cost ?? 0), 0)
}

function scaled({ money, places }: Prices, times: number): Prices {
  return {
    money: money * times,
    places: Object.fromEntries(Object.entries(places).map(([name, price]) => [name, price * times])),
  }
}

function keyOf({ money, places }: Prices): string {
  return JSON.stringify([money, Object.entries(places).filter(([, price]) => price !== 0)])
}

const same = (one: Prices) => (other: Prices) => keyOf(one) === keyOf(other)
const has = (one: Prices) => (other: Known) => keyOf(one) === keyOf(other.prices)
