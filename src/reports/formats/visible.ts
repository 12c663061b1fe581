/** C0 controls and DEL, C1 controls, marks that turn the direction of text, line and paragraph separators. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g

/**
 * A text that keeps to one line and cannot steer a terminal: controls as their pictures (␊ for a line break, ␛ for an
 * escape), those without a picture as U+FFFD.
 */
export function visible(text: string): string {
  return text.replace(unseen, control => {
    const code = control.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : '\uFFFD'
  })
}
