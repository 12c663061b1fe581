import { sumDecimals } from '../decimal.js'
import { text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Figure, Figures, Section } from '../section.js'
import { campaignsAnswer } from './campaigns-answer.js'
import { bestTable } from './campaigns-best.js'
import { upliftCharts } from './campaigns-charts.js'
import type { CampaignsInput } from './campaigns-data.js'
import { doubtsTable } from './campaigns-doubts.js'
import { modelSections } from './campaigns-model.js'
import { campaignsTable, groupsTable, matchedTable, moneyTable, upliftTable } from './campaigns-tables.js'
import { whoGrid, whoTable } from './campaigns-who.js'

/** Which campaigns worked? Null where there were none. */
export function campaignsPage(input: CampaignsInput): Page | null {
  if (input.campaigns.length === 0) return null
  const sections: (Section | null)[] = [
    figures(input),
    ...upliftCharts(input),
    upliftTable(input, 'shares'),
    upliftTable(input, 'money'),
    bestTable(input, 'shares'),
    bestTable(input, 'money'),
    groupsTable(input),
    ...(input.model === null ? [] : modelSections(input.model)),
    whoTable(input),
    whoGrid(input),
    campaignsTable(input),
    moneyTable(input),
    doubtsTable(input),
    matchedTable(input),
  ]
  return {
    id: 'campaigns',
    title: text('campaigns.title'),
    question: text('campaigns.question'),
    answer: campaignsAnswer(input),
    sections: sections.filter(section => section !== null),
  }
}

function figures({ campaigns }: CampaignsInput): Figures {
  const money = (of: readonly (string | null)[]) => {
    const known = of.filter(amount => amount !== null)
    return known.length === 0 ? null : sumDecimals(known)
  }
  const count = (of: readonly bigint[]) => of.reduce((sum, one) => sum + one, 0n)
  const cost = money(campaigns.map(row => row.cost))
  const tested = campaigns.filter(({ controls }) => controls > 0n).length
  const spent: Figure[] =
    cost === null
      ? []
      : [{ label: text('campaigns.cost_once'), value: cost, format: 'money_whole', note: text('campaigns.cost_note') }]
  return {
    kind: 'figures',
    figures: [
      {
        label: text('campaigns.campaigns'),
        value: campaigns.length,
        format: 'count',
        note: text('campaigns.with_controls', { tested }),
      },
      {
        label: text('campaigns.contacted'),
        value: count(campaigns.map(row => row.customers)),
        format: 'count',
        note: text('campaigns.left_out', { controls: count(campaigns.map(row => row.controls)) }),
      },
      ...spent,
    ],
  }
}
