/** What the engine's regular expressions (RE2) lack, read differently, or refuse for its size. */
const foreign: readonly RegExp[] = [
  /\(\?(?!:)(?:<[=!]?)?./u, // look-around, named groups, flags
  /\\[1-9ckux]/u,
  /\\[pP](?!\{[A-Z][a-z]?\})/u,
  /\[\^?\]|\[:/u, // classes: JavaScript's empty one, and the engine's [:alpha:]
  /\[[^\]]*\\[bB]/u,
  /\{\d{3,}|,\d{3,}\}/u,
]

/**
 * What is wrong with a regular expression of the contract, or undefined. Only what means the same in JavaScript and in
 * the engine is accepted (but for \s, which the engine reads as ASCII), so that nothing fails at night that passed here.
 */
export function patternProblem(pattern: string, groups: 'any' | 'one'): string | undefined {
  const found = foreign.map(form => form.exec(pattern)?.[0]).find(part => part !== undefined)
  if (found !== undefined) {
    return `'${pattern}' holds '${found}', which is not available; plain groups, classes and repeats up to 99 are`
  }
  try {
    const alone = new RegExp(pattern, 'u')
    // With an empty alternative it matches anything, so that the match tells how many groups there are.
    const captured = (new RegExp(`${alone.source}|`, 'u').exec('')?.length ?? 1) - 1
    if (groups === 'any' || captured === 1) return undefined
    return `'${pattern}' has ${captured === 0 ? 'no group' : `${captured} groups`} in parentheses; expected one, around the date`
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /, '') : String(error)
    return `'${pattern}' is no regular expression: ${reason.toLowerCase()}`
  }
}
