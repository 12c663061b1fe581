import type { Engine } from '../../warehouse/engine/engine.js'
import type { Query } from '../../warehouse/engine/query.js'
import { bind, type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { buildWork } from '../features.js'
import type { ProfitBy } from './profit-bys.js'
import { type ProfitTables, readingProfit } from './profit-tables.js'

/** By what the ledger of profit is told: the key of its entries, and what names the members of that key. */
const members = {
  customer: ['customer_key', () => sqlFile('reports/profit_of_customer.sql')],
  order: ['order_key', () => sqlFile('reports/profit_of_order.sql')],
  product: ['product_key', () => sqlFile('reports/profit_of_product.sql')],
  category: ['product_key', () => sqlFile('reports/profit_of_category.sql')],
  channel: ['channel_key', () => sqlFile('reports/profit_of_channel.sql')],
  country: ['geography_key', () => sqlFile('reports/profit_of_country.sql')],
  campaign: ['campaign_key', () => sqlFile('reports/profit_of_campaign.sql')],
  segment: ['customer_key', () => sqlFile('reports/profit_of_segment.sql')],
  // Every entry has its day: nothing has to be named.
  month: ['month', () => sqlFile('reports/profit_of_channel.sql')],
} as const satisfies Record<ProfitBy, readonly [key: string, names: () => SqlFile]>

/**
 * What answers with the profit of each member, which together are the ledger.
 *
 * @param engine with a place `work`, in which the members are named
 */
export async function profitBy(engine: Engine, by: ProfitBy, tables: ProfitTables): Promise<Query> {
  const [key, names] = members[by]
  await buildWork(engine, 'profit_member', names(), {})
  return bind(readingProfit(sqlFile('reports/profit_by.sql'), tables), { key })
}
