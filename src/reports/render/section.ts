import { type Html, html } from '../html.js'
import type { Voice } from '../language/voice.js'
import type { Section } from '../section.js'
import { renderChart } from './chart.js'
import { renderFigures } from './figures.js'
import { renderGrid } from './grid.js'
import { renderTable } from './table.js'

/** One part of a page. `id` is unique within the file. */
export async function renderSection(section: Section, voice: Voice, id: string): Promise<Html> {
  return html`<section>
${await renderInside(section, voice, id)}</section>
`
}

async function renderInside(section: Section, voice: Voice, id: string): Promise<Html> {
  switch (section.kind) {
    case 'figures':
      return renderFigures(section, voice)
    case 'table':
      return renderTable(section, voice)
    case 'grid':
      return renderGrid(section, voice)
    case 'chart':
      return renderChart(section, voice, id)
    case 'text':
      return html`<p class="words">${voice.say(section.text)}</p>
`
  }
}
