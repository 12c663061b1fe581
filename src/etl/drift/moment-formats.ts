const days = [
  '%d/%m/%Y',
  '%m/%d/%Y',
  '%d-%m-%Y',
  '%m-%d-%Y',
  '%d.%m.%Y',
  '%Y-%m-%d',
  '%Y/%m/%d',
  '%Y.%m.%d',
  '%d/%m/%y',
  '%m/%d/%y',
  '%d-%m-%y',
  '%m-%d-%y',
  '%d.%m.%y',
  '%Y%m%d',
  '%Y年%m月%d日',
  '%d %b %Y',
  '%d-%b-%Y',
  '%d-%b-%y',
  '%b %d, %Y',
  '%b-%d-%Y',
  '%b-%d-%y',
  '%d %B %Y',
  '%B %d, %Y',
]
const times = [
  '',
  ' %H:%M',
  ' %H:%M:%S',
  'T%H:%M:%S',
  ' %I:%M %p',
  ' %I:%M:%S %p',
  ', %I:%M:%S %p',
  ', %H:%M',
  ', %H:%M:%S',
]

/** Formats that systems are known to write, in which a refused text is looked for: to suggest one, never to read by it. */
export const knownFormats: readonly string[] = [
  'iso',
  ...times.flatMap(time => days.map(day => `${day}${time}`)),
  'epoch_s',
  'epoch_ms',
  'excel',
]

/**
 * The format with day and month in each other's place; null where nobody writes so, or where a name tells them apart. What
 * begins with the year never has the day next.
 */
export function swapped(format: string): string | null {
  if (!format.includes('%m') || !format.includes('%d') || /^%[Yy]/.test(format)) return null
  return format.replaceAll(/%[md]/g, code => (code === '%m' ? '%d' : '%m'))
}
