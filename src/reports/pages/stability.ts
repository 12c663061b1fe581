import type { Day } from '../../warehouse/engine/value.js'
import { ratioOfCounts } from '../decimal.js'
import { inSentences, plain, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Chart, Figures, Table } from '../section.js'
import { segmentName } from '../segments.js'

/** How many stayed in a segment from one recorded day to the next; `segment` null of all together. */
export type StabilityRow = {
  readonly from_day: Day
  readonly to_day: Day
  readonly segment: string | null
  readonly customers: bigint
  readonly stayed: bigint
  readonly share_stayed: number | null
}

/** In order of days; of each day all together first, then its segments. */
export type StabilityInput = { readonly rows: readonly StabilityRow[] }

/** How stable are the segments? */
export function stabilityPage({ rows }: StabilityInput): Page {
  const page = { id: 'stability', title: text('stability.title'), question: text('stability.question') }
  const days = rows.filter(({ segment }) => segment === null)
  const mean = shareOf(days)
  if (mean === null) return { ...page, answer: text('stability.empty'), sections: [] }
  const segments = bySegment(rows)
  return {
    ...page,
    answer: answer(mean, segments),
    sections: [figures(days, mean), chart(days), segmentsTable(segments), daysTable(days)],
  }
}

type OfSegment = { readonly segment: string; readonly rows: readonly StabilityRow[]; readonly share: number | null }

function bySegment(rows: readonly StabilityRow[]): readonly OfSegment[] {
  const names = [...new Set(rows.flatMap(({ segment }) => segment ?? []))]
  return names.map(segment => {
    const own = rows.filter(row => row.segment === segment)
    return { segment, rows: own, share: shareOf(own) }
  })
}

function shareOf(rows: readonly StabilityRow[]): number | null {
  const sum = (of: (row: StabilityRow) => bigint) => rows.reduce((all, row) => all + of(row), 0n)
  return ratioOfCounts(
    sum(({ stayed }) => stayed),
    sum(({ customers }) => customers),
  )
}

function answer(mean: number, segments: readonly OfSegment[]): Text {
  const first = text('stability.answer', { share: mean })
  const [least] = segments
    .flatMap(({ segment, share }) => (share === null ? [] : [{ segment, share }]))
    .sort((one, other) => one.share - other.share)
  if (least === undefined) return first
  return inSentences([first, text('stability.least', { segment: segmentName(least.segment), share: least.share })])
}

function figures(days: readonly StabilityRow[], mean: number): Figures {
  const shares = days.flatMap(({ share_stayed }) => share_stayed ?? [])
  return {
    kind: 'figures',
    figures: [
      { label: text('stability.mean'), value: mean, format: 'percent' },
      { label: text('stability.lowest'), value: Math.min(...shares), format: 'percent' },
      { label: text('stability.days'), value: BigInt(days.length), format: 'count' },
    ],
  }
}

function chart(days: readonly StabilityRow[]): Chart {
  return {
    kind: 'chart',
    title: text('stability.chart_title'),
    about: text('stability.chart_about', { from: days[0]?.to_day ?? '', to: days.at(-1)?.to_day ?? '' }),
    layout: 'columns',
    stacked: false,
    labels: days.map(({ to_day }) => plain(to_day)),
    axis: { name: text('stability.share'), format: 'percent' },
    series: [
      {
        name: text('stability.share'),
        mark: days.length < 4 ? 'bar' : 'line',
        values: days.map(({ share_stayed }) => share_stayed),
      },
    ],
    unfinished: [],
  }
}

function segmentsTable(segments: readonly OfSegment[]): Table {
  return {
    kind: 'table',
    title: text('stability.segments_title'),
    columns: [
      { label: text('measure.segment'), format: 'text', align: 'start' },
      { label: text('stability.mean'), format: 'percent', align: 'end' },
      { label: text('stability.lowest'), format: 'percent', align: 'end' },
    ],
    rows: segments.map(({ segment, rows, share }) => [
      segmentName(segment),
      share,
      Math.min(...rows.flatMap(({ share_stayed }) => share_stayed ?? [])),
    ]),
    note: text('stability.segments_note'),
  }
}

function daysTable(days: readonly StabilityRow[]): Table {
  return {
    kind: 'table',
    title: text('stability.days_title'),
    columns: [
      { label: text('stability.from'), format: 'day', align: 'start' },
      { label: text('stability.to'), format: 'day', align: 'start' },
      { label: text('measure.customers'), format: 'count', align: 'end' },
      { label: text('stability.stayed'), format: 'count', align: 'end' },
      { label: text('stability.share'), format: 'percent', align: 'end' },
    ],
    rows: days.map(({ from_day, to_day, customers, stayed, share_stayed }) => [
      from_day,
      to_day,
      customers,
      stayed,
      share_stayed,
    ]),
  }
}
