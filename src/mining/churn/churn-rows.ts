import type { Columns, Row, Value } from '../../warehouse/engine/value.js'
import type { Dataset } from '../dataset.js'
import type { Known } from './binning.js'
import type { FeatureColumn } from './feature-columns.js'
import { knownColumn } from './known-column.js'
import { labelColumn } from './options.js'

/** Customers who are learnt from, in the order of their keys: what is known of them, and who left. */
export interface ChurnRows {
  readonly known: readonly Known[]
  /** 1 for those who left, 0 for those who stayed. */
  readonly came: Float64Array
}

/** Enough for thirty columns to be learnt to the third digit, few enough to be held as arrays. */
const mostRows = 200_000

/** A keyed sample of those of whom it is known whether they left. */
export async function churnRows<R extends Row>(
  data: Dataset<R>,
  columns: readonly FeatureColumn[],
): Promise<ChurnRows> {
  const names = [...columns.map(({ name }) => name), labelColumn]
  const sample: Columns<Row> = await data.sample(names, mostRows)
  const label = Array.from(sample[labelColumn] ?? [])
  const said = label.flatMap((value, row) => (value === null ? [] : [row]))
  return {
    known: columns.map(column => knownOf(column, sample[column.name] ?? [], said)),
    came: Float64Array.from(said, row => Number(label[row])),
  }
}

function knownOf({ name, kind }: FeatureColumn, values: ArrayLike<Value>, rows: readonly number[]): Known {
  if (kind === 'number')
    return { kind, name, values: rows.map(row => (values[row] === null ? null : Number(values[row]))) }
  const texts = rows.map(row => (values[row] === null ? null : String(values[row])))
  return kind === 'text' ? knownColumn(name, texts) : { kind: 'word', name, values: texts }
}
