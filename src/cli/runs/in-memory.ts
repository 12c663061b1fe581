import type { WrittenFormat } from '../../reports/formats/formats.js'
import type { Output } from '../output.js'
import { UsageError } from '../usage-error.js'

/** For lists that a command makes itself: everything but Parquet, which only an engine writes. */
export function inMemory({ format, path }: Output): { readonly format: WrittenFormat; readonly path: string | null } {
  if (format === 'parquet') throw new UsageError('this list is not written as parquet; take arrow, csv or ndjson')
  return { format, path }
}
