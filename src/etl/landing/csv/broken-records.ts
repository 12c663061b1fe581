import { open } from 'node:fs/promises'
import { type Engine, rows } from '../../../warehouse/engine/engine.js'
import { statement } from '../../../warehouse/engine/query.js'

/** A record that the engine could not cut into cells. */
export type BrokenRecord = { byte_offset: bigint; reason: string; text: string; undecodable: boolean }

/**
 * From the engine's own table, which only the connection that reads the file can see: it is read once more.
 *
 * @param copy the statement that reads the file
 * @returns one a record, in order of their bytes
 */
export async function brokenRecords(engine: Engine, copy: string, signal?: AbortSignal): Promise<BrokenRecord[]> {
  await engine.run(statement('drop table if exists reject_errors'))
  await engine.run(statement('drop table if exists reject_scans'))
  await engine.run(statement(copy), signal)
  await engine.run(
    statement(`create or replace table broken_record as
      select line_byte_position as byte_offset, min(error_message) as reason, min(csv_line) as text,
        bool_or(error_type = 'INVALID ENCODING') as undecodable
      from reject_errors group by line_byte_position`),
  )
  const found = await rows(
    engine,
    statement<BrokenRecord>(
      'select cast(byte_offset as bigint) as byte_offset, reason, text, undecodable from broken_record order by byte_offset',
    ),
  )
  return found.map(record => ({ ...record, reason: reasonOf(record) }))
}

/** What the engine says of a record, in the words of the other reasons. */
function reasonOf({ reason, undecodable }: BrokenRecord): string {
  const [, expected, cells] = /^Expected Number of Columns: (\d+) Found: (\d+)/.exec(reason) ?? []
  if (cells !== undefined) return `expected ${expected} cells, found ${cells}`
  if (undecodable) return 'expected text in the declared encoding, found other bytes'
  if (/unterminated quote/i.test(reason))
    return 'expected a quoted cell to end with its quote, before a delimiter or the end of the line'
  const [, most] = /^Maximum line size of (\d+) bytes exceeded/.exec(reason) ?? []
  if (most !== undefined) return `expected a record of at most ${most} bytes`
  return reason
}

/** So much of a record is shown. */
const mostBytes = 65_536

/**
 * The text of each broken record: the bytes themselves where the engine could not decode them, since it shows question
 * marks instead. Its own offset lies now at the start of the record, now a byte behind, so `starts` says where it is.
 */
export async function rawTexts(
  path: string,
  broken: readonly BrokenRecord[],
  starts: readonly number[],
): Promise<readonly string[]> {
  const file = await open(path)
  const buffer = Buffer.alloc(mostBytes)
  const texts: string[] = []
  try {
    // One after another: a file in the wrong encoding has as many broken records as lines.
    for (const [i, { undecodable, text }] of broken.entries()) {
      // With CRLF the engine's text of a line begins with the line feed before it.
      if (!undecodable) texts.push(text.replace(/^[\r\n]+|[\r\n]+$/g, ''))
      else {
        const { bytesRead } = await file.read(buffer, 0, mostBytes, starts[i] ?? 0)
        const end = buffer.subarray(0, bytesRead).indexOf(10)
        texts.push(new TextDecoder().decode(buffer.subarray(0, end < 0 ? bytesRead : end)).trimEnd())
      }
    }
  } finally {
    await file.close()
  }
  return texts
}
