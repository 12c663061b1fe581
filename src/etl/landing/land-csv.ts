import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { EngineError } from '../../warehouse/engine/engine-error.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal, quoted } from '../../warehouse/engine/quoting.js'
import type { TableSchema } from '../../warehouse/engine/table-schema.js'
import { BrokenFile } from '../broken-file.js'
import type { Delivery, Dialect } from './delivery.js'
import type { Fingerprint } from './fingerprint.js'
import { type LandedFile, landedColumns } from './land.js'
import { readHeader } from './read-header.js'
import { scanRecords } from './scan-records.js'
import { transcode } from './transcode.js'

type Made = Pick<LandedFile, 'header' | 'records' | 'broken' | 'lines_above'>

/**
 * Everything as text, nothing guessed. Records broken in structure follow the good ones in order of line, as raw text,
 * so that each has a number and a fate.
 */
export async function landCsv(
  engine: Engine,
  delivery: Delivery,
  dialect: Dialect,
  print: Fingerprint,
  draft: string,
  tmp: string,
): Promise<Made> {
  const mixed = print.crlf > 0 && print.crlf < print.lineFeeds
  const plain = dialect.encoding === 'utf-8' && !mixed
  const path = plain ? delivery.path : join(tmp, `text-${print.sha256}`)
  if (!plain) await transcode(delivery, dialect.encoding, path)
  const header = await readHeader(path, delivery, dialect)

  const copy = copySql(path, header, dialect, draft)
  const good = await cut(delivery, () => copyGood(engine, copy))
  // As many lines as records: none is broken, blank or longer than a line.
  const physicalLines = print.lineFeeds + (print.endsWithLineFeed ? 0 : 1)
  const simple = physicalLines === dialect.header_row + good && dialect.escape === dialect.quote
  if (simple) return { header, records: good, broken: 0, lines_above: dialect.header_row }
  const broken = await brokenRecords(engine, copy)
  const records = good + broken.length

  // Blank lines, cells of several lines or broken records: each record's own line is worked out.
  const scan = await scanRecords(path, dialect)
  if (scan.openQuoteLine !== null) {
    throw new BrokenFile(
      'quote',
      delivery.name,
      `the quote opened on line ${scan.openQuoteLine} is never closed: what follows cannot be told apart; close it, or declare another quote character`,
    )
  }
  const lines = recordLines(scan, dialect.header_row, broken)
  if (lines.good.length !== good) {
    throw new BrokenFile(
      'quote',
      delivery.name,
      `its quotes are at odds: ${good} records by one count, ${lines.good.length} by another; look for stray quote characters, or declare another one`,
    )
  }
  const texts = await Promise.all(broken.map((record, i) => rawText(path, record, lines.starts[i] ?? 0)))
  await replaceDraft(engine, draft, header, lines, broken, texts)
  return { header, records, broken: broken.length, lines_above: dialect.header_row }
}

/** Some files the engine's reader refuses as a whole, such as one with carriage returns inside of its lines. */
async function cut(delivery: Delivery, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof EngineError) || thrown.code !== 'conversion') throw thrown
    const mend = 'look for carriage returns inside of lines, or export it again'
    const detail = `cannot be cut into records (${thrown.message.split('\n')[0]}); ${mend}`
    throw new BrokenFile('unreadable', delivery.name, detail, thrown)
  }
}

/** The good records go to the draft in their order; DuckDB keeps the broken ones in a table of its own. */
function copySql(path: string, header: readonly string[], dialect: Dialect, draft: string): string {
  const columns = header.map(name => `${literal(name)}: 'VARCHAR'`).join(', ')
  const options = [
    'auto_detect = false',
    'header = true',
    `skip = ${dialect.header_row - 1}`,
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
async function copyGood(engine: Engine, copy: string): Promise<number> {
  const [count] = await rows(engine, statement<{ Count: bigint }>(copy))
  return Number(count?.Count ?? 0n)
}

type BrokenRecord = { byte_offset: bigint; reason: string; text: string; undecodable: boolean }

/** From the engine's own table, which only the connection that reads the file can see: it is read once more. */
async function brokenRecords(engine: Engine, copy: string): Promise<BrokenRecord[]> {
  await engine.run(statement('drop table if exists reject_errors'))
  await engine.run(statement('drop table if exists reject_scans'))
  await engine.run(statement(copy))
  await engine.run(
    statement(`create or replace table broken_record as
      select line_byte_position as byte_offset, min(error_message) as reason, min(csv_line) as text,
        bool_or(error_type = 'INVALID ENCODING') as undecodable
      from reject_errors group by line_byte_position`),
  )
  return rows(
    engine,
    statement<BrokenRecord>(
      'select cast(byte_offset as bigint) as byte_offset, reason, text, undecodable from broken_record order by byte_offset',
    ),
  )
}

interface RecordLines {
  readonly good: readonly number[]
  readonly broken: readonly number[]
  /** Byte offset of each broken record. */
  readonly starts: readonly number[]
}

/** A broken record is the last one that starts at or before its offset; all others are good, in their order. */
function recordLines(
  scan: { readonly offsets: readonly number[]; readonly lines: readonly number[] },
  headerRow: number,
  broken: readonly BrokenRecord[],
): RecordLines {
  const isBroken = new Set<number>()
  const starts: number[] = []
  const brokenLines = broken.map(record => {
    let at = scan.offsets.findLastIndex(offset => offset <= Number(record.byte_offset))
    if (at < 0) at = 0
    isBroken.add(at)
    starts.push(scan.offsets[at] ?? 0)
    return scan.lines[at] ?? 0
  })
  return { good: scan.lines.filter((line, i) => line > headerRow && !isBroken.has(i)), broken: brokenLines, starts }
}

/**
 * The bytes themselves where the engine could not decode them: it shows question marks instead. Its own offset lies now
 * at the start of the record, now a byte behind.
 */
async function rawText(path: string, record: BrokenRecord, start: number): Promise<string> {
  // With CRLF the engine's text of a line begins with the line feed before it.
  if (!record.undecodable) return record.text.replace(/^[\r\n]+|[\r\n]+$/g, '')
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, start)
    const end = buffer.indexOf(10)
    return new TextDecoder().decode(buffer.subarray(0, end < 0 ? bytesRead : Math.min(end, bytesRead))).trimEnd()
  } finally {
    await file.close()
  }
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
  await engine.replace<RecordLine>(linesTable, chunks())
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
