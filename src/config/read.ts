import { z } from 'zod'
import { expected, list, oneOf, oneOrMore, some, strict, text, whole } from './expect.js'
import { numberKeys, sameSeparator } from './number-keys.js'
import { recordsPlace } from './records-place.js'
import { times } from './times.js'

/** Formats in which a source may deliver files. Gzip and zip are wrappings: what lies in them has one of these. */
export const fileFormats = ['csv', 'fixed', 'json', 'ndjson', 'parquet', 'xlsx', 'xls', 'sqlite'] as const
export type FileFormat = (typeof fileFormats)[number]

const asciiMark = (what: string) =>
  z.string({ error: expected(what) }).regex(/^[\x20-\x7e]$/, { error: expected(what) })

const quoteMark = 'one ASCII character, or none'
const quote = z.union([z.literal('none', { error: expected(quoteMark) }), asciiMark(quoteMark)], {
  error: expected(quoteMark),
})

/** The engine's reader takes so many bytes of UTF-8. */
const longestDelimiter = 4

const delimiter = z
  .string({ error: expected('one to four characters') })
  .refine(given => given !== '' && !/[\r\n]/.test(given) && Buffer.byteLength(given) <= longestDelimiter, {
    error: expected('one to four characters'),
  })

const anEncoding = 'an encoding such as utf-8, gb18030 or windows-1252'

const encodings = oneOrMore(`${anEncoding}, or a list of them`).superRefine((labels, context) => {
  labels.forEach((label, index) => {
    if (isEncoding(label)) return
    const path = labels.length === 1 ? [] : [index]
    context.addIssue({ code: 'custom', path, message: expected(anEncoding)({ input: label }) })
  })
})

const aRow = expected('the number of a row, or find')
const headerRow = z.union([z.int({ error: aRow }).min(1, { error: aRow }), z.literal('find', { error: aRow })], {
  error: aRow,
})

const fixedColumn = strict({ name: text('the name of a column'), from: whole(1), to: whole(1).exactOptional() })

const fixedColumns = some(fixedColumn, 'a list such as [{ name: Id, from: 1, to: 6 }]').superRefine(
  (columns, context) => {
    columns.forEach(({ name, from, to }, index) => {
      const issue = (message: string) => context.addIssue({ code: 'custom', path: [index], message })
      if (to === undefined && index < columns.length - 1)
        issue(`'${name}' has no to; only the last column may run to the end of the line`)
      if (to !== undefined && to < from) issue(`'${name}' ends at ${to}, before it begins at ${from}`)
    })
  },
)

const nulls = list(z.string({ error: expected('a text in quotes') }), "a list of texts such as ['-']")

const aPlace = 'the place of the records, such as orders.items, or orders[*].items[*] for the items of each order'

const keys = {
  delimiter: delimiter.exactOptional(),
  quote: quote.exactOptional(),
  escape: asciiMark('one ASCII character').exactOptional(),
  encoding: encodings.exactOptional(),
  header_row: headerRow.exactOptional(),
  header: some(text('the name of a column'), 'a list of names of columns').exactOptional(),
  comment: text('what such lines begin with, such as #').exactOptional(),
  columns: fixedColumns.exactOptional(),
  split: oneOf(['whitespace']).exactOptional(),
  records: text(aPlace)
    .refine(given => recordsPlace(given) !== undefined, { error: expected(aPlace) })
    .exactOptional(),
  sheet: text("the name of a sheet, or a pattern such as 'Orders *'").exactOptional(),
  table: text("the name of a table, or a pattern such as 'orders_*'").exactOptional(),
  nulls: nulls.exactOptional(),
  unpack: strict({
    /** Bytes that one packed file may have once it is unpacked. */
    bytes: whole(1).exactOptional(),
    /** How many times as large as packed it may be. */
    ratio: whole(1).exactOptional(),
    /** Files in one archive. */
    entries: whole(1).exactOptional(),
  }).exactOptional(),
  ...numberKeys,
  times: times.exactOptional(),
}

/** How the files of a kind are read: what no file says of itself. */
export const read = strict({
  ...keys,
  quote: quote.default('"'),
  encoding: encodings.default([]),
  nulls: nulls.default([]),
}).superRefine(
  ({ quote, escape: escaped, delimiter: given, columns, header, split, header_row, ...numbers }, context) => {
    const issue = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
    if (quote === 'none' && escaped !== undefined) issue('escape', 'has no meaning without quotes; remove it')
    if (quote === given) issue('delimiter', `'${quote}' is the quote, too`)
    if (columns && split) issue('split', 'has no meaning beside columns; remove one of them')
    if (columns && header) issue('header', 'has no meaning beside columns, which have names; remove it')
    if (header && header_row === 'find')
      issue('header_row', 'has nothing to find where header gives the names; remove it')
    const twice = sameSeparator(numbers)
    if (twice !== undefined) issue('thousands_separator', twice)
  },
)

/** What a source says of all files of its preset: any of these keys. */
export const readOver = strict(keys)

export type Read = z.infer<typeof read>
export type ReadOver = z.infer<typeof readOver>

type Written = { readonly [K in keyof Read]?: Read[K] | undefined }

/** How a kind is read where its source says some keys again; what does not fit together, by key. */
export function readAgain(
  { format, read: before }: { readonly format?: FileFormat; readonly read: Read },
  over: ReadOver,
): { readonly read: Read } | { readonly problems: ReturnType<typeof readProblems> } {
  const problems = readProblems(format, over)
  if (problems.length > 0) return { problems }
  // That none is declared is said by no list.
  const { encoding, ...told } = before
  const parsed = read.safeParse({ ...told, ...(encoding.length > 0 && { encoding }), ...over })
  if (parsed.success) return { read: parsed.data }
  return { problems: parsed.error.issues.map(({ path, message }) => ({ key: String(path[0]), message })) }
}

/** Keys that only files of some formats have a meaning for. */
const meant: Readonly<Partial<Record<keyof Read, readonly FileFormat[]>>> = {
  delimiter: ['csv'],
  columns: ['fixed'],
  split: ['fixed'],
  records: ['json', 'ndjson'],
  sheet: ['xlsx', 'xls'],
  table: ['sqlite'],
  comment: ['csv', 'fixed'],
  header: ['csv', 'fixed', 'xlsx', 'xls'],
  header_row: ['csv', 'fixed', 'xlsx', 'xls'],
}

/** What of `read` does not fit a declared format, by key. */
export function readProblems(
  format: FileFormat | undefined,
  given: Written,
): readonly { readonly key: string; readonly message: string }[] {
  const problems: { key: string; message: string }[] = []
  const isFixed = given.columns !== undefined || given.split !== undefined
  if (format === 'fixed' && !isFixed) {
    const message = 'format: fixed expects columns: [{ name: Id, from: 1, to: 6 }], or split: whitespace, found neither'
    problems.push({ key: 'columns', message })
  }
  for (const [key, formats] of Object.entries(meant)) {
    if (!Object.entries(given).some(([name, value]) => name === key && value !== undefined)) continue
    if (
      format === undefined ? isFixed && formats.includes('fixed') && formats.length === 1 : !formats.includes(format)
    ) {
      const message =
        format === undefined
          ? 'expects format: fixed beside read'
          : `has no meaning for files of format ${format}; remove it`
      problems.push({ key, message })
    }
  }
  return problems
}

/** Rows of a file before its first record: none where the contract gives the names. */
export function headerRowOf({ header_row, header }: Pick<Read, 'header_row' | 'header'>): number | 'find' {
  return header_row ?? (header ? 0 : 1)
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}
