import type { Value } from '../../warehouse/engine/value.js'
import type { Format } from '../language/format.js'
import { isText, type Text } from '../language/text.js'
import type { Voice } from '../language/voice.js'

/** A cell in words: texts are said, values are shown by their format. */
export function shown(cell: Value | Text, format: Format, voice: Voice): string {
  return isText(cell) ? voice.say(cell) : voice.show(cell, format)
}
