import { builtInDate, type DateFormat, dateFormatOf } from './cell-text.js'
import { attribute, prefixedAttribute, type XmlHandler } from './xml-events.js'

/** Where a part of a workbook lies, by its id and its kind. */
export interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`. */
  readonly type: string
  readonly target: string
}

export class Relations implements XmlHandler {
  readonly found: Relation[] = []

  open(name: string, attributes: string): void {
    if (name !== 'Relationship') return
    const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map(key => attribute(attributes, key))
    this.found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target })
  }
}

/** The list of sheets, and the system of days. */
export class WorkbookXml implements XmlHandler {
  readonly sheets: { readonly name: string; readonly hidden: boolean; readonly relation: string }[] = []
  is1904 = false

  open(name: string, attributes: string): void {
    if (name === 'workbookPr') this.is1904 = ['1', 'true', 'on'].includes(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    const state = attribute(attributes, 'state') ?? 'visible'
    const relation = prefixedAttribute(attributes, 'id') ?? ''
    this.sheets.push({ name: attribute(attributes, 'name') ?? '', hidden: state !== 'visible', relation })
  }
}

/** Which styles of cells show days. */
export class Styles implements XmlHandler {
  readonly #codes = new Map<number, string>()
  readonly #formats: number[] = []
  #inCells = false

  open(name: string, attributes: string): void {
    if (name === 'numFmt') {
      this.#codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
    } else if (name === 'cellXfs') this.#inCells = true
    else if (name === 'xf' && this.#inCells) this.#formats.push(Number(attribute(attributes, 'numFmtId') ?? 0))
  }
  close(name: string): void {
    if (name === 'cellXfs') this.#inCells = false
  }

  /** By the place of a style; null where it shows a number. */
  dateFormats(): readonly (DateFormat | null)[] {
    return this.#formats.map(id => {
      const code = this.#codes.get(id)
      return code === undefined ? builtInDate(id) : dateFormatOf(code)
    })
  }
}

/** Texts that cells share. */
export class SharedStrings implements XmlHandler {
  readonly found: string[] = []
  #text = ''
  #inText = false
  #inPhonetic = false

  open(name: string): void {
    if (name === 'si') this.#text = ''
    else if (name === 't') this.#inText = true
    else if (name === 'rPh') this.#inPhonetic = true
  }
  text(text: string): void {
    // How a name is read stands beside it in Japanese workbooks.
    if (this.#inText && !this.#inPhonetic) this.#text += text
  }
  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#inPhonetic = false
    else if (name === 'si') this.found.push(unescaped(this.#text))
  }
}

/** Letters that XML cannot say are written `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
