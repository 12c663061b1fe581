/** By what the ledger of profit is told. Alone, so that a command may name them without loading what answers. */
export const profitBys = [
  'customer',
  'order',
  'product',
  'category',
  'channel',
  'country',
  'campaign',
  'segment',
  'month',
] as const

export type ProfitBy = (typeof profitBys)[number]
