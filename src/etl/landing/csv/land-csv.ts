import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceFile } from '../../../config/source.js'
import { type Engine, rows } from '../../../warehouse/engine/engine.js'
import { EngineError } from '../../../warehouse/engine/engine-error.js'
import { statement } from '../../../warehouse/engine/query.js'
import { literal, quoted } from '../../../warehouse/engine/quoting.js'
import type { TableSchema } from '../../../warehouse/engine/table-schema.js'
import { BrokenFile } from '../../broken-file.js'
import type { Delivery } from '../delivery.js'
import { type CutFile, landedColumns } from '../landed-file.js'
import type { OpenFile } from '../open-file.js'
import type { Draft } from '../reader.js'
import { type Encoding, encodingOf } from '../text/encoding.js'
import { LineEnds } from '../text/line-ends.js'
import { type TextShape, transcode } from '../text/transcode.js'
import { type BrokenRecord, brokenRecords, rawTexts } from './broken-records.js'
import { type CsvDialect, dialectOf } from './dialect.js'
import { type CsvLayout, csvLayout } from './layout.js'
import { type RecordLines, recordLines } from './record-lines.js'
import { scanRecords } from './scan-records.js'

/**
 * Everything as text, nothing guessed. Records broken in structure follow the good ones in order of line, as raw text,
 * so that each has a number and a fate.
 */
export async function landCsv(file: OpenFile, kind: SourceFile, draft: Draft): Promise<CutFile> {
  const { engine, delivery } = file
  const { signal } = draft
  const encoding = await encodingOf(file, kind)
  const declared = dialectOf(kind, delivery.name)
  const layout = await csvLayout(file, encoding.label, kind, declared)
  const { header, linesAbove } = layout
  const dialect = { ...declared, delimiter: layout.delimiter }
  const { path, shape } = await engineText(file, encoding, dialect, draft)

  const copy = copySql(path, layout, dialect, draft.path)
  const good = await cut(delivery, () => copyGood(engine, copy, signal))
  // As many lines as records: none is broken, blank or longer than a line.
  const physicalLines = shape.lineFeeds + (shape.endsWithLineFeed ? 0 : 1)
  const simple = physicalLines === linesAbove + good && dialect.escape === dialect.quote && !shape.hasReturns
  if (simple) return { header, records: good, broken: 0, lines_above: linesAbove }
  const broken = await brokenRecords(engine, copy, signal)
  const records = good + broken.length

  // Blank lines, cells of several lines or broken records: each record's own line is worked out.
  const scan = await scanRecords(path, dialect, layout)
  if (scan.openQuoteLine !== null) {
    throw new BrokenFile(
      'quote',
      delivery.name,
      `the quote opened on line ${scan.openQuoteLine} is never closed: what follows cannot be told apart; close it, or declare another quote character`,
    )
  }
  const offsets = broken.map(record => Number(record.byte_offset))
  const lines = await recordLines(scan, linesAbove, offsets, signal)
  if (lines.good.length !== good) {
    throw new BrokenFile(
      'quote',
      delivery.name,
      `its quotes are at odds: ${good} records by one count, ${lines.good.length} by another; look for stray quote characters, or declare another one`,
    )
  }
  const texts = await rawTexts(path, broken, lines.starts)
  await replaceDraft(engine, draft.path, header, lines, broken, texts, signal)
  return { header, records, broken: broken.length, lines_above: linesAbove }
}

/** The text as the engine's reader takes it, UTF-8 with line ends of one kind: the file itself, or a copy. */
async function engineText(
  file: OpenFile,
  encoding: Encoding,
  dialect: CsvDialect,
  { tmp }: Draft,
): Promise<{ readonly path: string; readonly shape: TextShape }> {
  const { text, sha256 } = file.print
  if (!text) throw new RangeError(`${file.delivery.name} was not looked at as text`)
  const isWide = encoding.label.startsWith('utf-16')
  const standAlone = isWide || text.returns > text.crlf
  const mixed = text.crlf > 0 && text.crlf < text.lineFeeds
  if (encoding.label === 'utf-8' && !mixed && !standAlone) {
    return { path: await file.bytes.path(), shape: { ...text, hasReturns: false } }
  }
  const path = join(tmp, `text-${sha256}`)
  const shape = await transcode(file, encoding, new LineEnds(standAlone ? dialect : null), path)
  return { path, shape }
}

/** Some files the engine's reader refuses as a whole, such as one with carriage returns inside of its lines. */
async function cut({ name }: Delivery, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof EngineError) || thrown.code !== 'conversion') throw thrown
    const mend = 'look for carriage returns inside of lines, or export it again'
    const detail = `cannot be cut into records (${thrown.message.split('\n')[0]}); ${mend}`
    throw new BrokenFile('unreadable', name, detail, thrown)
  }
}

/** The good records go to the draft in their order; DuckDB keeps the broken ones in a table of its own. */
function copySql(
  path: string,
  { header, linesAbove, hasHeader }: CsvLayout,
  dialect: CsvDialect,
  draft: string,
): string {
  const columns = header.map(name => `${literal(name)}: 'VARCHAR'`).join(', ')
  const options = [
    'auto_detect = false',
    `header = ${hasHeader}`,
    `skip = ${hasHeader ? linesAbove - 1 : linesAbove}`,
    `delim = ${literal(dialect.delimiter)}`,
    `quote = ${literal(dialect.quote)}`,
    `escape = ${literal(dialect.escape)}`,
    `columns = {${columns}}`,
    'store_rejects = true',
    'null_padding = false',
    'strict_mode = true',
  ].join(', ')
  const extra = Object.values(landedColumns)
    .map(name => `null::varchar as ${name}`)
    .join(', ')
  return `copy (select *, ${extra} from read_csv(${literal(path)}, ${options})) to ${literal(draft)} (format parquet)`
}

/** As a read, the copy answers with its number of rows. */
async function copyGood(engine: Engine, copy: string, signal?: AbortSignal): Promise<number> {
  const [count] = await rows(engine, statement<{ Count: bigint }>(copy), signal)
  return Number(count?.Count ?? 0n)
}

type RecordLine = { record: bigint; line: bigint; text: string | null; reason: string | null }

const linesTable: TableSchema = {
  name: 'record_line',
  meaning: 'One row per record: its physical line, and what is broken about it.',
  grain: ['record'],
  ddl: 'create or replace table record_line (record bigint, line bigint, text varchar, reason varchar)',
  columns: (['record', 'line', 'text', 'reason'] as const).map(name => ({
    name,
    type: name === 'record' || name === 'line' ? 'bigint' : 'varchar',
    nullable: true,
    personal: false,
    lineage: false,
    meaning: name,
  })),
}

async function replaceDraft(
  engine: Engine,
  draft: string,
  header: readonly string[],
  lines: RecordLines,
  broken: readonly BrokenRecord[],
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const all = [...lines.good, ...lines.broken]
  const good = lines.good.length
  async function* chunks() {
    for (let from = 0; from < all.length; from += 2048) {
      const part = all.slice(from, from + 2048)
      yield {
        record: BigInt64Array.from(part, (_, i) => BigInt(from + i + 1)),
        line: BigInt64Array.from(part, line => BigInt(line)),
        text: part.map((_, i) => texts[from + i - good] ?? null),
        reason: part.map((_, i) => broken[from + i - good]?.reason ?? null),
      }
    }
  }
  await engine.replace<RecordLine>(linesTable, chunks(), signal)
  // By their places until the end: a header may be any word.
  const cells = header.map((_, i) => `cell_${i}`)
  const own = header.map((name, i) => `${cells[i]} as ${quoted(name)}`).join(', ')
  const { line, text, reason } = landedColumns
  const next = `${draft}.lines`
  await engine.run(
    statement(`copy (
      select ${own}, line as ${line}, text as ${text}, reason as ${reason} from (
        select ${cells.map(cell => `landed.${cell}`).join(', ')}, record_line.line::varchar as line,
          null::varchar as text, null::varchar as reason, record_line.record
        from read_parquet(${literal(draft)}) landed(${cells.join(', ')})
        join record_line on record_line.record = landed.file_row_number + 1
        union all
        select ${cells.map(() => 'null::varchar').join(', ')}, line::varchar, text, reason, record
        from record_line where record > ${good}
      ) order by record) to ${literal(next)} (format parquet)`),
  )
  await rename(next, draft)
}
