import type { Held } from '../../mining/churn/cause.js'
import { roundedApart } from './rounded-apart.js'
import { type Text, text } from './text.js'

/** A trend, (now − before) / (now + before), as how far it fell or rose. */
export function trendText(name: Text, { above, most }: Extract<Held, { is: 'range' }>): Text {
  const [from, to] = changes(above, most)
  // Above nothing at all: whoever has some still.
  if (from === -1)
    return to === null ? text('cause.trend.some', { name }) : text('cause.trend.but_some', { change: before(name, to) })
  if (to === null) return from === null ? text('cause.known', { name }) : after(name, from)
  if (from === null) return before(name, to)
  if (to < 0) return text('cause.trend.fell_between', { name, least: share(-to), most: share(-from) })
  if (to === 0) return text('cause.trend.fell_less', { name, most: share(-from) })
  if (from === 0) return text('cause.trend.rose_up_to', { name, most: share(to) })
  return from > 0
    ? text('cause.trend.rose_between', { name, least: share(from), most: share(to) })
    : text('cause.trend.between', { name, fall: share(-from), rise: share(to) })
}

/** Nothing lies before the end. */
function before(name: Text, to: number): Text {
  if (to === -1) return text('cause.trend.none', { name })
  if (to < 0) return text('cause.trend.fell', { name, least: share(-to) })
  return to === 0
    ? text('cause.trend.not_risen', { name })
    : text('cause.trend.at_most_rose', { name, most: share(to) })
}

/** Nothing lies behind the beginning. */
function after(name: Text, from: number): Text {
  if (from > 0) return text('cause.trend.rose', { name, above: share(from) })
  return from === 0
    ? text('cause.trend.risen', { name })
    : text('cause.trend.at_most_fell', { name, most: share(-from) })
}

/** The ends as changes of what was before, −1 where nothing is left; 1, where nothing was before, is no end. */
function changes(above: number | null, most: number | null): readonly [number | null, number | null] {
  const change = (trend: number | null) => (trend === null ? null : (1 + trend) / (1 - trend) - 1)
  const [from = null, to = null] = roundedApart('trend', [
    change(above),
    most !== null && most >= 1 ? null : change(most),
  ])
  return [from, to]
}

function share(value: number): Text {
  return text('cause.share', { value })
}
