import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Row } from '../warehouse/engine/value.js'
import { builder } from '../warehouse/kysely.js'

/**
 * Materialised features, of today or of an earlier day, under the name `features` in either way of writing SQL: as a
 * Kysely database of one table, and as what stands behind `from`.
 */
export interface Relation<F extends Row> {
  readonly db: Kysely<{ features: F }>
  readonly table: 'features'
  readonly rows: RawBuilder<F>
}

/** The features of today, or what is called otherwise in the schema `work`. */
export function relation<F extends Row>(name = 'features'): Relation<F> {
  return {
    db: builder<{ features: F }>().withSchema('work'),
    // An alias is a text to Kysely: whatever the table is called, queries know it as `features`.
    table: (name === 'features' ? name : `${name} as features`) as 'features',
    rows: sql<F>`${sql.table(`work.${name}`)} as features`,
  }
}
