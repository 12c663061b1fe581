import { didYouMean } from '../config/suggest.js'
import { rowsToParquet } from '../warehouse/engine/duckdb/rows-to-parquet.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { type Query, statement } from '../warehouse/engine/query.js'
import { quoted, tableName } from '../warehouse/engine/quoting.js'
import type { ColumnSchema } from '../warehouse/engine/table-schema.js'
import { table } from '../warehouse/tables.js'
import { type WrittenFile, writeFileAtomically } from './formats/atomic-file.js'
import { columnType } from './formats/column-type.js'
import { type FormatName, formats } from './formats/formats.js'
import { writeParquetAtomically } from './parquet-file.js'

/** Which customers, and what of them. */
export interface SegmentChoice {
  /** Ids of RFM segments; none = every customer with a score. */
  readonly segments: readonly string[]
  /** Default: key, segment, scores and measures; nothing personal unless it is named. */
  readonly columns?: readonly string[] | undefined
  /** Only those who were in one of these other segments before. */
  readonly moved?: MovedFrom | undefined
}

/** The segments that customers came from, and the table that says from which, `customer_key` and `from_segment`. */
export interface MovedFrom {
  readonly from: readonly string[]
  readonly table: string
}

/** The column of those who moved that says from where. */
const fromSegment = 'from_segment'

/** How it is written. `bom`: csv begins with a byte order mark. */
export interface SegmentExport extends SegmentChoice {
  readonly format: FormatName
  readonly bom: boolean
}

const defaultColumns = [
  'customer_key',
  'source',
  'customer_id',
  'rfm_segment',
  'rfm_r',
  'rfm_f',
  'rfm_m',
  'last_purchase_on',
  'frequency',
  'net_sales',
]

/** Every column that a segment file may have: those of `dim_customer`, then those of `mart_customer`. */
export function segmentColumns(): readonly ColumnSchema[] {
  const names = new Set<string>()
  const all = [...table('dim_customer').columns, ...table('mart_customer').columns]
  return all.filter(({ name }) => !names.has(name) && names.add(name))
}

/** One wrong name of a list, and where in it. */
export interface NameFault {
  readonly item: number
  readonly message: string
}

/** What is wrong with a choice, one sentence each; `known` are the ids of the project's segments. */
export function segmentFaults({ segments, columns = [], moved }: SegmentChoice, known: readonly string[]): string[] {
  const faults = [...segmentIdFaults(segments, known), ...columnFaults(columns, moved !== undefined)]
  return faults.map(({ message }) => message)
}

export function segmentIdFaults(ids: readonly string[], known: readonly string[]): readonly NameFault[] {
  return ids.flatMap((id, item) =>
    known.includes(id)
      ? []
      : [{ item, message: `no segment '${id}'; expected one of ${known.join(', ')}${didYouMean(id, known)}` }],
  )
}

/** @param hasMoved whether the file tells from where its customers came */
export function columnFaults(columns: readonly string[], hasMoved = false): readonly NameFault[] {
  return nameFaults(columns, [...segmentColumns().map(({ name }) => name), ...(hasMoved ? [fromSegment] : [])])
}

/** What is wrong with a list of columns: names that are none of those allowed, and names that come twice. */
export function nameFaults(columns: readonly string[], allowed: readonly string[]): readonly NameFault[] {
  return columns.flatMap((name, item) => [
    ...(allowed.includes(name)
      ? []
      : [{ item, message: `no column '${name}'; expected one of ${allowed.join(', ')}${didYouMean(name, allowed)}` }]),
    ...(columns.indexOf(name) < item && columns.lastIndexOf(name) === item
      ? [{ item, message: `the column '${name}' is named twice` }]
      : []),
  ])
}

/** The customers of some segments, by key. @throws RangeError for a column that a segment file does not have. */
export function segmentQuery({ segments, columns = defaultColumns, moved }: SegmentChoice): Query {
  const [fault] = segmentFaults({ segments, columns, moved }, segments)
  if (fault !== undefined) throw new RangeError(fault)
  const ofMart = new Set(table('mart_customer').columns.map(({ name }) => name))
  const list = columns
    .map(
      column =>
        `${column === fromSegment ? 'moved' : ofMart.has(column) ? 'mart_customer' : 'dim_customer'}.${quoted(column)}`,
    )
    .join(', ')
  const places = segments.map((_, i) => `$${i + 1}`).join(', ')
  const chosen =
    segments.length === 0 ? 'mart_customer.rfm_segment is not null' : `mart_customer.rfm_segment in (${places})`
  const from = moved?.from.map((_, i) => `$${segments.length + i + 1}`).join(', ')
  const movers = moved
    ? `join ${tableName(moved.table)} as moved on moved.customer_key = mart_customer.customer_key
        and moved.${fromSegment} in (${from}) and moved.${fromSegment} <> mart_customer.rfm_segment`
    : ''
  return statement(
    `select ${list} from mart_customer join dim_customer on dim_customer.customer_key = mart_customer.customer_key
      ${movers} where ${chosen} order by mart_customer.customer_key`,
    [...segments, ...(moved?.from ?? [])],
  )
}

/** Writes a segment file; until it is whole, nothing stands under its name. */
export async function writeSegment(engine: Engine, wanted: SegmentExport, path: string): Promise<WrittenFile> {
  return writeCustomers(engine, segmentQuery(wanted), wanted, path)
}

/** Writes the customers of a query as a file. */
export async function writeCustomers(
  engine: Engine,
  query: Query,
  wanted: Pick<SegmentExport, 'format' | 'bom'>,
  path: string,
): Promise<WrittenFile> {
  if (wanted.format === 'parquet') {
    const described = await engine.describe(query)
    return writeParquetAtomically(path, draft => rowsToParquet(described, engine.read(query), draft))
  }
  const format = await formats[wanted.format]()
  const columns = (await engine.describe(query)).map(({ name, type }) => ({ name, type: columnType(type) }))
  return writeFileAtomically(path, out =>
    format.write({ columns, chunks: engine.read(query) }, out, { bom: wanted.bom }),
  )
}
