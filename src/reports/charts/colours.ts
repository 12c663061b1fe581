import { isSegmentId, type SegmentId } from '../segments.js'

/** Ink and accents, dark on white; the style sheet takes them from here. */
export const colours = {
  ink: '#1c2733',
  muted: '#566372',
  line: '#dde3ea',
  wash: '#f5f7fa',
  accent: '#0f5c7a',
  good: '#17693c',
  care: '#8a5a00',
  bad: '#a8261c',
} as const

/** One colour per series, distinct in grey as well. */
export const seriesColours = ['#0f5c7a', '#e39b3a', '#7a4b8c', '#5f8f5a'] as const

/** Pale grounds for dark ink, from green (stay) over yellow to red (act) and grey (gone). */
const segmentColours = {
  champions: '#a9dcb6',
  loyal: '#c6e8c4',
  potential_loyalists: '#dcefc2',
  new: '#c9e4f3',
  promising: '#dcecf5',
  need_attention: '#fbeeb8',
  about_to_sleep: '#fadfae',
  at_risk: '#f7c7a8',
  cannot_lose: '#f0a99c',
  hibernating: '#d9dde2',
} as const satisfies Record<SegmentId, string>

/** The ground of a segment's cells; a project's own segments share a neutral one. */
export function segmentColour(id: string): string {
  return isSegmentId(id) ? segmentColours[id] : colours.wash
}

/** A faint blue at 0 to one at 1 that is still pale enough for dark ink. */
export function heatColour(heat: number): string {
  const share = 0.06 + 0.94 * Math.min(1, Math.max(0, heat))
  const channel = (full: number) => Math.round(255 + (full - 255) * share)
  return `rgb(${channel(120)} ${channel(178)} ${channel(206)})`
}
