import { type Text, text } from '../language/text.js'
import type { Section } from '../section.js'
import type { UpliftModel } from './campaigns-data.js'

/** Whether it can be told whom contact moves, how well, and who that is. */
export function modelSections({ qini, low, high, rows, isTold, curve, kinds }: UpliftModel): readonly Section[] {
  const last = curve.at(-1)
  const said: Section = {
    kind: 'text',
    text: text(isTold ? 'campaigns.told' : 'campaigns.untold', { qini, low, high, rows }),
  }
  const chart: Section[] =
    !last || last.customers === 0
      ? []
      : [
          {
            kind: 'chart',
            title: text('campaigns.qini'),
            about: text('campaigns.qini_about'),
            layout: 'columns',
            stacked: false,
            labels: curve.map(({ customers }) =>
              text('campaigns.so_many', { customers: BigInt(Math.round(customers)) }),
            ),
            across: text('campaigns.moved_first'),
            axis: { name: text('campaigns.gained'), format: 'count' },
            series: [
              { name: text('campaigns.by_model'), mark: 'line', values: curve.map(({ gained }) => gained) },
              {
                name: text('campaigns.by_chance'),
                mark: 'line',
                values: curve.map(({ customers }) => (last.gained * customers) / last.customers),
              },
            ],
            unfinished: [],
            note: text('campaigns.qini_note'),
          },
        ]
  return [
    ...chart,
    said,
    {
      kind: 'table',
      title: text('campaigns.kinds'),
      columns: [
        { label: text('campaigns.kind'), format: 'text', align: 'start' },
        { label: text('measure.customers'), format: 'count', align: 'end' },
        { label: text('campaigns.without'), format: 'percent', align: 'end' },
        { label: text('campaigns.uplift'), format: 'percent', align: 'end' },
      ],
      rows: kinds.map(one => [kindText(one.kind), one.customers, one.chance_without, one.uplift]),
      note: text('campaigns.kinds_note'),
    },
  ]
}

function kindText(kind: string): Text {
  switch (kind) {
    case 'persuadable':
      return text('campaigns.kind.persuadable')
    case 'sure_thing':
      return text('campaigns.kind.sure_thing')
    case 'do_not_disturb':
      return text('campaigns.kind.do_not_disturb')
    default:
      return text('campaigns.kind.lost_cause')
  }
}
