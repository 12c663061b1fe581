import { bootstrap, type Interval } from '../../judge/bootstrap.js'
import { numbers } from '../../random.js'
import type { Offer } from './offer-options.js'

/** Sums of the customers of one twentieth, one keyed group and one side of the cut. */
export interface OfferCell {
  /** 1: those of whom an offer saves most. */
  readonly twentieth: number
  readonly keyed_group: number
  /** What is expected to be saved of each is more than the offer costs. */
  readonly is_worth: boolean
  readonly customers: number
  readonly saved: number
  /** Sum of the variances of what will be saved. */
  readonly saved_squares: number
}

/** What an offer to so many customers is expected to bring, less what it costs. */
export interface OfferDepth {
  /** Share of the customers of whom a worth is known, best first. */
  readonly share: number
  readonly customers: number
  readonly saved: number
  readonly cost: number
  readonly profit: number
  /** The middle 95 % of what may come: of customers like these, each of whom leaves or stays by chance. */
  readonly interval: Interval
}

/** An offer by how many get it. */
export interface OfferProfit {
  readonly depths: readonly OfferDepth[]
  /** To all of whom it saves more than it costs; null where that is nobody. */
  readonly best: OfferDepth | null
}

const twentieths = 20

/**
 * Expected profit by depth, Σ (chance × take-up × worth − cost) (Neslin et al. 2006, with the cost paid for everybody who
 * gets it), and the depth at which it is greatest. The best cut takes exactly those of whom the offer saves more than it
 * costs: the sum grows up to there and falls from there on.
 *
 * The interval has two parts: which customers there are (keyed groups drawn with replacement), and who of them leaves and
 * stays for the offer (the sum of so many single chances is as good as normal). That take-up or chances are wrong is in
 * neither.
 */
export function offerProfit(cells: readonly OfferCell[], { cost }: Pick<Offer, 'cost'>): OfferProfit {
  const all = cells.reduce((sum, { customers }) => sum + customers, 0)
  if (all === 0) return { depths: [], best: null }
  const groups = [...new Set(cells.map(({ keyed_group }) => keyed_group))].sort((a, b) => a - b)
  const cuts: ((cell: OfferCell) => boolean)[] = [
    ...Array.from(
      { length: twentieths },
      (_, i) =>
        ({ twentieth }: OfferCell) =>
          twentieth <= i + 1,
    ),
    ({ is_worth }) => is_worth,
  ]
  const sums = cuts.map(cut => groupSums(cells.filter(cut), groups, cost))
  const next = normals(20_111_209)
  const intervals = bootstrap(groups.length, times => {
    const chance = next()
    return sums.map(({ profit, squares }) => dot(profit, times) + chance * Math.sqrt(dot(squares, times)))
  })
  const depths = cuts.map((cut, i): OfferDepth => {
    const within = cells.filter(cut)
    const customers = within.reduce((sum, cell) => sum + cell.customers, 0)
    const saved = within.reduce((sum, cell) => sum + cell.saved, 0)
    return {
      share: customers / all,
      customers,
      saved,
      cost: customers * cost,
      profit: saved - customers * cost,
      interval: withinLoss(intervals[i] ?? { low: null, high: null }, within, customers * cost),
    }
  })
  const best = depths.pop()
  return { depths, best: best && best.customers > 0 ? best : null }
}

/** Where nobody is worth less than nothing, no campaign loses more than it costs; of few customers the normal would. */
function withinLoss({ low, high }: Interval, cells: readonly OfferCell[], cost: number): Interval {
  const canLoseMore = low === null || cells.some(({ saved }) => saved < 0)
  return { low: canLoseMore ? low : Math.max(low, -cost), high }
}

function groupSums(cells: readonly OfferCell[], groups: readonly number[], cost: number) {
  const [profit, squares] = [new Float64Array(groups.length), new Float64Array(groups.length)]
  const place = new Map(groups.map((group, at) => [group, at]))
  for (const cell of cells) {
    const at = place.get(cell.keyed_group) ?? 0
    profit[at] = (profit[at] ?? 0) + cell.saved - cell.customers * cost
    squares[at] = (squares[at] ?? 0) + cell.saved_squares
  }
  return { profit, squares }
}

function dot(sums: Float64Array, times: Float64Array): number {
  return sums.reduce((sum, value, i) => sum + value * (times[i] ?? 0), 0)
}

/** Standard normal numbers from a seed (Box & Muller 1958). */
function normals(seed: number): () => number {
  const next = numbers(seed)
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}
