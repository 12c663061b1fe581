/** What a walk through XML meets, prefixes of names left out. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  text?(text: string): void
  close?(name: string): void
}

/** XML that is cut off, or declares entities: those of a document type can be made to fill the memory. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

/** Walks the XML of a workbook as it comes, in chunks. */
export class XmlEvents {
  readonly #handler: XmlHandler
  #rest = ''
  #depth = 0

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  feed(chunk: string): void {
    const text = this.#rest + chunk
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) break
      const end = endOfMark(text, open)
      if (end < 0) break
      if (open > at) this.#handler.text?.(entitiesIn(text.slice(at, open)))
      this.#mark(text.slice(open, end))
      at = end
    }
    this.#rest = text.slice(at)
  }

  /** @throws XmlError when the document is not whole */
  end(): void {
    if (this.#depth !== 0 || this.#rest.trim() !== '') throw new XmlError('its XML is cut off')
  }

  #mark(mark: string): void {
    if (mark.startsWith('<?') || mark.startsWith('<!--')) return
    if (mark.startsWith('<![CDATA[')) {
      this.#handler.text?.(mark.slice(9, -3))
      return
    }
    if (mark.startsWith('<!')) throw new XmlError('its XML declares a document type')
    if (mark.startsWith('</')) {
      this.#depth--
      this.#handler.close?.(localName(mark.slice(2, -1).trim()))
      return
    }
    const isEmpty = mark.endsWith('/>')
    const inner = mark.slice(1, isEmpty ? -2 : -1)
    const blank = inner.search(/\s/)
    const name = localName(blank < 0 ? inner : inner.slice(0, blank))
    this.#handler.open(name, blank < 0 ? '' : inner.slice(blank))
    if (isEmpty) this.#handler.close?.(name)
    else this.#depth++
  }
}

/** Behind the end of a mark; -1 where it has not come yet. */
function endOfMark(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return behind(text, '-->', open)
  if (text.startsWith('<![CDATA[', open)) return behind(text, ']]>', open)
  // The beginning of one of the two may be cut.
  if (text.length - open < 9 && '<![CDATA['.startsWith(text.slice(open, open + 9))) return -1
  let close = text.indexOf('>', open)
  // A > may stand in the value of an attribute.
  while (close >= 0 && hasOpenQuote(text.slice(open, close))) close = text.indexOf('>', close + 1)
  return close < 0 ? -1 : close + 1
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at < 0 ? -1 : at + end.length
}

function hasOpenQuote(mark: string): boolean {
  let open = ''
  for (const c of mark) {
    if (open === '' && (c === '"' || c === "'")) open = c
    else if (c === open) open = ''
  }
  return open !== ''
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function entitiesIn(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole
    const code = entity[1] === 'x' || entity[1] === 'X' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The value of an attribute without a prefix; undefined where it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  return attributeValue(attributes, name, '(?:^|\\s)')
}

/** The value of an attribute that only stands there with a prefix, such as `r:id`. */
export function prefixedAttribute(attributes: string, name: string): string | undefined {
  return attributeValue(attributes, name, ':')
}

function attributeValue(attributes: string, name: string, before: string): string | undefined {
  const key = `${before}${name}`
  let pattern = patterns.get(key)
  if (!pattern) {
    pattern = new RegExp(`${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(key, pattern)
  }
  const [, double, single] = pattern.exec(attributes) ?? []
  const value = double ?? single
  return value === undefined ? undefined : entitiesIn(value)
}

const patterns = new Map<string, RegExp>()
