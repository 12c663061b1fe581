import { bracket, type ProposedField } from './propose-field.js'

/** How a month is written. */
export interface MonthWriting {
  readonly text: RegExp
  /** For headers that are months. */
  readonly glob: string
  /** The text made a day, and how that is written. */
  readonly before?: string
  readonly after?: string
  readonly format?: string
}

const months = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'
const month = '(0[1-9]|1[0-2])'

/** How files write months, on top of columns or in them. */
export const monthWritings: readonly MonthWriting[] = [
  { text: new RegExp(`^\\d{4}-${month}$`), glob: '????-??', after: '-01' },
  { text: new RegExp(`^\\d{4}-${month}-01$`), glob: '????-??-01' },
  // Days in the cells of a sheet.
  { text: new RegExp(`^\\d{4}-${month}-01 00:00:00(\\.0+)?$`), glob: '????-??-01 00:00:00*' },
  { text: new RegExp(`^\\d{4}/${month}$`), glob: '????/??', after: '/01', format: '%Y/%m/%d' },
  { text: new RegExp(`^(19|20)\\d\\d${month}$`), glob: '??????', after: '01', format: '%Y%m%d' },
  { text: new RegExp(`^${month}/\\d{4}$`), glob: '??/????', before: '01/', format: '%d/%m/%Y' },
  { text: new RegExp(`^${month}\\.\\d{4}$`), glob: '??.????', before: '01.', format: '%d.%m.%Y' },
  { text: new RegExp(`^${month}-\\d{4}$`), glob: '??-????', before: '01-', format: '%d-%m-%Y' },
  { text: new RegExp(`^${months}[a-z]* \\d{4}$`, 'i'), glob: '* ????', before: '01 ', format: '%d %b %Y' },
  { text: new RegExp(`^${months}-\\d{4}$`, 'i'), glob: '???-????', before: '01-', format: '%d-%b-%Y' },
  { text: new RegExp(`^${months} \\d{2}$`, 'i'), glob: '??? ??', before: '01 ', format: '%d %b %y' },
  { text: new RegExp(`^${months}-\\d{2}$`, 'i'), glob: '???-??', before: '01-', format: '%d-%b-%y' },
  { text: /^\d{4}年(0?[1-9]|1[0-2])月$/, glob: '????年*月', after: '1日', format: '%Y年%m月%d日' },
]

/** The first day of the month that a column holds, of which some texts are known; `why` is left to whoever asks. */
export function firstDayOf(
  column: string,
  texts: readonly string[],
  { before, after, format: written }: MonthWriting,
): ProposedField {
  const isWhole = texts.some(text => /^[a-z]{4,} /i.test(text) && !/^may /i.test(text))
  const format = isWhole ? written?.replace('%b', '%B') : written
  const parts = [...(before ? [`'${before}'`] : []), bracket(column), ...(after ? [`'${after}'`] : [])]
  return {
    field:
      parts.length === 1
        ? column
        : { expression: `concat(${parts.join(', ')})`, ...(format !== undefined && { format }) },
    columns: [column],
    why: '',
  }
}
