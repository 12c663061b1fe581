import type { JsonObject } from '../../../config/project.js'
import { type RecordsPlace, recordsPlace } from '../../../config/records-place.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
import { landRows, type RowRecord } from '../land-rows.js'
import { OnceAFile } from '../once-a-file.js'
import type { OpenFile } from '../open-file.js'
import type { Reader } from '../reader.js'
import { textLines } from '../text/decoded-text.js'
import { type Encoding, encodingOf, possibleEncodings } from '../text/encoding.js'
import { JsonError, JsonText } from './json-text.js'
import { type JsonRecord, recordsAt } from './records-in.js'
import { UnionHeader } from './union-header.js'

/** One JSON object a line. It is read twice: what its columns are is known at its end. */
export const ndjson: Reader = {
  isText: true,
  dialects: kind => possibleEncodings(kind).map(encoding => named(kind, encoding)),
  async dialect(file, kind) {
    return named(kind, await encodingOf(file, kind))
  },
  async header(file, kind) {
    return (await unionOf(file, kind)).names()
  },
  async land(file, kind, draft) {
    const union = await unionOf(file, kind)
    async function* rows(): AsyncGenerator<RowRecord> {
      for await (const record of recordsOf(file, kind)) {
        yield 'cells' in record ? { line: record.line, cells: union.row(record.cells) } : record
      }
    }
    return landRows(file.engine, union.names(), rows(), draft)
  },
}

function named({ read: { records } }: SourceFile, { label }: Encoding): JsonObject {
  return { format: 'ndjson', encoding: label, ...(records === undefined ? {} : { records }) }
}

const unions = new OnceAFile<UnionHeader>()

async function unionOf(file: OpenFile, kind: SourceFile): Promise<UnionHeader> {
  const { label } = await encodingOf(file, kind)
  return unions.of(file.bytes, JSON.stringify([kind.read.records, label]), () => findUnion(file, kind))
}

async function findUnion(file: OpenFile, kind: SourceFile): Promise<UnionHeader> {
  const union = new UnionHeader()
  for await (const record of recordsOf(file, kind)) {
    if ('cells' in record) union.add(record.cells, file.delivery.name)
  }
  if (union.names().length === 0) {
    const mend = 'expected one JSON object a line; declare format: json where it is one array'
    throw new BrokenFile('unreadable', file.delivery.name, `holds no record: ${mend}`)
  }
  return union
}

async function* recordsOf(file: OpenFile, kind: SourceFile): AsyncGenerator<JsonRecord> {
  const [, ...inner] = placeOf(file, kind)
  for await (const { line, text } of textLines(file, await encodingOf(file, kind))) {
    if (text.trim() === '') continue
    let records: readonly JsonRecord[]
    try {
      const json = new JsonText(text)
      if (json.peek() !== '{') json.fail('expected {')
      records = [...recordsAt(json, inner, () => line)]
      json.end()
    } catch (thrown) {
      if (!(thrown instanceof JsonError)) throw thrown
      records = [{ line, text, reason: `is no JSON object: ${thrown.message} at letter ${thrown.at + 1}` }]
    }
    yield* records
  }
}

/** Its lines are an array at the top: `[*].items[*]` is every item of every line. */
function placeOf({ delivery: { name } }: OpenFile, { read: { records } }: SourceFile): RecordsPlace {
  const place = recordsPlace(records ?? '[*]') ?? []
  if (place[0]?.length === 0) return place
  const mend = `begin with them: read: { records: "[*].${records}" }`
  throw new BrokenFile('unreadable', name, `has a record a line, and its contract says records: ${records}; ${mend}`)
}
