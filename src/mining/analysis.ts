import type { TableSchema } from '../warehouse/engine/table-schema.js'
import { type SqlFile, sqlFile } from '../warehouse/sql-file.js'
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
  /** Columns of the mart that may be summed over its rows. */
  readonly measures: readonly string[]
  /** Files of `sql/checks`, to be run once everything is mined: no rows = it adds up. */
  readonly checks: readonly string[]
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
  ]
}
