import { BrokenFile } from '../../broken-file.js'
import { landRows, type RowRecord } from '../land-rows.js'
import { OnceAFile } from '../once-a-file.js'
import type { OpenFile } from '../open-file.js'
import type { Reader } from '../reader.js'
import { textLines } from '../text/decoded-text.js'
import { type Encoding, encodingOf, possibleEncodings } from '../text/encoding.js'
import { flatRecord } from './flat-record.js'
import { JsonError, JsonText } from './json-text.js'
import { UnionHeader } from './union-header.js'

/** One JSON object a line. It is read twice: what its columns are is known at its end. */
export const ndjson: Reader = {
  isText: true,
  dialects: kind => possibleEncodings(kind).map(named),
  async dialect(file, kind) {
    return named(await encodingOf(file, kind))
  },
  async header(file, kind) {
    return (await unionOf(file, await encodingOf(file, kind))).names()
  },
  async land(file, kind, draft) {
    const encoding = await encodingOf(file, kind)
    const union = await unionOf(file, encoding)
    async function* rows(): AsyncGenerator<RowRecord> {
      for await (const record of recordsOf(file, encoding)) {
        yield 'cells' in record ? { line: record.line, cells: union.row(record.cells) } : record
      }
    }
    return landRows(file.engine, union.names(), rows(), draft)
  },
}

function named({ label }: Encoding) {
  return { format: 'ndjson', encoding: label }
}

const unions = new OnceAFile<UnionHeader>()

function unionOf(file: OpenFile, encoding: Encoding): Promise<UnionHeader> {
  return unions.of(file.bytes, encoding.label, () => findUnion(file, encoding))
}

async function findUnion(file: OpenFile, encoding: Encoding): Promise<UnionHeader> {
  const union = new UnionHeader()
  for await (const record of recordsOf(file, encoding)) {
    if ('cells' in record) union.add(record.cells, file.delivery.name)
  }
  if (union.names().length === 0) {
    const mend = 'expected one JSON object a line; declare format: json where it is one array'
    throw new BrokenFile('unreadable', file.delivery.name, `holds no record: ${mend}`)
  }
  return union
}

type LineRecord =
  | { readonly line: number; readonly cells: ReadonlyMap<string, string | null> }
  | { readonly line: number; readonly text: string; readonly reason: string }

async function* recordsOf(file: OpenFile, encoding: Encoding): AsyncGenerator<LineRecord> {
  for await (const { line, text } of textLines(file, encoding)) {
    if (text.trim() === '') continue
    try {
      const json = new JsonText(text)
      const cells = flatRecord(json)
      json.end()
      yield { line, cells }
    } catch (thrown) {
      if (!(thrown instanceof JsonError)) throw thrown
      yield { line, text, reason: `is no JSON object: ${thrown.message} at letter ${thrown.at + 1}` }
    }
  }
}
