/**
 * Characters that take two cells: East Asian Wide and Fullwidth (Unicode Standard Annex 11), in whole blocks where the
 * rest of a block is unassigned. Emoji come from their own property.
 */
const wide =
  /[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u3247\u3250-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u

/** Characters that a terminal draws over the one before, or not at all. */
const zero = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11FF]+$/u

/** A variation selector 16 asks for the colourful, wide form of a sign (☎️). */
const emojiStyle = '\uFE0F'

/** Only what is beyond Latin needs to be cut into what people see as one character. */
const plain = /^[\x20-\x7E\u00A0-\u00AC\u00AE-\u02FF]*$/

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The cells that a text takes on a terminal: two for Chinese, Japanese, Korean and emoji, one for other signs. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length
  let width = 0
  for (const { segment } of characters.segment(text)) width += characterWidth(segment)
  return width
}

/** The text cut to at most `width` cells; `…` stands for what was cut. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  if (width < 1) return ''
  let kept = ''
  let used = 1
  for (const { segment } of characters.segment(text)) {
    used += characterWidth(segment)
    if (used > width) break
    kept += segment
  }
  return `${kept}…`
}

function characterWidth(character: string): number {
  if (character.includes(emojiStyle) || wide.test(character)) return 2
  return zero.test(character) ? 0 : 1
}
