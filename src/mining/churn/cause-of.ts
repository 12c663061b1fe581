import { type Bins, heldBy, type Known } from './binning.js'
import type { Cause, NamedCause, Span } from './cause.js'
import type { FeatureColumn } from './feature-columns.js'
import type { Scorecard } from './scorecard.js'

/** What causes are told by: the columns of the features, and what was kept of those that were learnt from. */
export interface CauseSources {
  readonly columns: readonly FeatureColumn[]
  /** What columns are called in words that are not there any more. */
  readonly words?: Readonly<Record<string, string>>
  readonly spans?: Readonly<Record<string, Span>>
}

/** What some neighbouring bins of a column of a scorecard hold together, as a cause. */
export function causeOf(
  { bins, among_alike }: Pick<Scorecard['columns'][number], 'bins' | 'among_alike'>,
  told: CauseSources,
  first: number,
  last = first,
): Cause {
  const column = told.columns.find(({ name }) => name === bins.name)
  return {
    ...namedOf(bins, told),
    unit: column?.unit ?? 'number',
    span: (bins.kind === 'number' && told.spans?.[bins.name]) || null,
    holds: first === 0 && column?.ofFacts ? { is: 'none' } : heldBy(bins, first, last),
    ...(among_alike ? { among_alike } : {}),
    alike: [],
  }
}

/** A column, and what the project calls it. */
export function namedOf({ name }: Bins, { columns, words }: CauseSources): NamedCause {
  const column = columns.find(one => one.name === name)
  return {
    column: name,
    name: column?.since ?? column?.says ?? words?.[name] ?? name,
    since: column?.since !== undefined,
  }
}

/** Of each column of numbers, between which they lie and whether all are whole; of words, none. */
export function spansOf(known: readonly Known[]): Readonly<Record<string, Span>> {
  return Object.fromEntries(known.flatMap(of => (of.kind === 'number' ? spanOf(of) : [])))
}

/** So many different numbers can be told one by one. */
const mostFew = 24

function spanOf({ name, values }: Extract<Known, { kind: 'number' }>): readonly (readonly [string, Span])[] {
  const there = [...new Set(values)].filter(value => value !== null && Number.isFinite(value)).map(Number)
  const [least, greatest] = [there.reduce(min, Infinity), there.reduce(max, -Infinity)]
  if (there.length === 0) return []
  const few = there.length <= mostFew ? there.sort((one, other) => one - other) : null
  return [[name, { least, greatest, whole: there.every(Number.isInteger), few }]]
}

const min = (one: number, other: number) => Math.min(one, other)
const max = (one: number, other: number) => Math.max(one, other)

/** A cause as a formula: for cards and logs, where nobody says in which language. */
export function causeFormula(cause: Cause): string {
  return cause.among_alike ? `${heldFormula(cause)}, alike in the rest` : heldFormula(cause)
}

function heldFormula({ name, since, holds }: Cause): string {
  const words = since ? `days since ${name}` : name
  if (holds.is === 'level') return `${words} = ${holds.level}`
  if (holds.is !== 'range') return `${words} ${holds.is}`
  const [above, most] = [shortened(holds.above), shortened(holds.most)]
  if (above === null) return `${words} ≤ ${most}`
  return most === null ? `${words} > ${above}` : `${above} < ${words} ≤ ${most}`
}

/** Four digits are enough to read. */
function shortened(cut: number | null): number | null {
  return cut === null || Number.isInteger(cut) ? cut : Number(cut.toPrecision(4))
}
