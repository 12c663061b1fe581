import type { OpenFile } from '../open-file.js'
import type { Encoding } from './encoding.js'
import { decoded, firstFailure, strictDecoder } from './first-failure.js'
import { misfit } from './misfit.js'

/** A text chunk by chunk, without its byte order mark. @throws BrokenFile at a byte that its encoding does not know */
export async function* decodedText(file: OpenFile, { label }: Encoding): AsyncGenerator<string> {
  const decoder = strictDecoder(label)
  async function textOf(chunk: Uint8Array | null): Promise<string> {
    const text = decoded(decoder, chunk)
    if (text !== null) return text
    const failure = await firstFailure(file.bytes.chunks(), label)
    throw await misfit(file, failure ? [failure] : [])
  }
  for await (const chunk of file.bytes.chunks()) yield await textOf(chunk)
  yield await textOf(null)
}

/** A line of a text without its end, with its number from 1. */
export interface TextLine {
  readonly line: number
  readonly text: string
}

/** Lines end in LF, CRLF or CR, whatever comes. */
export async function* textLines(file: OpenFile, encoding: Encoding): AsyncGenerator<TextLine> {
  let [line, held] = [1, '']
  for await (const part of decodedText(file, encoding)) {
    const text = held + part
    // A carriage return at the end waits for its line feed.
    const cut = text.endsWith('\r') ? text.length - 1 : text.length
    const ends = /\r\n|\n|\r/g
    let from = 0
    for (let end = ends.exec(text); end && end.index < cut; end = ends.exec(text)) {
      yield { line: line++, text: text.slice(from, end.index) }
      from = end.index + end[0].length
    }
    held = text.slice(from)
  }
  if (held !== '' && held !== '\r') yield { line, text: held.replace(/\r$/, '') }
  else if (held === '\r') yield { line, text: '' }
}
