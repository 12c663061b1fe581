import type { Text } from '../language/text.js'
import { text } from '../language/text.js'
import type { Figures, Table, TableColumn } from '../section.js'
import type { QualityInput } from './quality-data.js'
import { columnFills, daysOld, fatesOfSource, isLate, partColumns } from './quality-measures.js'

const words = (label: Text): TableColumn => ({ label, format: 'text', align: 'start' })
const count = (label: Text): TableColumn => ({ label, format: 'count', align: 'end' })
const share = (label: Text): TableColumn => ({ label, format: 'percent', align: 'end' })
const day = (label: Text): TableColumn => ({ label, format: 'day', align: 'start' })

/** How much of what came can be used, and whether it came in time. */
export function qualityFigures(input: QualityInput): Figures {
  const all = input.expected.map(({ source }) => fatesOfSource(input, source))
  const sum = (of: (one: (typeof all)[number]) => bigint) => all.reduce((total, one) => total + of(one), 0n)
  const records = sum(one => one.records)
  const quarantined = sum(one => one.of('quarantined'))
  const late = input.expected.filter(expected => isLate(input, expected)).length
  const whole = input.expected.length
  return {
    kind: 'figures',
    figures: [
      {
        label: text('quality.usable'),
        value: records - quarantined,
        format: 'count',
        note: text('quality.usable_note', { records }),
      },
      {
        label: text('quality.quarantined'),
        value: quarantined,
        format: 'count',
        tone: all.some(one => one.quarantinedShare > input.quarantineLimit)
          ? 'bad'
          : quarantined > 0n
            ? 'care'
            : 'good',
      },
      {
        label: text('quality.in_time'),
        value: text('show.of', { part: whole - late, whole }),
        format: 'text',
        tone: late > 0 ? 'bad' : 'good',
      },
    ],
  }
}

/** Every source with what became of its records. */
export function sourcesTable(input: QualityInput): Table {
  return {
    kind: 'table',
    title: text('quality.sources_title'),
    columns: [
      words(text('quality.source')),
      count(text('quality.files')),
      count(text('measure.records')),
      count(text('quality.loaded')),
      count(text('quality.duplicate')),
      count(text('quality.ignored')),
      count(text('quality.quarantined')),
      share(text('quality.quarantined_share')),
    ],
    rows: input.expected.map(({ source }) => {
      const { files, records, of, quarantinedShare } = fatesOfSource(input, source)
      const fates = ['loaded', 'duplicate', 'ignored', 'quarantined'].map(of)
      return [source, files, records, ...fates, records === 0n ? null : quarantinedShare]
    }),
    note: text('quality.sources_note'),
  }
}

/** Every source with its newest day, and whether it is as full as it usually is. */
export function freshTable(input: QualityInput): Table {
  return {
    kind: 'table',
    title: text('quality.fresh_title'),
    columns: [
      words(text('quality.source')),
      day(text('quality.newest')),
      count(text('quality.days_old')),
      count(text('quality.deadline')),
      day(text('quality.full_day')),
      count(text('quality.lines')),
      { label: text('quality.usual'), format: 'quantity', align: 'end' },
      { label: text('quality.spread'), format: 'text', align: 'end' },
    ],
    rows: input.expected.map(({ source, deadline_days }) => {
      const volume = input.volumes.find(one => one.source === source)
      const usual = volume?.usual ?? null
      return [
        source,
        input.newest.get(source) ?? null,
        daysOld(input, source),
        deadline_days,
        volume?.day ?? null,
        volume?.records ?? null,
        usual?.median ?? null,
        usual && text('quality.span', { least: usual.least, most: usual.most }),
      ]
    }),
    note: text('quality.fresh_note'),
  }
}

/** Why records are in quarantine; none where none is. */
export function reasonsTables({ reasons }: QualityInput): readonly Table[] {
  if (reasons.length === 0) return []
  return [
    {
      kind: 'table',
      title: text('quality.reasons_title'),
      columns: [
        words(text('quality.source')),
        words(text('quality.column')),
        words(text('quality.reason')),
        count(text('measure.records')),
        words(text('quality.example')),
      ],
      rows: reasons.map(({ source, column_name, reason, records, example }) => [
        source,
        column_name,
        reason,
        records,
        example,
      ]),
      note: text('quality.reasons_note'),
    },
  ]
}

/** Mapped columns with empty cells; none where all are always filled. */
export function columnsTables(input: QualityInput): readonly Table[] {
  const fills = columnFills(input)
  if (fills.length === 0) return []
  return [
    {
      kind: 'table',
      title: text('quality.columns_title'),
      columns: [
        words(text('quality.source')),
        words(text('quality.kind')),
        words(text('quality.mapped')),
        count(text('measure.records')),
        count(text('quality.without')),
        share(text('quality.rate')),
        share(text('quality.limit')),
      ],
      rows: fills.map(fill => [fill.source, fill.kind, fill.column, fill.judged, fill.empty, fill.share, fill.limit]),
      note: text('quality.columns_note'),
    },
  ]
}

/** Columns that came, or went, or are now and then missing; none where the files of each kind are alike. */
export function driftTables(input: QualityInput): readonly Table[] {
  const columns = partColumns(input)
  if (columns.length === 0) return []
  return [
    {
      kind: 'table',
      title: text('quality.drift_title'),
      columns: [
        words(text('quality.source')),
        words(text('quality.kind')),
        words(text('quality.column')),
        { label: text('quality.in_files'), format: 'text', align: 'end' },
        day(text('quality.first')),
        day(text('quality.last')),
      ],
      rows: columns.map(one => [
        one.source,
        one.kind,
        one.column,
        text('show.of', { part: one.files, whole: one.of }),
        one.first,
        one.last,
      ]),
    },
  ]
}
