import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What one pass over the bytes of a file tells. */
export interface Fingerprint {
  readonly sha256: string
  readonly bytes: number
  /** Bytes 0x0A. */
  readonly lineFeeds: number
  /** Of them, those that follow 0x0D. */
  readonly crlf: number
  /** Bytes of the quote character; 0 where it is not asked for. */
  readonly quotes: number
  readonly endsWithLineFeed: boolean
}

const lf = 10
const cr = 13

/** Hashes a file and, for text, counts what shows how its lines are built; `quote` is one ASCII character. */
export async function fingerprint(path: string, quote: string | null): Promise<Fingerprint> {
  const hash = createHash('sha256')
  const mark = quote === null ? -1 : quote.charCodeAt(0)
  let [bytes, lineFeeds, crlf, quotes, last] = [0, 0, 0, 0, 0]
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const part: Buffer = chunk
    hash.update(part)
    bytes += part.length
    if (quote === null) continue
    for (let i = 0; i < part.length; i++) {
      const byte = part[i]
      if (byte === lf) {
        lineFeeds++
        if (last === cr) crlf++
      } else if (byte === mark) quotes++
      last = byte ?? 0
    }
  }
  return { sha256: hash.digest('hex'), bytes, lineFeeds, crlf, quotes, endsWithLineFeed: last === lf }
}
