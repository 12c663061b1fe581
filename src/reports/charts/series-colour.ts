import type { Chart, ChartSeries } from '../section.js'
import { colours, seriesColours } from './colours.js'

/** The series of a chart that a legend names: each name once, in order; what is not drawn has none. */
export function namedSeries({ series }: Chart): readonly ChartSeries[] {
  const drawn = series.filter(({ mark }) => mark !== 'base')
  return drawn.filter(({ name }, i) => drawn.findIndex(other => isSame(other.name, name)) === i)
}

/** The colour of a series: that of the first of its name. */
export function seriesColour({ name }: ChartSeries, chart: Chart): string {
  const index = namedSeries(chart).findIndex(other => isSame(other.name, name))
  return seriesColours[index % seriesColours.length] ?? colours.accent
}

function isSame(one: ChartSeries['name'], other: ChartSeries['name']): boolean {
  return written(one) === written(other)
}

function written(name: ChartSeries['name']): string {
  return JSON.stringify(name, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}
