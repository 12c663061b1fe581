import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OpenFile } from '../open-file.js'
import { decodedText } from './decoded-text.js'
import type { Encoding } from './encoding.js'
import type { LineEnds } from './line-ends.js'

/** What of a text tells its lines. */
export interface TextShape {
  readonly lineFeeds: number
  readonly endsWithLineFeed: boolean
  /** Whether cells hold carriage returns that end no record: they end a line all the same. */
  readonly hasReturns: boolean
}

/**
 * A copy of a text file that the engine's reader takes: UTF-8 with line feeds. Decoding is strict: a byte that the
 * encoding does not know breaks the file, it is never replaced.
 *
 * @throws BrokenFile
 */
export async function transcode(file: OpenFile, encoding: Encoding, ends: LineEnds, to: string): Promise<TextShape> {
  const shape = { lineFeeds: 0, endsWithLineFeed: false, hasReturns: false }
  async function* lines() {
    for await (const part of decodedText(file, encoding)) yield counted(ends.next(part))
    yield counted(ends.end())
  }
  function counted(text: string): string {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) shape.lineFeeds++
    shape.hasReturns ||= text.includes('\r')
    if (text !== '') shape.endsWithLineFeed = text.endsWith('\n')
    return text
  }
  await pipeline(Readable.from(lines()), createWriteStream(to))
  return shape
}
