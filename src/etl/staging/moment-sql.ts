import { literal } from '../../warehouse/engine/quoting.js'
import { localStart } from './business-day.js'

/** One way to read a text as a time: `local` is SQL of a time without offset, `instant` of one in UTC. */
export interface Reading {
  readonly format: string
  readonly local?: string
  readonly instant?: string
}

/**
 * Each declared way to read a text; ISO alone where none is declared. A day without an hour is the moment at which the
 * business day begins.
 */
export function readings(text: string, formats: readonly string[] = ['iso'], dayStarts = '00:00'): readonly Reading[] {
  return formats.map(format => ({ format, ...readingOf(text, format, dayStarts) }))
}

function readingOf(text: string, format: string, dayStarts: string): Omit<Reading, 'format'> {
  switch (format) {
    case 'iso':
      return { local: isoLocal(text, dayStarts), instant: `strict_instant(${text})` }
    case 'epoch_s':
      return { instant: `strict_epoch(${text}, 1)` }
    case 'epoch_ms':
      return { instant: `strict_epoch(${text}, 1000)` }
    case 'excel':
      return { local: `strict_excel(${text})` }
    case 'excel_1904':
      return { local: `strict_excel_1904(${text})` }
    default: {
      // With %z the time says itself how far it is from UTC.
      const sql = `strict_local_time_as(${text}, ${literal(format)})`
      if (format.includes('%z')) return { instant: sql }
      return { local: /%[HIcX]/.test(format) ? sql : begun(sql, dayStarts) }
    }
  }
}

function isoLocal(text: string, dayStarts: string): string {
  const local = `strict_local_time(${text})`
  return dayStarts === '00:00'
    ? local
    : `case when length(${text}) = 10 then ${begun(local, dayStarts)} else ${local} end`
}

function begun(local: string, dayStarts: string): string {
  return dayStarts === '00:00' ? local : localStart(local, { dayStarts })
}

/** The time in UTC; `zone` is that of times without an offset. */
export function inUtc({ local, instant }: Reading, zone: string): string {
  const ways = [...(local ? [localInUtc(local, zone)] : []), ...(instant ? [instant] : [])]
  return ways.length === 1 ? (ways[0] ?? '') : `coalesce(${ways.join(', ')})`
}

/** The day in the zone of the source. */
export function dayOf(text: string, { format, instant }: Reading, zone: string): string {
  if (format === 'iso') return `strict_date(${text})`
  if (instant) return `business_day(${instant}, ${literal(zone)})`
  // A spreadsheet keeps a day as a whole number.
  if (format === 'excel' || format === 'excel_1904') return `strict_midnight(strict_${format}(${text}))`
  return `strict_date_as(${text}, ${literal(format)})`
}

export function localInUtc(local: string, zone: string): string {
  return zone === 'UTC' ? local : `in_utc(${local}, ${literal(zone)})`
}

const words: Readonly<Record<string, string>> = {
  epoch_s: 'seconds since 1970 such as 1323435000',
  epoch_ms: 'milliseconds since 1970 such as 1323435000000',
  excel: 'a number of days since 1900 such as 40886',
  excel_1904: 'a number of days since 1904 such as 39424',
}

/** What a text should have been. */
export function expectedMoment(formats: readonly string[] = ['iso'], what: 'day' | 'time'): string {
  const iso = what === 'day' ? 'a day such as 2011-12-09' : 'a time such as 2011-12-09 12:50:00'
  const patterns = formats.filter(format => format.includes('%'))
  const others = formats.filter(format => !format.includes('%')).map(format => words[format] ?? iso)
  const ofPatterns =
    patterns.length === 0 ? [] : [`a ${what} in the format ${patterns.length === 1 ? patterns[0] : oneOf(patterns)}`]
  return [...ofPatterns, ...others].join(', or ')
}

/** `a, b or c` */
export function oneOf(words: readonly string[]): string {
  const [last, ...others] = [...words].reverse()
  return others.length === 0 ? (last ?? '') : `${others.reverse().join(', ')} or ${last}`
}

/** Why a text that several declared formats read differently is refused. */
export function ambiguousReason(formats: readonly string[]): string {
  return `is read differently by ${formats.join(' and ')}`
}
