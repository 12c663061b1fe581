import { type Html, html } from '../html.js'
import type { Text } from '../language/text.js'
import type { Voice } from '../language/voice.js'

/** Small print below a table or chart; nothing where there is none. */
export function renderNote(note: Text | undefined, voice: Voice): Html | null {
  return note === undefined
    ? null
    : html`<p class="note">${voice.say(note)}</p>
`
}
