/** HTML that is safe to write: made by {@link html} alone, so that words from the data cannot pass unescaped. */
export class Html {
  readonly #markup: string

  private constructor(markup: string) {
    this.#markup = markup
  }

  /** Markup that is known to be safe: the program's own, or made by an escaping drawer. Never words from the data. */
  static trusted(markup: string): Html {
    return new Html(markup)
  }

  toString(): string {
    return this.#markup
  }
}

/** What may stand in a template: strings are escaped, markup is kept, arrays are joined, null is nothing. */
export type Piece = string | number | Html | null | readonly Piece[]

/**
 * HTML with every inserted string escaped, for text and for quoted attributes alike.
 *
 * @example html`<td title="${name}">${name}</td>`
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return Html.trusted(parts.map((part, index) => part + markupOf(pieces[index] ?? null)).join(''))
}

/** Escapes what could end a text or an attribute; characters that HTML forbids become U+FFFD. */
export function escapeHtml(words: string): string {
  return withoutForbidden(words).replace(/[&<>"'`]/g, character => ENTITIES[character] ?? character)
}

/** Characters that no page may hold become U+FFFD: for markup that another drawer has escaped. */
export function withoutForbidden(words: string): string {
  return words.replace(FORBIDDEN, '\uFFFD')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

// Control characters except tab and line ends, and halves of surrogate pairs: no text of a page may hold them.
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu

function markupOf(piece: Piece): string {
  if (piece === null) return ''
  if (piece instanceof Html) return piece.toString()
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  return piece.map(markupOf).join('')
}
