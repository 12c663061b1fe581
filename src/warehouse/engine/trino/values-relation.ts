import { checkColumns } from '../check-columns.js'
import { literal, quoted } from '../quoting.js'
import type { ColumnSchema, TableSchema } from '../table-schema.js'
import type { AnyColumns, Columns, Row, Value } from '../value.js'

/** Below the server's `query.max-length` of 1,000,000 characters, with room for the statement around it. */
const longestText = 900_000

/**
 * Rows made in TypeScript as queries, each short enough for one statement. One JSON literal instead of a literal a cell:
 * planning `values` takes twenty times as long.
 * @throws EngineError `conversion` or `unsafe` when names, lengths or a cell do not fit
 */
export async function* valueQueries<R extends Row>(
  table: TableSchema,
  chunks: AsyncIterable<Columns<R>>,
): AsyncIterable<string> {
  let rows: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    for (const row of jsonRows(table, chunk)) {
      const size = row.length + 1 + (row.split("'").length - 1)
      if (length + size > longestText) {
        yield valueQuery(table, rows)
        rows = []
        length = 0
      }
      rows.push(row)
      length += size
    }
  }
  if (rows.length > 0) yield valueQuery(table, rows)
}

function* jsonRows(table: TableSchema, chunk: AnyColumns): Iterable<string> {
  const columns = checkColumns(chunk, table)
  const length = columns[0]?.length ?? 0
  for (let i = 0; i < length; i++) yield `[${columns.map(column => jsonCell(column[i] ?? null)).join()}]`
}

function jsonCell(cell: Value): string {
  return typeof cell === 'bigint' ? String(cell) : JSON.stringify(cell)
}

function valueQuery(table: TableSchema, rows: readonly string[]): string {
  const fields = table.columns.map((column, i) => `c${i} ${carrier(column)}`).join(', ')
  const casts = table.columns.map((column, i) => `${cellOf(column, `c${i}`)} as ${quoted(column.name)}`).join(', ')
  const names = table.columns.map((_, i) => `c${i}`).join(', ')
  const json = literal(`[${rows.join()}]`)
  return `select ${casts} from unnest(cast(json_parse(${json}) as array(row(${fields})))) as given(${names})`
}

/** What JSON can carry without loss. */
function carrier({ type }: ColumnSchema): string {
  return type === 'bigint' || type === 'integer' || type === 'double' || type === 'boolean' ? type : 'varchar'
}

function cellOf({ type }: ColumnSchema, name: string): string {
  if (type !== 'timestamp(6)') return `cast(${name} as ${type})`
  return `cast(replace(replace(${name}, 'T', ' '), 'Z', '') as timestamp(6))`
}
