import type { EChartsOption } from 'echarts'
import type { Voice } from '../language/voice.js'
import type { Chart, ChartSeries } from '../section.js'
import { colours } from './colours.js'
import { intervalSeries } from './interval-series.js'
import { seriesColour } from './series-colour.js'

/** Letters in a label of lying bars before it wraps. */
const LABEL_WIDTH = { wide: 150, narrow: 104 } as const

/** Ticks on the measured axis, at most about so many. */
const TICKS = { wide: 5, narrow: 3 } as const

/** Between ticks of an axis that ends at the whole. */
const WHOLE_TICKS = { wide: 0.2, narrow: 0.5 } as const

/** Wide for screens and paper, narrow for phones: the same drawing shrunk could not be read. */
export type ChartWidth = 'wide' | 'narrow'

/** A chart in the words of echarts: no animation, no interaction, since the drawing is still. */
export function chartOption(chart: Chart, voice: Voice, width: ChartWidth): EChartsOption {
  const lying = chart.layout === 'bars'
  const names = {
    type: 'category' as const,
    data: chart.labels.map(voice.say),
    inverse: lying,
    ...(chart.across === undefined ? {} : acrossName(voice.say(chart.across))),
    axisTick: { show: false },
    // Names of intervals stand at the edge, whatever lies below nothing.
    axisLine: { onZero: !hasIntervals(chart), lineStyle: { color: colours.muted } },
    axisLabel: {
      color: colours.ink,
      fontSize: 13,
      hideOverlap: true,
      ...(lying ? { width: LABEL_WIDTH[width], overflow: 'break' as const, interval: 0 } : {}),
    },
  }
  const measure = {
    type: 'value' as const,
    name: voice.say(chart.axis.name),
    nameLocation: lying ? ('middle' as const) : ('end' as const),
    nameGap: lying ? 30 : 14,
    nameTextStyle: { color: colours.muted, fontSize: 13, align: lying ? ('center' as const) : ('left' as const) },
    splitNumber: TICKS[width],
    // Shares that nearly reach the whole end there: an axis to 120 % promises more.
    ...(isNearlyWhole(chart) ? { max: 1, interval: WHOLE_TICKS[width] } : {}),
    splitLine: { lineStyle: { color: colours.line } },
    axisLabel: {
      color: colours.muted,
      fontSize: 13,
      formatter: (value: number) => voice.compact(value, chart.axis.format),
    },
  }
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: {
      left: 12,
      right: 28,
      top: lying ? 8 : 34,
      bottom: lying || chart.across !== undefined ? 28 : 4,
      containLabel: true,
    },
    xAxis: lying ? measure : names,
    yAxis: lying ? names : measure,
    series: chart.series.map(series => seriesOption(series, chart)),
  }
}

/** Whether shares of a whole come close to it. */
function isNearlyWhole({ axis, series, stacked }: Chart): boolean {
  if (axis.format !== 'percent' || stacked) return false
  const greatest = Math.max(...series.flatMap(({ values }) => values.map(value => value ?? 0)))
  return greatest > 0.8 && greatest <= 1
}

/** Below the labels, in the middle, as the name of a measured axis that lies. */
function acrossName(name: string) {
  return {
    ...{ name, nameLocation: 'middle' as const, nameGap: 30 },
    nameTextStyle: { color: colours.muted, fontSize: 13 },
  }
}

function hasIntervals({ series }: Chart): boolean {
  return series.some(({ mark }) => mark === 'interval')
}

function seriesOption(series: ChartSeries, chart: Chart) {
  const colour = series.mark === 'base' ? 'transparent' : seriesColour(series, chart)
  const common = { silent: true, emphasis: { disabled: true } }
  if (series.mark === 'interval') return intervalSeries(series, colour)
  if (series.mark === 'line') {
    return {
      ...common,
      type: 'line' as const,
      data: [...series.values],
      showSymbol: false,
      lineStyle: { color: colour, width: 2.5 },
    }
  }
  const unfinished = { color: `${colour}33`, borderColor: colour, borderType: 'dashed' as const, borderWidth: 1 }
  return {
    ...common,
    type: 'bar' as const,
    ...(chart.stacked ? { stack: 'all' } : {}),
    barCategoryGap: '28%',
    barGap: '10%',
    itemStyle: { color: colour },
    data: series.values.map((value, at) => ({
      value,
      ...(chart.unfinished.includes(at) ? { itemStyle: unfinished } : {}),
    })),
  }
}
