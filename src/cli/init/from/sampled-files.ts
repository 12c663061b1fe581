import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import type { AlikeFiles } from './alike-files.js'
import { type Beside, entityOf } from './columns.js'
import type { WideTable } from './wide-table.js'

/** Files of one kind, with the columns of the newest. */
export interface SampledFiles {
  readonly group: AlikeFiles
  readonly columns: readonly SampledColumn[]
  /** Where the file has months or currencies on top of its columns: `columns` are those of the records that it becomes. */
  readonly wide?: WideTable
  /** Columns that only the first line of an order has: `columns` are as if each had them. */
  readonly firstOnly?: readonly string[]
  /** Where its records are the elements of an array in a record: what their columns begin with. */
  readonly items?: string
}

/** What the other files of its folder tell of one. */
export function besideOf({ group, items = '' }: SampledFiles, sampled: readonly SampledFiles[]): Beside {
  const stems = sampled.filter(one => one.group !== group).map(one => entityOf(one.group.stem))
  return { stem: group.stem, stems: new Set(stems), products: new Set(), hasLines: false, prefix: '', items }
}
