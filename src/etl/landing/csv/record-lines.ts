import { setImmediate as otherWork } from 'node:timers/promises'
import type { RecordStarts } from './scan-records.js'

/** The physical line of each record, good ones and broken ones apart, both in their order. */
export interface RecordLines {
  readonly good: readonly number[]
  readonly broken: readonly number[]
  /** Byte offset of each broken record. */
  readonly starts: readonly number[]
}

/** After so many records whoever waits, such as a signal to stop, gets its turn. */
const atOnce = 1 << 17

/**
 * A broken record is the last one that starts at or before its offset; all others are good.
 *
 * @param brokenOffsets of broken records, ascending
 */
export async function recordLines(
  { offsets, lines }: Pick<RecordStarts, 'offsets' | 'lines'>,
  headerRow: number,
  brokenOffsets: readonly number[],
  signal?: AbortSignal,
): Promise<RecordLines> {
  const good: number[] = []
  const broken: number[] = []
  const starts: number[] = []
  let next = 0
  for (const [i, line] of lines.entries()) {
    if (i % atOnce === atOnce - 1) {
      await otherWork()
      signal?.throwIfAborted()
    }
    const end = offsets[i + 1] ?? Number.POSITIVE_INFINITY
    const before = next
    for (; next < brokenOffsets.length && (brokenOffsets[next] ?? 0) < end; next++) {
      broken.push(line)
      starts.push(offsets[i] ?? 0)
    }
    if (next === before && line > headerRow) good.push(line)
  }
  return { good, broken, starts }
}
