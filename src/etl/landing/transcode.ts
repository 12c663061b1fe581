import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BrokenFile } from '../broken-file.js'
import type { Delivery } from './delivery.js'

/**
 * A copy of a text file that the engine's reader takes: UTF-8 with line feeds. Decoding is strict: a byte that the
 * declared encoding does not know breaks the file, it is never replaced.
 */
export async function transcode(delivery: Delivery, encoding: string, to: string): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  async function* decoded() {
    let held = ''
    for await (const chunk of createReadStream(delivery.path, { highWaterMark: 1 << 20 })) {
      const part: Buffer = chunk
      const text = held + decode(part)
      offset += part.length
      // A carriage return at the end waits for its line feed.
      held = text.endsWith('\r') ? '\r' : ''
      yield (held === '' ? text : text.slice(0, -1)).replaceAll('\r\n', '\n')
    }
    yield held + decode(null)
  }
  function decode(part: Buffer | null): string {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode()
    } catch (thrown) {
      const where = part ? `between byte ${offset + 1} and ${offset + part.length}` : 'at its end'
      const mend = 'name the encoding of the file in the contract, under read: { encoding: … }'
      throw new BrokenFile('encoding', delivery.name, `is not ${encoding}: it fails ${where}; ${mend}`, thrown)
    }
  }
  await pipeline(Readable.from(decoded()), createWriteStream(to))
}
