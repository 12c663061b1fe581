import { join } from 'node:path'
import type { SourceFile } from '../../config/source.js'
import { rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { knownFormats } from '../drift/moment-formats.js'
import { type ReadCell, readCells } from '../drift/moment-readings.js'
import { land } from '../landing/land.js'
import { cellName, landedFrom } from '../staging/landed-sql.js'
import { sampleSize } from './judge-sample.js'
import type { Lookout, SeenFile } from './look.js'
import { type NumberWriting, numberWritings } from './number-writing.js'

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
  readonly isEmail: boolean
  /** Where cells are arrays of objects, as JSON: the keys of these. */
  readonly nested: readonly string[]
}

export interface Ambiguous {
  readonly cell: string
  readonly readings: readonly { readonly format: string; readonly day: string }[]
}

/** A column of so many values may be an answer. */
const fewValues = 6

const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/

/** Numbers that may count days, seconds or milliseconds, or be digits of a day: else a number is no time. */
const countedTime = /^((19|20)\d{6}|\d{5}(\.\d+)?|\d{10}|\d{13})$/
const longestTime = 40

const hours: readonly (readonly [RegExp, string])[] = [
  [/^([01]?\d|2[0-3]):[0-5]\d$/, '%H:%M'],
  [/^([01]?\d|2[0-3]):[0-5]\d:[0-5]\d$/, '%H:%M:%S'],
  [/^(0?\d|1[0-2]):[0-5]\d ?[AP]M$/i, '%I:%M %p'],
  [/^(0?\d|1[0-2]):[0-5]\d:[0-5]\d ?[AP]M$/i, '%I:%M:%S %p'],
]

/** The columns of a file as its first records show them, read as a kind. @throws BrokenFile when it cannot be read */
export async function sampleColumns(
  { engine, tmp }: Lookout,
  seen: SeenFile,
  kind: SourceFile,
): Promise<readonly SampledColumn[]> {
  const delivery = { ...seen.delivery, kinds: [kind] }
  const { path, header } = await land(engine, delivery, { folder: join(tmp, 'landed'), tmp }, seen.print)
  const cells = header.map((_, i) => `nullif(trim(${cellName(i)}), '') as ${cellName(i)}`)
  const records = await rows(
    engine,
    statement<Record<string, string | null>>(
      `select ${cells.join(', ')} from ${landedFrom(header, literal(path))} where broken_text is null limit ${sampleSize}`,
    ),
  )
  const columns: SampledColumn[] = []
  const cellsOf = header.map((_, i) => records.flatMap(record => record[cellName(i)] ?? []))
  const numbers = numberWritings(cellsOf.map(filled => [...new Set(filled)]))
  for (const [i, name] of header.entries()) {
    const filled = cellsOf[i] ?? []
    const distinct = [...new Set(filled)]
    const number = numbers[i] ?? null
    columns.push({
      name,
      filled: filled.length,
      distinct: distinct.length,
      values: distinct.length > fewValues ? [] : distinct.toSorted(),
      commonest: commonestOf(filled),
      ...(await moments(distinct, number !== null)),
      number,
      hour: hours.find(([pattern]) => distinct.length > 0 && distinct.every(cell => pattern.test(cell)))?.[1] ?? null,
      isEmail: distinct.length > 0 && distinct.every(cell => email.test(cell)),
      nested: keysIn(distinct),
    })
  }
  return columns

  async function moments(
    distinct: readonly string[],
    isNumber: boolean,
  ): Promise<Pick<SampledColumn, 'formats' | 'ambiguous'>> {
    const none = { formats: [], ambiguous: null }
    if (distinct.length === 0 || distinct.some(cell => cell.length > longestTime || !/\d/.test(cell))) return none
    if (isNumber && !distinct.every(cell => countedTime.test(cell))) return none
    // One that does not fit at all saves the rest.
    const [first = ''] = distinct
    const likely = [...((await readCells(engine, [first], knownFormats, 'timestamp'))[0]?.readings.keys() ?? [])]
    if (likely.length === 0) return none
    const read = await readCells(engine, distinct, likely, 'timestamp')
    const formats = differing(
      likely.filter(format => read.every(({ readings }) => readings.has(format))),
      read,
    )
    return { formats, ambiguous: ambiguousOf(formats, read) }
  }
}

/** Of formats that read all cells alike the first. */
function differing(formats: readonly string[], cells: readonly ReadCell[]): readonly string[] {
  const told = new Map(
    formats.toReversed().map(format => [cells.map(({ readings }) => readings.get(format)).join('\u001f'), format]),
  )
  return formats.filter(format => [...told.values()].includes(format))
}

function ambiguousOf([a, b]: readonly string[], cells: readonly ReadCell[]): Ambiguous | null {
  if (a === undefined || b === undefined) return null
  const found = cells.find(({ readings }) => readings.get(a) !== readings.get(b))
  if (!found) return null
  const day = (format: string) => found.readings.get(format)?.slice(0, 10) ?? ''
  return { cell: found.cell, readings: [a, b].map(format => ({ format, day: day(format) })) }
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
