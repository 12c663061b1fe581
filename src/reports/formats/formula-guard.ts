/** Blanks and apostrophes, then what Excel, LibreOffice or a Chinese or Japanese Excel takes for a formula's start. */
const formula = /^[\s']*[=+\-@\t\r\n＝＋－＠]/

/** A signed plain number: it calculates nothing. */
const signedNumber = /^[+-]\d+(?:\.\d+)?$/

/** An international telephone number as people write it: 7 to 15 digits and what parts them, which calls nothing. */
const telephone = /^\+(?:[ ()./-]*\d){7,15}$/

/**
 * Defuses a text that a spreadsheet would run as a formula, by an apostrophe in front of it.
 *
 * Defused is each text whose first character, blanks and apostrophes aside, is `=`, `+`, `-`, `@`, a full-width form of
 * these, a tab or a line break. Left alone are signed plain numbers and telephone numbers such as `+49 30 123456`.
 * Apostrophes are passed over so that nothing is ambiguous: a guarded text always begins with one apostrophe more than
 * the original, and {@link unguardFormula} gives back exactly what was guarded.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardFormula(text: string): string {
  return formula.test(text) && !signedNumber.test(text) && !telephone.test(text) ? `'${text}` : text
}

/** The text as it was before {@link guardFormula}. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}
