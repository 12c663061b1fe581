import type { Value } from '../../warehouse/engine/value.js'
import { FormatError } from './format-error.js'

/**
 * A cell as text that reads back as the same value: the shortest digits of a DOUBLE, all digits of a BIGINT.
 *
 * @throws FormatError `value` for NaN and infinity: programs that read files do not agree on how to spell them.
 */
export function exactText(value: Exclude<Value, null>, column: string): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new FormatError(
      'value',
      `column ${column} holds ${value}, which this format cannot say: expected a finite number or NULL, so mend the query (nullif, case)`,
    )
  }
  return String(value)
}
