import { type BinnedRows, binsAt } from './binned-rows.js'
import { evidenceCard } from './evidence-card.js'
import { type JointDesign, type JointWay, jointCard, jointDesign } from './joint-card.js'
import { softplus, type Top } from './logistic.js'
import { oddsByPoints, type Points } from './points.js'

/** That a joint regression foretells surely better than evidence column by column, on rows that neither has learnt from. */
export interface JointChoice extends JointWay {
  /** Log loss per row of the joint regression, and of the scorecard by evidence alone. */
  readonly loss: number
  readonly of_evidence: number
  /** Where the regression ended on rows that decided. */
  readonly near: Top | undefined
}

/** In words: which regression the scorecard is, and why. */
export function jointNote({ penalty, besideEvidence, loss, of_evidence }: JointChoice): string {
  const beside = besideEvidence ? ', beside the evidence of each' : ''
  return `the scorecard weighs all columns together (ridge ${penalty})${beside}: its log loss is ${loss.toFixed(4)}, that of evidence column by column ${of_evidence.toFixed(4)}, on customers whom neither had learnt from; each contribution holds among customers alike in the rest`
}

/** Ridges that are tried, the greatest first. */
const penalties = [256, 64, 16, 4, 1]

/**
 * The joint regression that foretells best, each part foretold by the others; null where it is not better than the scorecard
 * by more than one standard error (Breiman et al. 1984), and better than knowing nothing: points that say what each column's own
 * bins show are easier read.
 *
 * Of large tables a sample decides, and one part judges it: a difference that matters shows in few rows, and the fit of all
 * should not wait for one that does not.
 */
export function chooseJoint(parts: readonly BinnedRows[], penalty: number, near?: Top): JointChoice | null {
  const [one] = parts
  if (!one || one.bins.length < 2) return null
  const every = roundsOf(parts)
  if (every === null) return null
  const decide = sumsOf(every.parts)
  if (Math.min(decide.came, decide.rows - decide.came) < leastOfEither) return null
  const rounds: Round[] = []
  let top = near
  for (const at of every.judges) {
    const round = roundOf(every.parts, at, penalty, top)
    if (!round) return null
    top = round.design.evidence.top
    rounds.push(round)
  }
  const judged = rounds.flatMap(({ part: { n } }) => Array.from(n))
  const all = judged.reduce((sum, of) => sum + of, 0)
  const plain = rounds.flatMap(({ part, design: { evidence } }) => losses(evidence, part))
  const found = [false, true]
    .flatMap(besideEvidence => bestOf(rounds, besideEvidence) ?? [])
    .reduce<Tried | null>((best, tried) => (best === null || tried.total < best.total ? tried : best), null)
  if (found === null) return null
  const nothing = rounds.flatMap(({ part, rate }) =>
    losses({ points: [], intercept: Math.log(rate / (1 - rate)) }, part),
  )
  if (found.total >= sum(nothing) || !isLess(found.losses, plain, judged)) return null
  return { ...found.way, near: found.near, loss: found.total / all, of_evidence: sum(plain) / all }
}

/** Whether losses are less than others by more than one standard error; of so many rows each. */
function isLess(losses: readonly number[], than: readonly number[], rows: readonly number[]): boolean {
  const gains = than.map((loss, at) => loss - (losses[at] ?? 0))
  const mean = sum(gains) / sum(rows)
  return sum(gains) > Math.sqrt(sum(gains.map((gain, at) => (gain - (rows[at] ?? 0) * mean) ** 2)))
}

/** Of fewer of either outcome nobody can tell which regression is better (Collins, Ogundimu & Altman 2016). */
const leastOfEither = 100
/** Of more rows so many decide. */
const mostRows = 10_000
const sampleRows = 4000
/** And where a curvature would be the sum of more products, as long as so many rows are left. */
const mostProducts = 1e8
const leastRows = 1000
/** Two parts judge where a round is dear, all where it is not. */
const productsOfRounds = 6e7

/** Parts that are small enough to try every ridge on, and which of them judge; null where columns are too many for that. */
function roundsOf(
  parts: readonly BinnedRows[],
): { readonly parts: readonly BinnedRows[]; readonly judges: readonly number[] } | null {
  const rows = parts.reduce((all, { n }) => all + n.length, 0)
  const terms = parts[0]?.bins.map((bins, at) => (bins.kind === 'word' ? (parts[0]?.counts[at] ?? 0) : 1)) ?? []
  const products = sum(terms) ** 2
  const most = rows > mostRows ? sampleRows : rows
  const sample = Math.min(most, Math.max(leastRows, mostProducts / products))
  if (sample * products > 2 * mostProducts) return null
  if (sample < rows) return { parts: parts.map(part => thinned(part, Math.ceil(rows / sample))), judges: [0] }
  const judges = Math.max(2, Math.floor(productsOfRounds / (rows * products)))
  return { parts, judges: Array.from(parts.keys()).slice(0, judges) }
}

/** Every so many-th pattern: they stand in the order of their bins, so that the sample is spread over them. */
function thinned(part: BinnedRows, every: number): BinnedRows {
  const kept = Int32Array.from({ length: Math.ceil(part.n.length / every) }, (_, at) => at * every)
  return {
    ...part,
    columns: part.columns.map(column => binsAt(column, kept)),
    n: Float64Array.from(kept, at => part.n[at] ?? 0),
    came: Float64Array.from(kept, at => part.came[at] ?? 0),
  }
}

/** A part that judges, and what the others taught. */
interface Round {
  readonly part: BinnedRows
  readonly design: JointDesign
  /** The share to whom it came, of the others. */
  readonly rate: number
}

function roundOf(parts: readonly BinnedRows[], at: number, penalty: number, near?: Top): Round | null {
  const part = parts[at]
  const others = parts.filter((_, other) => other !== at)
  const rows = joined(others)
  const evidence = evidenceCard(rows, { penalty, near, parts: others })
  const { came, rows: all } = sumsOf(others)
  return part && evidence ? { part, design: jointDesign(rows, evidence), rate: came / all } : null
}

/** Parts as one, one after the other. */
export function joined(parts: readonly BinnedRows[]): BinnedRows {
  const [first] = parts
  if (!first) throw new RangeError('there are no parts to join')
  const size = parts.reduce((all, { n }) => all + n.length, 0)
  const flat = <T extends Float64Array | Uint8Array>(all: T, of: (part: BinnedRows) => T | undefined): T => {
    let start = 0
    for (const part of parts) {
      all.set(of(part) ?? [], start)
      start += part.n.length
    }
    return all
  }
  return {
    ...first,
    columns: first.columns.map((_, at) => flat(new Uint8Array(size), ({ columns }) => columns[at])),
    n: flat(new Float64Array(size), ({ n }) => n),
    came: flat(new Float64Array(size), ({ came }) => came),
  }
}

/** A way that was tried, and what was lost on each pattern of the parts that judge. */
interface Tried {
  readonly way: JointWay
  readonly losses: readonly number[]
  readonly near: Top | undefined
  readonly total: number
}

/** The ridge of the least loss; null where the greatest has no maximum, or evidence would tell the opposite. */
function bestOf(rounds: readonly Round[], besideEvidence: boolean): Tried | null {
  let best: Tried | null = null
  const tops: (Top | undefined)[] = []
  for (const penalty of penalties) {
    const way = { penalty, besideEvidence }
    const cards = rounds.map(({ design }, at) => jointCard(design, way, tops[at]))
    const found = cards.flatMap((card, at) => {
      const part = rounds[at]?.part
      tops[at] = card?.fit.top
      return card && part ? losses({ points: card.points, intercept: card.fit.intercept }, part) : []
    })
    const total = sum(found)
    if (cards.includes(null)) return best
    // All are tried: what tells only against another is worse than nothing under a great ridge, and better under a small one.
    if (best === null || total < best.total) best = { way, losses: found, total, near: tops.at(-1) }
  }
  return best
}

/** What is lost on each pattern: −log likelihood. */
function losses(
  { points, intercept }: { readonly points: Points; readonly intercept: number },
  rows: BinnedRows,
): number[] {
  return Array.from(
    oddsByPoints(points, intercept, rows),
    (odds, row) => (rows.n[row] ?? 0) * softplus(odds) - (rows.came[row] ?? 0) * odds,
  )
}

function sumsOf(parts: readonly BinnedRows[]): { readonly rows: number; readonly came: number } {
  const total = (of: (part: BinnedRows) => Float64Array) => sum(parts.flatMap(part => Array.from(of(part))))
  return { rows: total(({ n }) => n), came: total(({ came }) => came) }
}

function sum(of: readonly number[]): number {
  return of.reduce((total, one) => total + one, 0)
}
