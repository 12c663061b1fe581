import { createHash } from 'node:crypto'
import { type Signature, signatureBytes, signatureOf } from './byte-signature.js'
import { Utf8Check, type Utf8Failure } from './text/utf8-check.js'

/** What one pass over the bytes of a file tells. */
export interface Fingerprint {
  /** Of the bytes without wrappings: a file that is delivered plain and packed is one file. */
  readonly sha256: string
  readonly bytes: number
  readonly signature: Signature | null
  /** Null where the file is not read as text. */
  readonly text: TextBytes | null
}

/** How the lines of a text are built, counted in bytes: of UTF-16 it says nothing. */
export interface TextBytes {
  /** Bytes 0x0A. */
  readonly lineFeeds: number
  /** Of them, those that follow 0x0D. */
  readonly crlf: number
  /** Bytes 0x0D. */
  readonly returns: number
  readonly endsWithLineFeed: boolean
  /** The byte order mark that the text begins with. */
  readonly mark: 'utf-8' | 'utf-16le' | 'utf-16be' | null
  /** Where the bytes stop being UTF-8; null where all are. */
  readonly notUtf8: Utf8Failure | null
}

const lf = 10
const cr = 13

/** Hashes a file and, for text, finds how its lines are built and whether it is UTF-8. */
export async function fingerprint(chunks: AsyncIterable<Buffer>, isText: boolean): Promise<Fingerprint> {
  const hash = createHash('sha256')
  const utf8 = new Utf8Check()
  let head: Buffer | undefined
  let [bytes, lineFeeds, crlf, returns, last] = [0, 0, 0, 0, 0]
  for await (const part of chunks) {
    hash.update(part)
    // A stream may begin with a few bytes only.
    if (!head || head.length < signatureBytes)
      head = Buffer.concat([head ?? Buffer.alloc(0), part.subarray(0, signatureBytes)])
    bytes += part.length
    if (!isText) continue
    utf8.add(part, lineFeeds)
    for (let i = 0; i < part.length; i++) {
      const byte = part[i]
      if (byte === lf) {
        lineFeeds++
        if (last === cr) crlf++
      } else if (byte === cr) returns++
      last = byte ?? 0
    }
  }
  const first = head ?? Buffer.alloc(0)
  const text = {
    lineFeeds,
    crlf,
    returns,
    endsWithLineFeed: last === lf,
    mark: markOf(first),
    notUtf8: utf8.end(lineFeeds),
  }
  return { sha256: hash.digest('hex'), bytes, signature: signatureOf(first), text: isText ? text : null }
}

function markOf(head: Uint8Array): TextBytes['mark'] {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
}

/** The fingerprint of a sheet or a table: of two in one file each is a file of its own. */
export function partPrint(print: Fingerprint, part: string): Fingerprint {
  return { ...print, sha256: createHash('sha256').update(`${print.sha256}\u001f${part}`).digest('hex') }
}
