import type { Utf8Failure } from './utf8-check.js'

/** Where bytes stop being text of an encoding. */
export interface Failure extends Utf8Failure {
  readonly label: string
}

/** Where bytes stop being text of an encoding; null where all of them are. */
export async function firstFailure(chunks: AsyncIterable<Buffer>, label: string): Promise<Failure | null> {
  const decoder = strictDecoder(label)
  let [offset, line] = [0, 1]
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const text = decoded(decoder, chunk)
    if (text === null) return within(Buffer.concat([held, chunk]), label, offset - held.length, line)
    line += lineFeeds(text)
    offset += chunk.length
    held = Buffer.from(chunk.subarray(lastStart(chunk, label)))
  }
  return decoded(decoder, null) === null ? { label, byte: Math.max(1, offset), line } : null
}

export type StrictDecoder = InstanceType<typeof TextDecoder>

/** `fatal`: a byte without a meaning is an error, never replaced. */
export function strictDecoder(label: string): StrictDecoder {
  return new TextDecoder(label, { fatal: true })
}

/** The text of a chunk, or of what is left at the end (null); null where bytes have no meaning. */
export function decoded(decoder: StrictDecoder, chunk: Uint8Array | null): string | null {
  try {
    // Always as a stream: Node decodes a whole windows-1252 text as Latin-1.
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown
    return null
  }
}

/** From where a new decoder reads what follows as an old one would: behind a line feed, or a whole unit. */
function lastStart(chunk: Buffer, label: string): number {
  if (label.startsWith('utf-16')) return chunk.length - (chunk.length % 2)
  return chunk.lastIndexOf(10) + 1
}

/** Line by line, then byte by byte in the line that fails. What was held over has no line feed in it. */
function within(bytes: Buffer, label: string, offset: number, line: number): Failure {
  const decoder = strictDecoder(label)
  let lines = line
  for (let at = 0; at < bytes.length; ) {
    const end = segmentEnd(bytes, at, label)
    const text = decoded(decoder, bytes.subarray(at, end))
    if (text === null) return { label, byte: offset + at + firstByte(bytes.subarray(at, end), label), line: lines }
    lines += lineFeeds(text)
    at = end
  }
  return { label, byte: offset + bytes.length, line: lines }
}

/** The end of a part behind which a new decoder stands as an old one: that of a line, or of some units. */
function segmentEnd(bytes: Buffer, at: number, label: string): number {
  if (label.startsWith('utf-16')) return Math.min(at + 1024, bytes.length)
  const end = bytes.indexOf(10, at)
  return end < 0 ? bytes.length : end + 1
}

/** Counted from 1. */
function firstByte(segment: Buffer, label: string): number {
  const decoder = strictDecoder(label)
  for (let at = 0; at < segment.length; at++) if (decoded(decoder, segment.subarray(at, at + 1)) === null) return at + 1
  return segment.length
}

function lineFeeds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
