import type { RecordsPlace } from '../../../config/records-place.js'
import { type Cells, type FlatRecord, flatRecord } from './flat-record.js'
import { JsonText } from './json-text.js'

/** A record of a JSON text, or what is broken about it. */
export type JsonRecord =
  | { readonly line: number; readonly cells: Cells }
  | { readonly line: number; readonly text: string; readonly reason: string }

/** The line of each place in a text, asked for in their order. */
export type LineAt = (at: number) => number

/**
 * Passes a whole text, and gives the records at a place in it; false where there is no such array. One at a time: a text
 * may be as large as memory allows, its records would not fit beside it.
 *
 * @throws JsonError
 */
export function* recordsIn(
  json: JsonText,
  [first = [], ...inner]: RecordsPlace,
  lineAt: LineAt,
): Generator<JsonRecord, boolean> {
  const elements = elementsAt(json, first)
  for (let next = elements.next(); ; next = elements.next()) {
    if (next.done) return next.value
    yield* recordsAt(json, inner, lineAt)
  }
}

/**
 * Passes a value: itself as a record, or the elements of the arrays in it, one record each with the values above it beside its
 * own.
 */
export function* recordsAt(json: JsonText, inner: RecordsPlace, lineAt: LineAt): Generator<JsonRecord> {
  const isObject = json.peek() === '{'
  const at = json.at
  const line = lineAt(at)
  const flat = isObject ? flatRecord(json) : undefined
  if (!flat) json.value()
  const text = () => json.text.slice(at, json.at)
  if (flat) yield* inRecord({ ...flat, line, text, name: '' }, inner, start => lineAt(start))
  else yield { line, text: text(), reason: 'expected an object' }
}

interface Parent extends FlatRecord {
  readonly line: number
  readonly text: () => string
  /** The array of which it is an element; empty for the first. */
  readonly name: string
}

/** A parent without elements is a record without their columns, but for the number that none of them has. */
function* inRecord(parent: Parent, [keys, ...deeper]: RecordsPlace, lineAt: LineAt): Generator<JsonRecord> {
  const { cells, arrays, line } = parent
  if (keys === undefined) {
    yield { line, cells }
    return
  }
  const name = [...(parent.name === '' ? [] : [parent.name]), ...keys].join('.')
  const wrong = contradiction(parent, keys)
  if (wrong !== undefined) {
    yield { line, text: parent.text(), reason: wrong }
    return
  }
  const start = arrays.get(name)
  const items = new JsonText((start === undefined ? null : cells.get(name)) ?? '[]')
  const beside = new Map(cells)
  beside.delete(name)
  let place = 0
  for (const _ of items.elements()) {
    place++
    const isObject = items.peek() === '{'
    const at = items.at
    const own = lineAt((start ?? 0) + at)
    if (!isObject) {
      items.value()
      yield { line: own, text: items.text.slice(at, items.at), reason: `expected an object at ${name}` }
      continue
    }
    const item = flatRecord(items, `${name}.`)
    yield* inRecord(
      {
        cells: new Map([...beside, [`${name}.#`, String(place)], ...item.cells]),
        arrays: item.arrays,
        line: own,
        text: () => items.text.slice(at, items.at),
        name,
      },
      deeper,
      inner => lineAt((start ?? 0) + inner),
    )
    // Other arrays of the parent stand beside its first element alone: a text would else grow with the square of its arrays.
    for (const other of arrays.keys()) beside.delete(other)
  }
  if (place === 0) yield { line, cells: cells.has(name) ? beside.set(`${name}.#`, null) : beside }
}

/** What stands where an array, or an object on the way to it, should be; undefined where nothing does, or null. */
function contradiction({ cells, arrays, name }: Parent, keys: readonly string[]): string | undefined {
  for (const [i] of keys.entries()) {
    const path = [...(name === '' ? [] : [name]), ...keys.slice(0, i + 1)].join('.')
    const isLast = i === keys.length - 1
    const value = cells.get(path)
    const wanted = isLast ? 'an array' : 'an object'
    if (arrays.has(path) ? !isLast : value !== undefined && value !== null)
      return `expected ${wanted} at ${path}, found ${arrays.has(path) ? 'an array' : `'${value?.slice(0, 40)}'`}`
    if (isLast && [...cells.keys()].some(key => key.startsWith(`${path}.`)))
      return `expected an array at ${path}, found an object`
  }
  return undefined
}

/** Passes a whole value, and stops at each element of the array at a place in it, which the caller passes; false where there is none. */
function* elementsAt(json: JsonText, [next, ...rest]: readonly string[]): Generator<undefined, boolean> {
  if (next === undefined) {
    const isArray = json.peek() === '['
    if (isArray) yield* json.elements()
    else json.value()
    return isArray
  }
  if (json.peek() !== '{') {
    json.value()
    return false
  }
  let found = false
  for (const key of json.keys()) {
    if (key === next) found = yield* elementsAt(json, rest)
    else json.value()
  }
  return found
}
