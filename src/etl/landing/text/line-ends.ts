/** How a text tells where its quoted cells begin and end. */
export interface Quoting {
  readonly delimiter: string
  /** Empty where there are no quotes. */
  readonly quote: string
  readonly escape: string
}

/**
 * Turns the line ends of a text, chunk by chunk, into line feeds: CRLF everywhere, and CR alone between records, as old
 * Macs wrote it. Within a quoted cell CR alone is part of the cell.
 */
export class LineEnds {
  readonly #quoting: Quoting | null
  #held = ''
  #inQuotes = false
  #cellStart = true
  #escaped = false
  /** The end of what came before, for delimiters of several letters. */
  #tail = ''

  /** @param quoting of a text with carriage returns that stand alone; null where none does */
  constructor(quoting: Quoting | null) {
    this.#quoting = quoting
  }

  next(part: string): string {
    const text = this.#held + part
    // A carriage return at the end waits for its line feed.
    this.#held = text.endsWith('\r') ? '\r' : ''
    return this.#turned((this.#held === '' ? text : text.slice(0, -1)).replaceAll('\r\n', '\n'))
  }

  end(): string {
    const text = this.#held
    this.#held = ''
    return this.#turned(text)
  }

  #turned(text: string): string {
    if (!this.#quoting) return text
    const { delimiter, quote, escape: mark } = this.#quoting
    let out = ''
    let from = 0
    for (let i = 0; i < text.length; i++) {
      const c = text[i] ?? ''
      if (this.#inQuotes) {
        if (this.#escaped) this.#escaped = false
        else if (c === mark && mark !== quote) this.#escaped = true
        else if (c === quote) this.#inQuotes = false
        // A doubled quote closes and opens again, which comes to the same.
        this.#cellStart = c === quote
      } else if (c === quote && this.#cellStart) {
        this.#inQuotes = true
        this.#cellStart = false
      } else {
        if (c === '\r') {
          out += `${text.slice(from, i)}\n`
          from = i + 1
        }
        this.#cellStart = c === '\r' || c === '\n' || this.#endsDelimiter(text, i)
      }
    }
    this.#tail = (this.#tail + text).slice(-delimiter.length)
    return out + text.slice(from)
  }

  #endsDelimiter(text: string, at: number): boolean {
    const { delimiter = '' } = this.#quoting ?? {}
    if (text[at] !== delimiter.at(-1)) return false
    return at + 1 < delimiter.length
      ? (this.#tail + text.slice(0, at + 1)).endsWith(delimiter)
      : text.endsWith(delimiter, at + 1)
  }
}
