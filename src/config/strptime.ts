import { didYouMean } from './suggest.js'

const known = ['%Y', '%m', '%d', '%H', '%M', '%S', '%y', '%b', '%B', '%p', '%I', '%f', '%z']

/**
 * Ways to write a day or a time that are no pattern: ISO 8601, seconds and milliseconds since 1970 in UTC, and the days
 * since 1900 or 1904 as which spreadsheets keep them.
 */
export const momentFormats = ['iso', 'epoch_s', 'epoch_ms', 'excel', 'excel_1904'] as const

/** What is wrong with a pattern of dates or times, or undefined: known codes only, each once, and a whole day. */
export function strptimeProblem(format: string): string | undefined {
  const codes: readonly string[] = format.match(/%.?/gu) ?? []
  const stranger = codes.find(code => !known.includes(code))
  if (stranger !== undefined) return `'${format}' holds '${stranger}'; the codes are ${known.join(' ')}`
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) return `'${format}' holds '${twice}' twice; name each part once`
  const has = (...any: string[]) => any.some(code => codes.includes(code))
  if (!has('%Y', '%y') || !has('%m', '%b', '%B') || !has('%d')) {
    return `'${format}' names no whole day; expected year (%Y), month (%m) and day (%d), such as '%d/%m/%Y'`
  }
  if (has('%I') !== has('%p'))
    return `'${format}' needs both %I and %p, the hour of twelve and its AM or PM, or neither`
  return undefined
}

/** What is wrong with formats of days and times, of which each cell fits one; undefined where nothing is. */
export function momentFormatsProblem(formats: readonly string[]): string | undefined {
  const wrong = formats.flatMap(format => momentFormatProblem(format) ?? [])
  if (wrong[0] !== undefined) return wrong[0]
  const twice = formats.find((format, place) => formats.indexOf(format) < place)
  return twice === undefined ? undefined : `'${twice}' stands here twice; remove one`
}

/** A word that is no pattern is meant as one of ours. */
function momentFormatProblem(format: string): string | undefined {
  if (momentFormats.some(known => known === format)) return undefined
  if (format.includes('%')) return strptimeProblem(format)
  return `expected a pattern such as '%d/%m/%Y', or one of ${momentFormats.join(', ')}, found '${format}'${didYouMean(format, momentFormats)}`
}
