import type { JsonObject } from '../../../config/project.js'
import { headerRowOf } from '../../../config/read.js'
import type { SourceFile } from '../../../config/source.js'
import type { Encoding } from '../text/encoding.js'

/** How text is cut into records and cells. */
export interface CsvDialect {
  readonly delimiter: string
  /** Empty where there are no quotes. */
  readonly quote: string
  readonly escape: string
  /** Lines above the first record, behind comments and `sep=`; `find` where the header is looked for. */
  readonly header_row: number | 'find'
  /** The names, where the file does not say them. */
  readonly header?: readonly string[]
  /** What lines above the header begin with that say nothing. */
  readonly comment?: string
}

export function dialectOf({ read }: SourceFile, name: string): CsvDialect {
  const { delimiter, quote: declared, escape: escaped, header, comment } = read
  const quote = declared === 'none' ? '' : declared
  return {
    delimiter: delimiter ?? usualDelimiter(name),
    quote,
    escape: escaped ?? quote,
    header_row: headerRowOf(read),
    ...(header ? { header } : {}),
    ...(comment === undefined ? {} : { comment }),
  }
}

/** What the ending of a name says, where nothing is declared. */
export function usualDelimiter(name: string): string {
  return /\.(tsv|tab)(\.gz)?$/i.test(name) ? '\t' : ','
}

/** As it stands in the name of a landed file. */
export function namedDialect(
  { delimiter, quote, escape: escaped, header_row, header, comment }: CsvDialect,
  { label, partly }: Encoding,
): JsonObject {
  return {
    delimiter,
    quote,
    escape: escaped,
    encoding: label,
    header_row,
    ...(header ? { header: [...header] } : {}),
    ...(comment === undefined ? {} : { comment }),
    ...(partly ? { partly } : {}),
  }
}
