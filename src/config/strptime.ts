const known = ['%Y', '%m', '%d', '%H', '%M', '%S', '%y', '%b', '%p', '%I', '%f', '%z']

/** What is wrong with a pattern of dates or times, or undefined: known codes only, each once, and a whole day. */
export function strptimeProblem(format: string): string | undefined {
  const codes: readonly string[] = format.match(/%.?/gu) ?? []
  const stranger = codes.find(code => !known.includes(code))
  if (stranger !== undefined) return `'${format}' holds '${stranger}'; the codes are ${known.join(' ')}`
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) return `'${format}' holds '${twice}' twice; name each part once`
  const has = (...any: string[]) => any.some(code => codes.includes(code))
  if (!has('%Y', '%y') || !has('%m', '%b') || !has('%d')) {
    return `'${format}' names no whole day; expected year (%Y), month (%m) and day (%d), such as '%d/%m/%Y'`
  }
  if (has('%I') !== has('%p'))
    return `'${format}' needs both %I and %p, the hour of twelve and its AM or PM, or neither`
  return undefined
}
