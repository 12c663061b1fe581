import type { Engine } from '../../warehouse/engine/engine.js'
import { knownFormats } from '../drift/moment-formats.js'
import { type ReadCell, readCells } from '../drift/moment-readings.js'

/** What cells of a column are as days or times. */
export interface Moments {
  /** Formats by which every filled cell is a time, those that read them differently: more than one is a question. */
  readonly formats: readonly string[]
  /** A cell that two of the formats read differently, with both readings; null where none does. */
  readonly ambiguous: Ambiguous | null
}

export interface Ambiguous {
  readonly cell: string
  readonly readings: readonly { readonly format: string; readonly day: string }[]
}

/** Numbers that may count days, seconds or milliseconds, or be digits of a day: else a number is no time. */
const countedTime = /^((19|20)\d{6}|\d{5}(\.\d+)?|\d{10}|\d{13})$/
const longestTime = 40

/** What different cells of a column are: no times where one of them is none, and of numbers few. */
export async function readMoments(engine: Engine, distinct: readonly string[], isNumber: boolean): Promise<Moments> {
  const none = { formats: [], ambiguous: null }
  if (distinct.length === 0 || distinct.some(cell => cell.length > longestTime || !/\d/.test(cell))) return none
  if (isNumber && !distinct.every(cell => countedTime.test(cell))) return none
  // One that does not fit at all saves the rest.
  const [first = ''] = distinct
  const likely = [...((await readCells(engine, [first], knownFormats, 'timestamp'))[0]?.readings.keys() ?? [])]
  if (likely.length === 0) return none
  const read = await readCells(engine, distinct, likely, 'timestamp')
  const fitting = likely.filter(format => read.every(({ readings }) => readings.has(format)))
  const telling = differing(fitting, read)
  return { formats: telling, ambiguous: ambiguousOf(telling, read) }
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
