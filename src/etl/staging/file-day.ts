import type { SourceFile } from '../../config/source.js'
import { BrokenFile } from '../broken-file.js'
import { ownNames } from '../container-name.js'
import { businessYears } from './business-years.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const patterns: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<B>[A-Za-z]{3,9})',
}

/**
 * The day in a file's name, `YYYY-MM-DD`; null where the kind declares none.
 *
 * @throws BrokenFile when the name holds no such day: its records would have no time, or lines no version.
 */
export function fileDay(kind: SourceFile, name: string): string | null {
  if (!kind.date) return null
  const { pattern, format } = kind.date
  const day = dayOfFile(kind.date, name)
  if (day !== null) return day
  throw new BrokenFile(
    'kind',
    name,
    `its name holds no day: expected ${pattern} with a day in the format ${format}, in the years ${businessYears.first} to ${businessYears.last}; rename the file, or mend date: in the contract`,
  )
}

/** The day in a file's own name, else in that of the archive, workbook or database in which it lies; null when neither holds one. */
export function dayOfFile(date: NonNullable<SourceFile['date']>, name: string): string | null {
  for (const own of ownNames(name)) {
    const day = dayInName(date, own)
    if (day !== null) return day
  }
  return null
}

/** The day that a name holds, `YYYY-MM-DD`; null when it holds none. */
export function dayInName({ pattern, format }: NonNullable<SourceFile['date']>, name: string): string | null {
  const text = new RegExp(pattern, 'u').exec(name)?.[1]
  return text === undefined ? null : parseDay(text, format)
}

/** A day in a strptime format of %Y, %y, %m, %d, %b and %B; null when it is none. */
export function parseDay(text: string, format: string): string | null {
  const source = format
    .split(/(%[A-Za-z])/)
    .map(part => (part.startsWith('%') ? (patterns[part.slice(1)] ?? '') : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
    .join('')
  const found = new RegExp(`^${source}$`, 'u').exec(text)?.groups
  if (!found) return null
  const year = found.Y ?? (found.y === undefined ? undefined : `20${found.y}`)
  const month = found.m ?? String(months.indexOf((found.b ?? found.B ?? '').slice(0, 3).toLowerCase()) + 1)
  const iso = `${year}-${month.padStart(2, '0')}-${(found.d ?? '1').padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso) return null
  return Number(year) < businessYears.first || Number(year) > businessYears.last ? null : iso
}
