/** What a canonical value is once staging has cast it; an id is text whose spelling identifies. */
export type ColumnType = 'id' | 'text' | 'integer' | 'decimal' | 'rate' | 'date' | 'timestamp' | 'boolean'

/** Whether its texts are read as numbers. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'decimal' || type === 'integer' || type === 'rate'
}

/** What a column names: a fact carries the key of it. */
export type Reference =
  | 'customer'
  | 'product'
  | 'account'
  | 'campaign'
  | 'order'
  | 'service_case'
  | 'opportunity'
  | 'channel'
  | 'owner'
  | 'pipeline_stage'

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
  /** The smallest and the greatest value that makes sense, in the column's unit. */
  readonly least?: number
  readonly most?: number
  readonly refers?: Reference
}

/** Columns that name a record of an entity together; without one of `all` they do not. */
export interface EntityKey {
  readonly all: readonly string[]
  /** Part of the name where they are filled. */
  readonly also?: readonly string[]
}

export interface Entity {
  /** What one row stands for. */
  readonly grain: string
  /** In the order in which every table shows them. */
  readonly columns: readonly EntityColumn[]
  /** The columns that are its business time: the first one that a source maps and a record fills. */
  readonly time: readonly string[]
  /** How a record is known again, the first that it fills: of several records with one key the newest holds. */
  readonly keys?: readonly EntityKey[]
}

/** The unit of every amount of money. */
export const money = 'source currency'

/** The unit of an amount that is money where the record says in which currency. */
export const moneyIfSaid = 'money where the record says in which currency'

/** The columns that facts of any kind have in common, in the words of all of them. */
export const updatedAt: EntityColumn = {
  name: 'updated_at',
  type: 'timestamp',
  meaning: 'when this version of the record was written',
}

export const currencyOf: EntityColumn = { name: 'currency', type: 'text', meaning: 'ISO 4217 code of the amounts' }

export const customerId: EntityColumn = {
  name: 'customer_id',
  type: 'id',
  refers: 'customer',
  meaning: 'id of the customer',
}

export const accountId: EntityColumn = {
  name: 'account_id',
  type: 'id',
  refers: 'account',
  meaning: 'id of the account (company)',
}

export const productId: EntityColumn = {
  name: 'product_id',
  type: 'id',
  refers: 'product',
  meaning: 'code of the product',
}

export const channelOf: EntityColumn = { name: 'channel', type: 'text', refers: 'channel', meaning: 'channel' }
