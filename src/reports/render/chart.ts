import { colours } from '../charts/colours.js'
import { drawChart } from '../charts/draw-chart.js'
import { namedSeries, seriesColour } from '../charts/series-colour.js'
import { type Html, html } from '../html.js'
import { text } from '../language/text.js'
import type { Voice } from '../language/voice.js'
import type { Chart } from '../section.js'
import { renderNote } from './note.js'

/**
 * A chart, drawn twice: the style sheet shows one of the two by the width of the screen.
 *
 * @param id unique within the file
 */
export async function renderChart(section: Chart, voice: Voice, id: string): Promise<Html> {
  const wide = await drawChart(section, voice, `${id}w`, 'wide')
  const narrow = await drawChart(section, voice, `${id}n`, 'narrow')
  return html`<h2>${voice.say(section.title)}</h2>
<figure>
${renderLegend(section, voice)}${wide}
${narrow}
</figure>
${renderNote(section.note, voice)}`
}

function renderLegend(section: Chart, voice: Voice): Html | null {
  const named = namedSeries(section)
  const entries =
    named.length > 1
      ? named.map(series => entry(`background:${seriesColour(series, section)}`, voice.say(series.name)))
      : []
  if (section.unfinished.length > 0) {
    entries.push(
      entry(`background:${colours.line};outline:1px dashed ${colours.muted}`, voice.say(text('frame.not_final'))),
    )
  }
  return entries.length === 0
    ? null
    : html`<ul class="legend">${entries}</ul>
`
}

function entry(style: string, name: string): Html {
  return html`<li><i style="${style}"></i>${name}</li>`
}
