import { plain, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import { column } from '../table-column.js'
import { type CampaignRow, type CampaignsInput, most } from './campaigns-data.js'

/** What makes campaigns say less, or something else, than their figures seem to; null where nothing does. */
export function doubtsTable({ campaigns }: CampaignsInput): Table | null {
  const rows = campaigns.flatMap(campaign => doubtsOf(campaign)).slice(0, 2 * most)
  if (rows.length === 0) return null
  return {
    kind: 'table',
    title: text('campaigns.doubts'),
    columns: [
      column(text('campaigns.campaign'), 'text'),
      column(text('campaigns.doubt'), 'text'),
      column(text('measure.customers'), 'count'),
    ],
    rows,
    note: text('campaigns.doubts_note'),
  }
}

function doubtsOf(campaign: CampaignRow): readonly [Text, Text, bigint][] {
  const { name, controls, contaminated, responded, controls_responded, early_responses } = campaign
  const isOfContact = controls > 0n && responded !== null && controls_responded === null
  const doubts: readonly (readonly [is: boolean, said: Text, of: bigint])[] = [
    [contaminated > 0n, text('campaigns.doubt.contaminated'), contaminated],
    [isOfContact, text('campaigns.doubt.of_contact'), responded ?? 0n],
    [early_responses > 0n, text('campaigns.doubt.early'), early_responses],
  ]
  return doubts.flatMap(([is, said, of]) => (is ? [[plain(name), said, of]] : []))
}
