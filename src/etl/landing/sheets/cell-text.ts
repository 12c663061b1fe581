/**
 * A number as a spreadsheet has it: fifteen significant digits, which is what it shows and compares, without an exponent.
 * The file may hold 0.30000000000000004 where the sum of 0.1 and 0.2 stands.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(value.toPrecision(15)) ?? []
  const digits = whole + fraction
  const point = whole.length + Number(power)
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const [before, after] = [padded.slice(0, at), padded.slice(at).replace(/0+$/, '')]
  return sign + (after === '' ? before : `${before}.${after}`)
}

/** What of a day a format of cells shows. */
export interface DateFormat {
  readonly date: boolean
  readonly time: boolean
}

/** Formats that every spreadsheet knows by number; those of dates are 14 to 22 and 45 to 47, and some of East Asia. */
const builtIn: readonly (readonly [from: number, to: number, DateFormat])[] = [
  [14, 17, { date: true, time: false }],
  [18, 21, { date: false, time: true }],
  [22, 22, { date: true, time: true }],
  [27, 31, { date: true, time: false }],
  [32, 35, { date: false, time: true }],
  [36, 36, { date: true, time: false }],
  [45, 47, { date: false, time: true }],
  [50, 54, { date: true, time: false }],
  [55, 56, { date: false, time: true }],
  [57, 58, { date: true, time: false }],
]

export function builtInDate(id: number): DateFormat | null {
  return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? null
}

/** What a format code such as `yyyy-mm-dd h:mm` shows of a day; null where it shows a number. */
export function dateFormatOf(code: string): DateFormat | null {
  const [first = ''] = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')
  const letters = first.toLowerCase().replaceAll(/am\/pm|a\/p/g, 'h')
  if (!/[ymdhs]/.test(letters) || /general/.test(letters)) return null
  const time = /[hs]/.test(letters)
  return { date: /[yd]/.test(letters) || !time, time }
}

const dayMs = 86_400_000
/** Day 0 of the system of 1900, which believes in 1900-02-29, and how many days later that of 1904 begins. */
const epoch = Date.UTC(1899, 11, 30)
const days1904 = 1462
const leapDay = 60
/** 9999-12-31 */
const lastDay = 2_958_465

/**
 * A day number of a spreadsheet as `YYYY-MM-DD`, with ` HH:MM:SS` where the format shows a time or there is one; a time or
 * a duration alone as `HH:MM:SS`. What is no day of a spreadsheet stays the number that it is.
 */
export function dateText(serial: number, format: DateFormat, is1904: boolean): string {
  const ms = wholeSeconds(Math.round(serial * dayMs))
  if (!format.date) return serial < 0 ? numberText(serial) : timeOf(ms)
  const shifted = is1904 ? ms + days1904 * dayMs : ms
  const day = Math.floor(shifted / dayMs)
  if (day < 1 || day > lastDay) return numberText(serial)
  const rest = shifted - day * dayMs
  const date = day === leapDay ? '1900-02-29' : isoDay(day < leapDay ? day + 1 : day)
  return format.time || rest !== 0 ? `${date} ${timeOf(rest)}` : date
}

/** Computed times miss the second by less than a millisecond. */
function wholeSeconds(ms: number): number {
  const nearest = Math.round(ms / 1000) * 1000
  return Math.abs(ms - nearest) <= 1 ? nearest : ms
}

function isoDay(day: number): string {
  return new Date(epoch + day * dayMs).toISOString().slice(0, 10)
}

function timeOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const rest = ms % 1000
  return (
    parts.map(part => String(part).padStart(2, '0')).join(':') + (rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`)
  )
}
