import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import type { Engine } from '../warehouse/engine/engine.js'
import { rows } from '../warehouse/engine/engine.js'
import { type Query, statement } from '../warehouse/engine/query.js'
import { literal, quoted } from '../warehouse/engine/quoting.js'
import { table } from '../warehouse/tables.js'
import { writeFileAtomically } from './formats/atomic-file.js'
import { type FormatName, formats } from './formats/formats.js'
import { columnType } from './formats/column-type.js'

/** Which customers, what of them, and how it is written. */
export interface SegmentExport {
  /** Ids of RFM segments; none = every customer with a score. */
  readonly segments: readonly string[]
  /** Default: key, segment, scores and measures; nothing personal unless it is named. */
  readonly columns?: readonly string[] | undefined
  readonly format: FormatName
  readonly bom: boolean
}

export interface WrittenFile {
  readonly rows: bigint
  readonly bytes: number
  readonly sha256: string
}

const defaultColumns = ['customer_key', 'source', 'customer_id', 'rfm_segment', 'rfm_r', 'rfm_f', 'rfm_m', 'last_purchase_on', 'frequency', 'net_sales']

/** Every column that a segment file may have: those of `dim_customer` and `mart_customer`. */
export function segmentColumns(): readonly string[] {
  const names = [...table('dim_customer').columns, ...table('mart_customer').columns].map(column => column.name)
  return [...new Set(names)]
}

/** The customers of some segments, by key. */
export function segmentQuery({ segments, columns = defaultColumns }: Pick<SegmentExport, 'segments' | 'columns'>): Query {
  const unknown = columns.find(column => !segmentColumns().includes(column))
  if (unknown !== undefined) {
    throw new RangeError(`a segment file has no column ${unknown}; it may have ${segmentColumns().join(', ')}`)
  }
  const ofMart = new Set(table('mart_customer').columns.map(column => column.name))
  const list = columns.map(column => `${ofMart.has(column) ? 'mart_customer' : 'dim_customer'}.${quoted(column)}`).join(', ')
  const places = segments.map((_, i) => `$${i + 1}`).join(', ')
  const chosen = segments.length === 0 ? 'mart_customer.rfm_segment is not null' : `mart_customer.rfm_segment in (${places})`
  return statement(
    `select ${list} from mart_customer join dim_customer on dim_customer.customer_key = mart_customer.customer_key
      where ${chosen} order by mart_customer.customer_key`,
    segments,
  )
}

/** Writes a segment file; until it is whole, nothing stands under its name. */
export async function writeSegment(engine: Engine, wanted: SegmentExport, path: string): Promise<WrittenFile> {
  const query = segmentQuery(wanted)
  if (wanted.format === 'parquet') return writeParquet(engine, query, path)
  const format = await formats[wanted.format]()
  const columns = (await engine.describe(query)).map(({ name, type }) => ({ name, type: columnType(type) }))
  return writeFileAtomically(path, out => format.write({ columns, chunks: engine.read(query) }, out, { bom: wanted.bom }))
}

/** The engine writes Parquet itself. */
export async function writeParquet(engine: Engine, query: Query, path: string): Promise<WrittenFile> {
  const { text, values } = engine.compile(query)
  const draft = `${path}.partial`
  await rm(draft, { force: true })
  await engine.run(statement(`copy (${text}) to ${literal(draft)} (format parquet)`, values))
  const [count] = await rows(engine, statement<{ n: bigint }>(`select count(*) as n from read_parquet(${literal(draft)})`))
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(draft)) hash.update(chunk as Buffer)
  const { size } = await stat(draft)
  await rename(draft, path)
  return { rows: count?.n ?? 0n, bytes: size, sha256: hash.digest('hex') }
}
