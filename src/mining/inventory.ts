import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import { hasTable } from './store.js'

/** What the star of a project has: projects differ in the tables that their sources fill, and in their own attributes. */
export interface Inventory {
  has(table: string): Promise<boolean>
  /** All attributes of customers by name, whatever day they are of: so every day has the same columns. */
  attributes(): Promise<readonly KnownAttribute[]>
}

export interface KnownAttribute {
  readonly name: string
  /** Whether a source tells since when any of its values holds. */
  readonly isDated: boolean
}

export function inventoryOf(engine: Engine): Inventory {
  return {
    has: name => hasTable(engine, name),
    async attributes() {
      if (!(await hasTable(engine, 'customer_attribute'))) return []
      const found = await rows(
        engine,
        statement<{ name: string; dated: boolean }>(
          `select name, bool_or(valid_from > timestamp '1970-01-01 00:00:00.000000') as dated
          from customer_attribute group by name order by name`,
        ),
      )
      return found.map(({ name, dated }) => ({ name, isDated: dated }))
    },
  }
}
