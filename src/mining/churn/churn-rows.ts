import type { Columns, Row, Value } from '../../warehouse/engine/value.js'
import type { Dataset } from '../dataset.js'
import type { Known } from './binning.js'
import type { FeatureColumn } from './feature-columns.js'
import { knownColumn, takenOf } from './known-column.js'
import { heldOutColumn, labelColumn, recordColumn } from './options.js'

/** Customers who are learnt from, in the order of their keys: what is known of them, and who left. */
export interface ChurnRows {
  readonly known: readonly Known[]
  /** 1 for those who left, 0 for those who stayed. */
  readonly came: Float64Array
  /** The number of each customer's record in its file; null where nobody knows that of all. */
  readonly records: Float64Array | null
  /** 1 for customers of the declared holdout; null where the features tell of none. */
  readonly held: Float64Array | null
}

/** What a set of features tells beside its columns. */
export interface RowMarks {
  readonly records: boolean
  readonly held: boolean
}

/** Enough for thirty columns to be learnt to the third digit, few enough to be held as arrays. */
const mostRows = 200_000

/** A keyed sample of those of whom it is known whether they left. */
export async function churnRows<R extends Row>(
  data: Dataset<R>,
  columns: readonly FeatureColumn[],
  marks: RowMarks,
): Promise<ChurnRows> {
  const marked = [...(marks.records ? [recordColumn] : []), ...(marks.held ? [heldOutColumn] : [])]
  const names = [...columns.map(({ name }) => name), labelColumn, ...marked]
  const sample: Columns<Row> = await data.sample(names, mostRows)
  const label = Array.from(sample[labelColumn] ?? [])
  const said = label.flatMap((value, row) => (value === null ? [] : [row]))
  const records = marks.records ? said.map(row => sample[recordColumn]?.[row] ?? null) : [null]
  return {
    known: columns.map(column => knownOf(column, sample[column.name] ?? [], said)),
    came: Float64Array.from(said, row => Number(label[row])),
    records: records.includes(null) ? null : Float64Array.from(records, Number),
    held: marks.held ? Float64Array.from(said, row => Number(sample[heldOutColumn]?.[row] ?? 0)) : null,
  }
}

/** Some of the rows. */
export function someRows({ known, came, records, held }: ChurnRows, of: readonly number[]): ChurnRows {
  const taken = (from: Float64Array) => Float64Array.from(of, row => from[row] ?? 0)
  return {
    known: known.map(one => takenOf(one, of)),
    came: taken(came),
    records: records && taken(records),
    held: held && taken(held),
  }
}

function knownOf({ name, kind }: FeatureColumn, values: ArrayLike<Value>, rows: readonly number[]): Known {
  if (kind === 'number')
    return { kind, name, values: rows.map(row => (values[row] === null ? null : Number(values[row]))) }
  const texts = rows.map(row => (values[row] === null ? null : String(values[row])))
  return kind === 'text' ? knownColumn(name, texts) : { kind: 'word', name, values: texts }
}
