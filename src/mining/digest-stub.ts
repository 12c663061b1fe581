import { sql } from 'kysely'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { query } from '../warehouse/engine/query.js'
import type { ColumnSchema } from '../warehouse/engine/table-schema.js'
import { compilable } from './compilable.js'
export interface Digest { readonly rows: bigint; readonly sum: string }
export async function digestTable(engine: Engine, table: { name: string; columns: readonly ColumnSchema[] }): Promise<Digest> {
  const cells = table.columns.map(c => sql`coalesce(cast(${sql.ref(c.name)} as varchar), chr(30))`)
  const [found] = await rows(engine, query<{ n: bigint; s: string | null }>(p => compilable(sql`select count(*) as n, cast(sum(cast(${p.key(sql<string>`${sql.join(cells, sql` || chr(31) || `)}`)} as decimal(38,0))) as decimal(38,0)) as s from ${sql.table(table.name)}`)))
  return { rows: found?.n ?? 0n, sum: found?.s ?? '0' }
}
