import { type Html, html } from '../html.js'
import type { Voice } from '../language/voice.js'
import type { Figure, Figures } from '../section.js'
import { shown } from './cell.js'

/** Big numbers as a list of terms. */
export function renderFigures(section: Figures, voice: Voice): Html {
  return html`<dl class="figures">
${section.figures.map(figure => renderFigure(figure, voice))}</dl>
`
}

function renderFigure(figure: Figure, voice: Voice): Html {
  const note = figure.note === undefined ? null : html`<dd class="note">${voice.say(figure.note)}</dd>`
  const value = shown(figure.value, figure.format, voice)
  return html`<div class="${figure.tone ?? 'plain'}"><dt>${voice.say(figure.label)}</dt><dd class="value">${value}</dd>${note}</div>
`
}
