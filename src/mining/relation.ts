import type { Kysely } from 'kysely'
import type { Row } from '../warehouse/engine/value.js'

/** The materialised features of a model, as a Kysely database of one table. */
export interface Relation<F extends Row> {
  readonly db: Kysely<{ features: F }>
  readonly table: 'features'
}
