import type { TableSchema } from '../warehouse/engine/table-schema.js'
import { type SqlFile, sqlFile } from '../warehouse/sql-file.js'
import type { Part } from '../warehouse/star/parts/part.js'
import { table } from '../warehouse/tables.js'
import type { Need } from './model.js'
import type { WantedScore } from './wanted-scores.js'

/** Something that learns nothing: a mart, its measures, and the checks that it adds up. */
export interface Analysis {
  readonly name: string
  readonly needs: readonly Need[]
  readonly mart: TableSchema
  /** One row per grain of the mart, from the star, the shared steps `work.orders` and `work.purchases`, and its needs. */
  readonly rows: SqlFile
  /** Columns of scores that it shows where their models ran: `work.expected` in `rows`. */
  readonly wants?: readonly WantedScore[]
  /** What the sources must fill for it to be built: a project without costs no statement. Absent: every star has it. */
  readonly part?: Part
  /** Relations that `rows` names, and that only some stars can give. */
  readonly optional?: readonly OptionalRows[]
  /** Columns of the mart that may be summed over its rows. */
  readonly measures: readonly string[]
  /** Files of `sql/checks`, to be run once everything is mined: no rows = it adds up. */
  readonly checks: readonly string[]
}

/** What stands behind the name of a relation: the answer of a file where the sources fill a part, else no row. */
export interface OptionalRows {
  readonly relation: string
  readonly part: Part
  readonly rows: SqlFile
  /** The columns as no row: `select cast(0 as bigint) as … where 1 = 0`. */
  readonly none: string
}

const star = ['fct_order_line', 'fct_return_line', 'bridge_return_line', 'bridge_customer'].map(name => ({
  table: name,
}))
const money = ['gross_sales', 'discounts', 'returns', 'net_sales'] as const

const expected: readonly WantedScore[] = [
  { score: 'purchases', columns: ['p_alive', 'expected_purchases_90_days', 'expected_purchases_365_days'] },
  { score: 'spend', columns: ['expected_spend'] },
  { score: 'value', columns: ['residual_value'] },
  { score: 'clusters', columns: ['label'] },
]

/** Every analysis of Kehu. */
export function analyses(): readonly Analysis[] {
  return [
    {
      name: 'orders',
      needs: star,
      mart: table('mart_order'),
      rows: sqlFile('marts/mart_order.sql'),
      measures: ['units', 'units_kept', ...money],
      checks: ['checks/mart_order_adds_up.sql'],
    },
    {
      name: 'months',
      needs: [{ table: 'mart_order' }, { table: 'fct_order_line' }, { table: 'fct_return_line' }],
      mart: table('mart_month'),
      rows: sqlFile('marts/mart_month.sql'),
      measures: ['new_customers', 'orders', ...money],
      checks: ['checks/mart_month_adds_up.sql'],
    },
    {
      name: 'customers',
      needs: [
        ...star,
        { table: 'dim_customer' },
        { table: 'dim_product' },
        { table: 'mart_order' },
        { score: 'rfm' },
        ...expected.map(({ score }) => ({ score })),
      ],
      wants: expected,
      mart: table('mart_customer'),
      rows: sqlFile('marts/mart_customer.sql'),
      measures: [
        ...['frequency', 'purchase_days', 'units', 'units_kept', ...money],
        ...[
          'product_lines',
          'costed_lines',
          'line_sales',
          'costed_sales',
          'value_so_far',
          'expected_value',
          'value_at_risk',
        ],
      ],
      checks: ['checks/mart_customer_adds_up.sql', 'checks/value_so_far_adds_up.sql'],
    },
    ...ofCampaigns(),
  ]
}

/** Those of a project whose sources fill `parts`. */
export function analysesOf(parts: ReadonlySet<Part>): readonly Analysis[] {
  return analyses().filter(({ part }) => part === undefined || parts.has(part))
}

/** Campaigns by customer, by arm and channel, and as a whole. */
function ofCampaigns(): readonly Analysis[] {
  const part = 'campaign_contact'
  const contacts = [{ table: 'fct_campaign_contact' }, { table: 'dim_campaign' }]
  return [
    {
      name: 'campaign customers',
      part,
      needs: [...star, ...contacts, { table: 'dim_product' }, { table: 'mart_order' }],
      mart: table('mart_campaign_customer'),
      rows: sqlFile('marts/mart_campaign_customer.sql'),
      optional: [
        {
          relation: 'work.campaign_answers',
          part: 'interaction',
          rows: sqlFile('features/campaign_answers.sql'),
          none: 'select cast(0 as bigint) as campaign_key, cast(0 as bigint) as customer_key, cast(0 as bigint) as answers where 1 = 0',
        },
      ],
      measures: ['contacts', 'contact_cost', 'revenue', 'margin'],
      checks: [],
    },
    {
      name: 'campaign arms',
      part,
      needs: [{ table: 'mart_campaign_customer' }],
      mart: table('mart_campaign_arm'),
      rows: sqlFile('marts/mart_campaign_arm.sql'),
      measures: ['customers', 'contacts', 'contact_cost', 'responded', 'bought', 'revenue', 'margin'],
      checks: [],
    },
    {
      name: 'campaigns',
      part,
      needs: [{ table: 'mart_campaign_arm' }, { table: 'mart_campaign_customer' }, ...contacts],
      mart: table('mart_campaign'),
      rows: sqlFile('marts/mart_campaign.sql'),
      measures: ['customers', 'controls', 'contacts', 'responded', 'bought', 'revenue', 'margin', 'cost'],
      checks: ['checks/mart_campaign_adds_up.sql'],
    },
  ]
}
