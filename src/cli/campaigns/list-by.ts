import { attributeColumn } from '../../config/attribute.js'
import { armSums } from '../../mining/campaigns/arm-sums.js'
import { type GroupRates, groupRates } from '../../mining/campaigns/rates.js'
import { published } from '../../mining/published.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { declaredPersonal } from '../night/personal.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { needsCampaigns } from './needs-campaigns.js'

/** What customers may be told apart by beside attributes, by the names that are typed. */
const own = ['channel', 'recency', 'spend'] as const

const decimal = { kind: 'decimal', precision: 18, scale: 4 } as const
const rated = (name: string) =>
  [name, `${name}_low`, `${name}_high`].map(one => ({ name: one, type: { kind: 'double' } as const }))
const columns = [
  ...['campaign_id', 'campaign', 'value'].map(name => ({ name, type: { kind: 'varchar' } as const })),
  ...['customers', 'responded', 'answers', 'bought'].map(name => ({ name, type: { kind: 'bigint' } as const })),
  ...['revenue', 'margin'].map(name => ({ name, type: decimal })),
  ...['response_rate', 'conversion_rate', 'revenue_per_customer', 'margin_per_customer'].flatMap(rated),
]

/**
 * One row per campaign and group of those contacted, with 95 % intervals that hold for all groups of the campaign.
 *
 * @param by `channel`, `recency`, `spend`, or the name of an attribute
 * @throws UsageError where customers of campaigns are not told apart by it
 */
export async function listCampaignsBy(
  context: ProjectContext,
  by: string,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  needsCampaigns(context)
  const { format, path } = inMemory(output)
  const { place, parts, loaded } = context
  if (declaredPersonal(loaded.sources).includes(attributeColumn(by)))
    throw new UsageError(`'${by}' is personal: campaigns are not told apart by it`)
  await using engine = await readNightTables(place, await nightNamed(place))
  type Named = { campaign_key: bigint; campaign_id: string; name: string }
  const campaigns = await rows(engine, bind<Named>(sqlFile('reports/campaigns.sql')))
  const groups = groupRates(await armSums(engine, parts.has('customer_attribute')))
  const kind = own.some(name => name === by) ? `(${by})` : by
  const found = campaigns.flatMap(campaign =>
    groups
      .filter(one => one.kind === kind && one.campaign_key === campaign.campaign_key)
      .map(one => rowOf(one, campaign)),
  )
  if (found.length === 0) throw new UsageError(unknownKind(by, groups))
  await writeRows(rowsetOf(columns, found), format, path, terminal)
}

function unknownKind(by: string, groups: readonly GroupRates[]): string {
  const kinds = [...new Set(groups.map(({ kind }) => kind.replace(/^\((.*)\)$/, '$1')))].sort()
  const known = kinds.length === 0 ? 'of these nothing is known of anybody' : `found ${kinds.join(', ')}`
  return `no customer of a campaign is known by '${by}'; expected ${own.join(', ')} or an attribute of 2 to 12 values: ${known}`
}

function rowOf(
  { value, customers, responded, answers, bought, revenue, margin, rates }: GroupRates,
  { campaign_id, name }: { readonly campaign_id: string; readonly name: string },
) {
  const of = Object.fromEntries(rates.map(({ measure, rate }) => [measure, rate]))
  const range = (column: string, measure: string) => ({
    [column]: shown(of[measure]?.value),
    [`${column}_low`]: shown(of[measure]?.low),
    [`${column}_high`]: shown(of[measure]?.high),
  })
  return {
    campaign_id,
    campaign: name,
    value,
    customers,
    responded,
    answers,
    bought,
    revenue,
    margin,
    ...range('response_rate', 'response'),
    ...range('conversion_rate', 'conversion'),
    ...range('revenue_per_customer', 'revenue'),
    ...range('margin_per_customer', 'margin'),
  }
}

function shown(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : published(value)
}
