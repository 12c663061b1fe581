import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import { hasTable } from './store.js'

/** What the star of a project has: projects differ in the tables that their sources fill, and in their own attributes. */
export interface Inventory {
  has(table: string): Promise<boolean>
  /** The names of all attributes of customers, whatever day they are of: so every day has the same columns. In order. */
  attributes(): Promise<readonly string[]>
}

export function inventoryOf(engine: Engine): Inventory {
  return {
    has: name => hasTable(engine, name),
    async attributes() {
      if (!(await hasTable(engine, 'customer_attribute'))) return []
      const found = await rows(
        engine,
        statement<{ name: string }>('select distinct name from customer_attribute order by name'),
      )
      return found.map(({ name }) => name)
    },
  }
}
