import { Html, html, withoutForbidden } from '../html.js'
import type { Voice } from '../language/voice.js'
import type { Chart } from '../section.js'
import { type ChartWidth, chartOption } from './option.js'

const WIDTHS = { wide: 860, narrow: 350 } as const satisfies Record<ChartWidth, number>
const COLUMNS_HEIGHT = { wide: 300, narrow: 240 } as const satisfies Record<ChartWidth, number>
const BAR_HEIGHT = 40
const BARS_MARGIN = 64

/**
 * A chart as inline SVG with title and description.
 *
 * @param id unique within the file: ids inside the drawing begin with it
 */
export async function drawChart(chart: Chart, voice: Voice, id: string, width: ChartWidth): Promise<Html> {
  // echarts takes .3 to .9 s to load: only a report with charts pays for it.
  const { init } = await import('echarts')
  const height = chart.layout === 'bars' ? chart.labels.length * BAR_HEIGHT + BARS_MARGIN : COLUMNS_HEIGHT[width]
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: WIDTHS[width], height })
  try {
    canvas.setOption(chartOption(chart, voice, width))
    const inside = withStableIds(canvas.renderToSVGString(), id)
    return html`<svg class="${width}" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTHS[width]} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${voice.say(chart.title)}</title><desc id="${id}-desc">${voice.say(chart.about)}</desc>${inside}</svg>`
  } finally {
    canvas.dispose()
  }
}

/**
 * What stands within echarts' `<svg>`, without its style sheet (hover effects, under class names that two drawings of
 * one page would share) and with ids that do not count up over the process. Only tags are touched: `<` and `>` in words
 * are escaped, so that no word looks like a tag.
 */
function withStableIds(drawing: string, id: string): Html {
  const inside = withoutForbidden(drawing)
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, tag =>
      tag
        .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
        .replace(/(id="|url\(#)zr\d+-/g, (_all, before: string) => `${before}${id}-`),
    )
    .replace(/\n+/g, '\n')
  return Html.trusted(inside)
}
