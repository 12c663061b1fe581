/** What a canonical value is once staging has cast it; an id is text whose spelling identifies. */
export type ColumnType = 'id' | 'text' | 'integer' | 'decimal' | 'rate' | 'date' | 'timestamp' | 'boolean'

export interface EntityColumn {
  readonly name: string
  readonly type: ColumnType
  /** A record without it is quarantined. */
  readonly required?: true
  /** Names or describes a person: masked, never logged, blanked by erasure. */
  readonly personal?: true
  readonly unit?: string
  readonly meaning: string
  readonly allowed?: readonly string[]
}

export interface Entity {
  /** What one row stands for. */
  readonly grain: string
  /** In the order in which every table shows them. */
  readonly columns: readonly EntityColumn[]
  /** The columns that are its business time: the first one that a source maps and a record fills. */
  readonly time: readonly string[]
}

export const entityNames = ['customer', 'product', 'order_line', 'return_line', 'exchange_rate'] as const
export type EntityName = (typeof entityNames)[number]

/** The unit of every amount of money. */
export const money = 'source currency'

/** The canonical entities: what a source is mapped to. Everything that depends on their columns reads them here. */
export const entities: Readonly<Record<EntityName, Entity>> = {
  customer: {
    grain: 'person or company as the source knows it',
    time: ['updated_at'],
    columns: [
      { name: 'customer_id', type: 'id', required: true, meaning: 'id of the customer in the source' },
      { name: 'kind', type: 'text', meaning: 'person or company', allowed: ['person', 'company'] },
      { name: 'name', type: 'text', personal: true, meaning: 'whole name as written' },
      { name: 'first_name', type: 'text', personal: true, meaning: 'given name' },
      { name: 'last_name', type: 'text', personal: true, meaning: 'family name' },
      { name: 'email', type: 'text', personal: true, meaning: 'e-mail address' },
      { name: 'phone', type: 'text', personal: true, meaning: 'telephone number' },
      { name: 'street', type: 'text', personal: true, meaning: 'street and house number' },
      { name: 'city', type: 'text', personal: true, meaning: 'town of the address' },
      { name: 'region', type: 'text', personal: true, meaning: 'state or province of the address' },
      { name: 'postal_code', type: 'text', personal: true, meaning: 'postal code of the address' },
      { name: 'country', type: 'text', meaning: 'country of the address, as the source writes it' },
      { name: 'birth_date', type: 'date', personal: true, meaning: 'day of birth' },
      { name: 'gender', type: 'text', personal: true, meaning: 'gender, as the source writes it' },
      { name: 'created_at', type: 'timestamp', meaning: 'when the source first knew the customer' },
      { name: 'updated_at', type: 'timestamp', meaning: 'since when these values hold' },
    ],
  },
  product: {
    grain: 'sellable item',
    time: ['updated_at', 'valid_from'],
    columns: [
      { name: 'product_id', type: 'id', required: true, meaning: 'code of the product in the source' },
      { name: 'name', type: 'text', meaning: 'name or description' },
      { name: 'category', type: 'text', meaning: 'upper level of the product tree' },
      { name: 'subcategory', type: 'text', meaning: 'lower level of the product tree' },
      { name: 'brand', type: 'text', meaning: 'brand' },
      { name: 'unit_cost', type: 'decimal', unit: money, meaning: 'what one unit costs the firm' },
      { name: 'list_price', type: 'decimal', unit: money, meaning: 'price of one unit before any discount' },
      { name: 'currency', type: 'text', meaning: 'ISO 4217 code of cost and price' },
      { name: 'valid_from', type: 'date', meaning: 'first day on which these values hold' },
      { name: 'updated_at', type: 'timestamp', meaning: 'since when these values hold' },
    ],
  },
  order_line: {
    grain: 'line of an order',
    time: ['ordered_at'],
    columns: [
      { name: 'order_id', type: 'id', required: true, meaning: 'id of the order in the source' },
      { name: 'line_id', type: 'id', meaning: 'id of the line within its order' },
      { name: 'customer_id', type: 'id', meaning: 'id of the customer who ordered' },
      { name: 'product_id', type: 'id', required: true, meaning: 'code of the product' },
      { name: 'channel', type: 'text', meaning: 'sales channel' },
      { name: 'ordered_at', type: 'timestamp', required: true, meaning: 'when the order was placed' },
      {
        name: 'quantity',
        type: 'decimal',
        required: true,
        unit: 'units',
        meaning: 'units ordered; below zero for a reversal',
      },
      {
        name: 'unit_price',
        type: 'decimal',
        required: true,
        unit: money,
        meaning: 'price of one unit before discount',
      },
      { name: 'discount', type: 'decimal', unit: money, meaning: 'discount on the whole line, as an amount' },
      { name: 'tax', type: 'decimal', unit: money, meaning: 'tax on the whole line' },
      { name: 'shipping', type: 'decimal', unit: money, meaning: 'shipping charged on the line' },
      { name: 'currency', type: 'text', meaning: 'ISO 4217 code of the amounts' },
      { name: 'status', type: 'text', meaning: 'state of the order, as the source writes it' },
      { name: 'country', type: 'text', meaning: 'country of the order' },
      { name: 'region', type: 'text', meaning: 'state or province of the order' },
      { name: 'city', type: 'text', meaning: 'town of the order' },
      { name: 'updated_at', type: 'timestamp', meaning: 'when this version of the line was written' },
    ],
  },
  return_line: {
    grain: 'returned line',
    time: ['returned_at'],
    columns: [
      { name: 'return_id', type: 'id', meaning: 'id of the return in the source' },
      { name: 'order_id', type: 'id', required: true, meaning: 'id of the order that is returned' },
      { name: 'line_id', type: 'id', meaning: 'id of the returned line within its order' },
      { name: 'customer_id', type: 'id', meaning: 'id of the customer who returned' },
      { name: 'product_id', type: 'id', required: true, meaning: 'code of the returned product' },
      { name: 'channel', type: 'text', meaning: 'channel of the return' },
      { name: 'returned_at', type: 'timestamp', required: true, meaning: 'when the goods came back' },
      { name: 'quantity', type: 'decimal', required: true, unit: 'units', meaning: 'units returned, above zero' },
      { name: 'amount', type: 'decimal', required: true, unit: money, meaning: 'amount paid back, above zero' },
      { name: 'currency', type: 'text', meaning: 'ISO 4217 code of the amount' },
      { name: 'reason', type: 'text', meaning: 'why it came back' },
      { name: 'updated_at', type: 'timestamp', meaning: 'when this version of the line was written' },
    ],
  },
  exchange_rate: {
    grain: 'day and currency',
    time: ['updated_at'],
    columns: [
      { name: 'currency', type: 'text', required: true, meaning: 'ISO 4217 code of the currency' },
      { name: 'on_date', type: 'date', required: true, meaning: 'business day of the rate' },
      {
        name: 'rate',
        type: 'rate',
        required: true,
        meaning: "what one unit of the currency is worth in the project's currency",
      },
      { name: 'updated_at', type: 'timestamp', meaning: 'when this rate was written' },
    ],
  },
}
