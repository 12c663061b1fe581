import type { ResultColumn } from '../engine.js'
import { EngineError } from '../engine-error.js'
import { statement } from '../query.js'
import { literal } from '../quoting.js'
import { sqlType } from '../sql-type.js'
import type { TableSchema } from '../table-schema.js'
import type { AnyColumns } from '../value.js'
import { openDuckdb } from './duckdb.js'

/**
 * Rows of any engine as a Parquet file, in their order: the bytes do not depend on where they came from.
 * @throws EngineError `conversion` for a column that no table may have
 */
export async function rowsToParquet(
  columns: readonly ResultColumn[],
  chunks: AsyncIterable<AnyColumns>,
  path: string,
): Promise<void> {
  const table: TableSchema = {
    name: 'written',
    meaning: '',
    grain: [],
    columns: columns.map(column => ({
      name: column.name,
      type: sqlType(column) ?? refuse(column),
      nullable: true,
      personal: false,
      lineage: false,
      meaning: '',
    })),
    ddl: '',
  }
  await using engine = await openDuckdb({ path: ':memory:' })
  await engine.replace(table, chunks)
  await engine.run(statement(`copy (from written) to ${literal(path)} (format parquet)`))
}

function refuse({ name, type }: ResultColumn): never {
  throw new EngineError('conversion', `column ${name} is ${type}: cast it to bigint, double, decimal or varchar`, null)
}
