import { type Html, html } from '../html.js'
import type { Voice } from '../language/voice.js'
import type { Table } from '../section.js'
import { shown } from './cell.js'
import { renderNote } from './note.js'

/** A table that scrolls sideways on its own where the screen is too narrow, and can be reached by keyboard. */
export function renderTable(section: Table, voice: Voice): Html {
  const title = voice.say(section.title)
  const heads = section.columns.map(
    column => html`<th scope="col" class="${column.align}">${voice.say(column.label)}</th>`,
  )
  return html`<h2>${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${section.rows.map((row, at) => renderRow(row, section.sums?.includes(at) === true, section, voice))}</tbody>
</table></div>
${renderNote(section.note, voice)}`
}

function renderRow(row: Table['rows'][number], isSum: boolean, section: Table, voice: Voice): Html {
  const cells = section.columns.map((column, index) => {
    const words = shown(row[index] ?? null, column.format, voice)
    return index === 0
      ? html`<th scope="row" class="${column.align}">${words}</th>`
      : html`<td class="${column.align}">${words}</td>`
  })
  return html`<tr${isSum ? html` class="sum"` : null}>${cells}</tr>
`
}
