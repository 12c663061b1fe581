import { BrokenFile } from '../../broken-file.js'
import { columnNames } from '../find-header.js'

/** More than any export has: keys that are data, such as ids, would make a column of each. */
const mostColumns = 2_000

/** The columns of records that each name their own: all keys, in the order in which they first come. */
export class UnionHeader {
  readonly #places = new Map<string, number>()

  add(cells: ReadonlyMap<string, unknown>, file: string): void {
    for (const key of cells.keys()) if (!this.#places.has(key)) this.#places.set(key, this.#places.size)
    if (this.#places.size <= mostColumns) return
    const mend = 'its keys seem to be data; export it as records with the same keys'
    throw new BrokenFile('unreadable', file, `has more than ${mostColumns} columns: ${mend}`)
  }

  names(): readonly string[] {
    return columnNames([...this.#places.keys()])
  }

  /** Cells in the order of the columns. */
  row(cells: ReadonlyMap<string, string | null>): (string | null)[] {
    const row: (string | null)[] = Array.from({ length: this.#places.size }, () => null)
    for (const [key, value] of cells) row[this.#places.get(key) ?? 0] = value
    return row
  }
}
