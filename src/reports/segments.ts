import { isKey } from './language/catalogue.js'
import { plain, type Text } from './language/text.js'

/** The ten segments of the 5×5 map of recency and frequency, whose names are translated. */
export const segmentIds = [
  'champions',
  'loyal',
  'potential_loyalists',
  'new',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cannot_lose',
  'hibernating',
] as const

/** The id of one of the ten segments. */
export type SegmentId = (typeof segmentIds)[number]

/** True of the ten; a project's own segments are other ids, shown under the names that the project gave them. */
export function isSegmentId(id: string): id is SegmentId {
  return segmentIds.some(known => known === id)
}

/** What a segment is called. */
export function segmentName(id: string): Text {
  const key = `segment.${id}`
  return isSegmentId(id) && isKey(key) ? { key, values: {} } : plain(id)
}

/** By a project's order of segments, the best first; names of rules that held once come last, by name. */
export function byRank(order: readonly string[]): (one: string, other: string) => number {
  const rank = (segment: string) => (order.includes(segment) ? order.indexOf(segment) : order.length)
  return (one, other) => rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0)
}
