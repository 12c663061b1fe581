import { isUtf8 } from 'node:buffer'

/** Where bytes stop being UTF-8. */
export interface Utf8Failure {
  /** Counted from 1. */
  readonly byte: number
  readonly line: number
}

/** Whether chunks of bytes together are UTF-8, and where they stop being so. */
export class Utf8Check {
  /** The beginning of a character that the next chunk ends. */
  #held: Buffer = Buffer.alloc(0)
  #offset = 0
  #failure: Utf8Failure | null = null

  /** @param lineFeeds how many there were before this chunk */
  add(chunk: Buffer, lineFeeds: number): void {
    if (this.#failure) return
    const joined = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk
    const whole = joined.length - openBytes(joined)
    const part = joined.subarray(0, whole)
    if (isUtf8(part)) {
      this.#offset += whole
      this.#held = Buffer.from(joined.subarray(whole))
    } else this.#fail(joined, lineFeeds)
  }

  /** Null where all bytes were UTF-8. */
  end(lineFeeds: number): Utf8Failure | null {
    if (!this.#failure && this.#held.length > 0) this.#fail(this.#held, lineFeeds)
    return this.#failure
  }

  #fail(part: Buffer, lineFeeds: number): void {
    const at = firstInvalid(part)
    this.#failure = { byte: this.#offset + at + 1, line: lineFeeds + lineFeedsIn(part.subarray(0, at)) + 1 }
  }
}

/** How many bytes at the end begin a character that is not there as a whole. */
function openBytes(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0
  }
  return 0
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

/** The offset of the first byte that no character of UTF-8 has there. */
function firstInvalid(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    const length = byte < 0x80 ? 1 : lengthOf(byte)
    if (byte >= 0x80 && (at + length > bytes.length || !isUtf8(bytes.subarray(at, at + length)))) return at
    at += length
  }
  return at
}

function lineFeedsIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}
