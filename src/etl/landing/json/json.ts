import type { JsonObject } from '../../../config/project.js'
import { type RecordsPlace, recordsPlace } from '../../../config/records-place.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
import type { DeliveredBytes } from '../delivered-bytes.js'
import { landRows, type RowRecord } from '../land-rows.js'
import { OnceAFile } from '../once-a-file.js'
import type { OpenFile } from '../open-file.js'
import type { Reader } from '../reader.js'
import { decodedText } from '../text/decoded-text.js'
import { type Encoding, encodingOf, encodingsOf, possibleEncodings } from '../text/encoding.js'
import { decoded, strictDecoder } from '../text/first-failure.js'
import { afterTheEnd, JsonError, JsonText } from './json-text.js'
import { recordsIn } from './records-in.js'
import { UnionHeader } from './union-header.js'

/** A JSON file is read as a whole; NDJSON has no such limit. */
export const mostJsonBytes = 256 * 2 ** 20

/** An array of objects, at the top of a JSON file or at a declared place in it. */
export const json: Reader = {
  isText: true,
  dialects: kind => possibleEncodings(kind).map(encoding => named(kind, encoding)),
  async dialect(file, kind) {
    return named(kind, await encodingOf(file, kind))
  },
  async header(file, kind) {
    return (await foundIn(file, kind)).union.names()
  },
  async land(file, kind, draft) {
    const { text, union } = await foundIn(file, kind)
    async function* rows(): AsyncGenerator<RowRecord> {
      for (const record of recordsIn(new JsonText(text), placeOf(kind), lineCounter(text)))
        yield 'cells' in record ? { line: record.line, cells: union.row(record.cells) } : record
    }
    return landRows(file.engine, union.names(), rows(), draft)
  },
}

function named({ read: { records } }: SourceFile, { label }: Encoding): JsonObject {
  return { format: 'json', encoding: label, ...(records === undefined ? {} : { records }) }
}

interface Found {
  readonly text: string
  readonly union: UnionHeader
}

const known = new OnceAFile<Found>()

/** @throws BrokenFile with line and column where it is no JSON, or holds no records */
function foundIn(file: OpenFile, kind: SourceFile): Promise<Found> {
  const about = JSON.stringify([kind.read.records, encodingsOf(kind)])
  return known.of(file.bytes, about, () => find(file, kind))
}

/** It is walked through twice: what its columns are is known at its end, and its records are more than its text. */
async function find(file: OpenFile, kind: SourceFile): Promise<Found> {
  const { name } = file.delivery
  if (file.print.bytes > mostJsonBytes) {
    const found = `${file.print.bytes} bytes, expected at most ${mostJsonBytes}`
    throw new BrokenFile('unreadable', name, `has ${found}: JSON is read as a whole; export it as NDJSON`)
  }
  let text = ''
  for await (const part of decodedText(file, await encodingOf(file, kind))) text += part
  const union = new UnionHeader()
  try {
    const json = new JsonText(text)
    const records = recordsIn(json, placeOf(kind), () => 0)
    let next = records.next()
    for (; !next.done; next = records.next()) if ('cells' in next.value) union.add(next.value.cells, name)
    json.end()
    if (!next.value) throw nowhere(text, kind.read.records, name)
  } catch (thrown) {
    if (!(thrown instanceof JsonError)) throw thrown
    const before = text.slice(0, thrown.at)
    const line = before.split('\n').length
    const at = `line ${line}, column ${thrown.at - before.lastIndexOf('\n')}`
    const isLines = thrown.message.startsWith(afterTheEnd) && text.slice(thrown.at).startsWith('{')
    const mend = isLines
      ? 'it seems to hold a record a line: declare format: ndjson, or give it that ending'
      : 'export it again'
    throw new BrokenFile('unreadable', name, `is no JSON: ${thrown.message} (${at}); ${mend}`, thrown)
  }
  if (union.names().length === 0) {
    throw new BrokenFile('empty', name, 'holds no record, expected objects in an array; ask for it again, or remove it')
  }
  return { text, union }
}

function placeOf({ read: { records } }: SourceFile): RecordsPlace {
  return recordsPlace(records ?? '') ?? []
}

function nowhere(text: string, place: string | undefined, name: string): BrokenFile {
  const places = arraysIn(new JsonText(text))
  const known = places.length === 0 ? 'it holds no array' : `it holds arrays at ${places.join(', ')}`
  const found = place === undefined ? 'is no array of records' : `has no array of records at ${place}`
  const mend = places.length === 0 ? 'export it again' : 'name its place: read: { records: … }'
  return new BrokenFile('unreadable', name, `${found}; ${known}; ${mend}`)
}

/** Where a JSON file that is no array may hold its records: `data`, `orders.items`; null where it is no JSON as a whole. */
export async function recordPlaces(bytes: DeliveredBytes): Promise<readonly string[] | null> {
  const decoder = strictDecoder('utf-8')
  let text = ''
  for await (const chunk of bytes.chunks()) text += decoded(decoder, chunk) ?? ''
  const json = new JsonText(text)
  try {
    const places = arraysIn(json)
    json.end()
    return places
  } catch (thrown) {
    if (!(thrown instanceof JsonError)) throw thrown
    return null
  }
}

/** Where arrays lie in an object, two levels deep: as its user would name them. */
function arraysIn(json: JsonText): readonly string[] {
  const places: string[] = []
  const look = (prefix: string, depth: number): void => {
    if (json.peek() !== '{' || depth === 0) {
      if (json.peek() === '[' && prefix !== '') places.push(prefix)
      json.value()
      return
    }
    json.object(key => look(prefix === '' ? key : `${prefix}.${key}`, depth - 1))
  }
  look('', 3)
  return places
}

/** The line of each place in a text, asked for in their order. */
function lineCounter(text: string): (at: number) => number {
  let [line, counted] = [1, 0]
  return at => {
    for (let end = text.indexOf('\n', counted); end >= 0 && end < at; end = text.indexOf('\n', counted)) {
      line++
      counted = end + 1
    }
    return line
  }
}
