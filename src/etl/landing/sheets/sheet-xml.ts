import { type DateFormat, dateText, numberText } from './cell-text.js'
import type { SheetRow } from './workbook.js'
import { unescaped } from './xlsx-parts.js'
import { attribute, XmlError, type XmlHandler } from './xml-events.js'

/** What cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly dates: readonly (DateFormat | null)[]
  readonly is1904: boolean
}

const mostColumns = 16_384

/** Collects the rows of a sheet; whoever feeds it takes them out. */
export class SheetXml implements XmlHandler {
  readonly #context: SheetContext
  #rows: SheetRow[] = []
  #row = 0
  #cells: (string | null | undefined)[] = []
  #errors: number[] = []
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #takesText = false
  #inPhonetic = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  /** The rows that have come since the last call. */
  take(): readonly SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: string): void {
    if (name === 'c') {
      const place = attribute(attributes, 'r')
      this.#column = place === undefined ? this.#column + 1 : columnOf(place)
      if (this.#column >= mostColumns) throw new XmlError(`a cell lies in column ${this.#column + 1}`)
      this.#type = attribute(attributes, 't') ?? 'n'
      this.#style = Number(attribute(attributes, 's') ?? 0)
      this.#value = ''
    } else if (name === 'v' || name === 't') this.#takesText = !this.#inPhonetic
    else if (name === 'rPh') this.#inPhonetic = true
    else if (name === 'row') {
      const number = attribute(attributes, 'r')
      this.#row = number === undefined ? this.#row + 1 : Number(number)
      this.#cells = []
      this.#errors = []
      this.#column = -1
    }
  }

  text(text: string): void {
    if (this.#takesText) this.#value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#takesText = false
    else if (name === 'rPh') this.#inPhonetic = false
    else if (name === 'c') this.#cells[this.#column] = this.#cell()
    else if (name === 'row') this.#rows.push({ row: this.#row, cells: this.#cells, errors: this.#errors })
  }

  #cell(): string | null {
    const value = this.#value
    if (this.#type === 's') return this.#context.strings[Number(value)] ?? null
    if (this.#type === 'inlineStr' || this.#type === 'str') return unescaped(value)
    if (value === '') return null
    if (this.#type === 'b') return value === '1' || value === 'true' ? 'true' : 'false'
    if (this.#type === 'e') {
      this.#errors.push(this.#column)
      return value
    }
    if (this.#type === 'd') return value.replace('T', ' ').replace(/Z$/, '')
    const number = Number(value)
    const date = this.#context.dates[this.#style]
    return date ? dateText(number, date, this.#context.is1904) : numberText(number)
  }
}

/** The column of `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
