import type { CustomSeriesOption } from 'echarts'
import type { ChartSeries } from '../section.js'
import { colours } from './colours.js'

/** Half the height of the ends of a range, and the radius of the dot: pixels. */
const END = 5
const DOT = 5

/** Dots with their ranges on lying labels, as a forest plot has them, and an upright line at nothing. */
export function intervalSeries({ values, ranges = [] }: ChartSeries, colour: string): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: true,
    encode: { x: [0, 2, 3], y: 1 },
    data: values.flatMap((value, at) => {
      if (value === null) return []
      const [low, high] = ranges[at] ?? [value, value]
      return [[value, at, low, high]]
    }),
    markLine: {
      silent: true,
      animation: false,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: colours.muted, type: 'solid', width: 1 },
      data: [{ xAxis: 0 }],
    },
    renderItem: (_, api) => {
      const at = (dimension: number) => api.coord([api.value(dimension), api.value(1)])
      const [x = 0, y = 0] = at(0)
      const [from = x] = at(2)
      const [to = x] = at(3)
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line' as const,
        shape: { x1, y1, x2, y2 },
        style: { stroke: colour, lineWidth: 2 },
      })
      return {
        type: 'group',
        children: [
          line(from, y, to, y),
          line(from, y - END, from, y + END),
          line(to, y - END, to, y + END),
          { type: 'circle', shape: { cx: x, cy: y, r: DOT }, style: { fill: colour } },
        ],
      }
    },
  }
}
