import { inSentences, list, plain, type Text, text } from '../language/text.js'
import type { QualityInput } from './quality-data.js'
import { columnFills, fatesOfSource, isLate } from './quality-measures.js'

/** Whether what is delivered can be relied on, and what to look at. */
export function qualityAnswer(input: QualityInput): Text {
  if (input.files.length === 0) return text('quality.empty')
  const all = input.expected.map(({ source }) => fatesOfSource(input, source))
  const records = all.reduce((sum, one) => sum + one.records, 0n)
  const quarantined = all.reduce((sum, one) => sum + one.of('quarantined'), 0n)
  const concerns = concernsOf(input)
  const share = records === 0n ? 1 : Number(records - quarantined) / Number(records)
  const first =
    concerns.length > 0 ? text('quality.care', { concerns: list(concerns) }) : text('quality.fine', { share })
  const files = BigInt(input.files.length)
  return inSentences([first, text('quality.says', { records, files, quarantined })])
}

function concernsOf(input: QualityInput): readonly Text[] {
  return [
    ...input.expected.flatMap(expected => (isLate(input, expected) ? [lateness(input, expected.source)] : [])),
    ...input.expected.flatMap(({ source, volume }) => volumeConcern(input, source, volume)),
    ...input.expected.flatMap(({ source }) => {
      const { quarantinedShare: share } = fatesOfSource(input, source)
      return share > input.quarantineLimit
        ? [text('quality.concern_quarantined', { source: plain(source), share })]
        : []
    }),
    ...columnFills(input)
      .filter(({ share, limit }) => limit !== null && share > limit)
      .map(({ source, column, share }) =>
        text('quality.concern_column', { source: plain(source), column: plain(column), share }),
      ),
  ]
}

function lateness({ newest }: QualityInput, source: string): Text {
  const day = newest.get(source) ?? null
  return day === null
    ? text('quality.concern_never', { source: plain(source) })
    : text('quality.concern_late', { source: plain(source), day })
}

function volumeConcern(
  { volumes }: QualityInput,
  source: string,
  { min, max }: QualityInput['expected'][number]['volume'],
): readonly Text[] {
  const found = volumes.find(one => one.source === source)
  if (!found?.usual) return []
  const { records, day, usual } = found
  const told = { source: plain(source), records, day, usual: usual.median }
  if (min !== undefined && Number(records) < min * usual.median) return [text('quality.concern_volume', told)]
  if (max !== undefined && Number(records) > max * usual.median) return [text('quality.concern_fuller', told)]
  return []
}
