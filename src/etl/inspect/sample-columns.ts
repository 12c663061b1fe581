import type { SourceFile } from '../../config/source.js'
import type { Lookout, SeenFile } from './look.js'
import { type NumberWriting, numberWritings } from './number-writing.js'
import { type Ambiguous, readMoments } from './read-moments.js'
import { sampleCells } from './sample-cells.js'

/** What the first records of a file show of one column. */
export interface SampledColumn {
  readonly name: string
  /** Cells that are not empty, and how many of them differ. */
  readonly filled: number
  readonly distinct: number
  /** Its different cells in order, where they are few; else none. */
  readonly values: readonly string[]
  /** The cell that most records have, on a tie the smallest; null where all are empty. */
  readonly commonest: string | null
  /** Formats by which every filled cell is a time, those that read them differently: more than one is a question. */
  readonly formats: readonly string[]
  /** A cell that two of the formats read differently, with both readings; null where none does. */
  readonly ambiguous: Ambiguous | null
  /** How its cells are written as numbers; null where one of them is none. */
  readonly number: NumberWriting | null
  /** Every filled cell is a time of the day alone, by this format. */
  readonly hour: string | null
  /** Every filled cell is a number as programs write them, with exponents as well. */
  readonly isReal: boolean
  readonly isEmail: boolean
  /** Where cells are arrays of objects, as JSON: the keys of these. */
  readonly nested: readonly string[]
}

/** A column of so many values may be an answer. */
const fewValues = 12

const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/

const hours: readonly (readonly [RegExp, string])[] = [
  [/^([01]?\d|2[0-3]):[0-5]\d$/, '%H:%M'],
  [/^([01]?\d|2[0-3]):[0-5]\d:[0-5]\d$/, '%H:%M:%S'],
  [/^(0?\d|1[0-2]):[0-5]\d ?[AP]M$/i, '%I:%M %p'],
  [/^(0?\d|1[0-2]):[0-5]\d:[0-5]\d ?[AP]M$/i, '%I:%M:%S %p'],
]

/** The columns of a file as its first records show them, read as a kind. @throws BrokenFile when it cannot be read */
export async function sampleColumns(
  lookout: Lookout,
  seen: SeenFile,
  kind: SourceFile,
): Promise<readonly SampledColumn[]> {
  const cells = await sampleCells(lookout, seen, kind)
  const numbers = numberWritings(cells.map(({ filled }) => [...new Set(filled)]))
  const columns: SampledColumn[] = []
  for (const [i, { name, filled }] of cells.entries()) {
    const distinct = [...new Set(filled)]
    const number = numbers[i] ?? null
    columns.push({
      name,
      filled: filled.length,
      distinct: distinct.length,
      values: distinct.length > fewValues ? [] : distinct.toSorted(),
      commonest: commonestOf(filled),
      ...(await readMoments(lookout.engine, distinct, number !== null)),
      number,
      hour: hours.find(([pattern]) => distinct.length > 0 && distinct.every(cell => pattern.test(cell)))?.[1] ?? null,
      isReal: distinct.length > 0 && distinct.every(cell => Number.isFinite(Number(cell))),
      isEmail: distinct.length > 0 && distinct.every(cell => email.test(cell)),
      nested: keysIn(distinct),
    })
  }
  return columns
}

/** Arrays are looked into in so many cells. */
const nestedCells = 100

function keysIn(cells: readonly string[]): readonly string[] {
  const keys = new Set<string>()
  for (const cell of cells.filter(one => /^\[\s*\{/.test(one)).slice(0, nestedCells)) {
    for (const element of arrayIn(cell)) {
      if (typeof element === 'object' && element !== null) for (const key of Object.keys(element)) keys.add(key)
    }
  }
  return [...keys]
}

/** What only looks like an array is a text. */
function arrayIn(cell: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(cell)
    return Array.isArray(value) ? value : []
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    return []
  }
}

function commonestOf(cells: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null
}
