import { heatColour, segmentColour } from '../charts/colours.js'
import { type Html, html } from '../html.js'
import type { Voice } from '../language/voice.js'
import type { Grid, GridCell } from '../section.js'
import { renderNote } from './note.js'

/** A grid as a table with headers on both axes, so that it can be read aloud and selected. */
export function renderGrid(section: Grid, voice: Voice): Html {
  const title = voice.say(section.title)
  const heads = section.columns.labels.map(label => html`<th scope="col">${voice.say(label)}</th>`)
  const rows = section.rows.labels.map((label, index) => {
    const cells = section.columns.labels.map((_column, at) => renderCell(section.cells[index]?.[at] ?? null, voice))
    return html`<tr><th scope="row">${voice.say(label)}</th>${cells}</tr>
`
  })
  const corner = html`${voice.say(section.rows.name)} ↓ ${voice.say(section.columns.name)} →`
  return html`<h2>${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="grid">
<thead><tr><th class="corner">${corner}</th>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${renderNote(section.note, voice)}`
}

function renderCell(cell: GridCell | null, voice: Voice): Html {
  if (cell === null) return html`<td></td>`
  const fill = 'segment' in cell.fill ? segmentColour(cell.fill.segment) : heatColour(cell.fill.heat)
  const head = cell.head === undefined ? null : html`<span class="head">${voice.say(cell.head)}</span>`
  const foot =
    cell.foot === undefined ? null : html`<span class="foot">${voice.show(cell.foot.value, cell.foot.format)}</span>`
  const framed = cell.framed === true ? html` class="framed"` : null
  return html`<td${framed} style="background:${fill}">${head}<b>${voice.show(cell.value, cell.format)}</b>${foot}</td>`
}
