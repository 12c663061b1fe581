/**
 * Why rows could not be written.
 *
 * - `rowset`: the rows contradict their columns;
 * - `value`: a cell has no form in the format;
 * - `target`: the file cannot be replaced.
 */
export type FormatErrorCode = 'rowset' | 'value' | 'target'

export class FormatError extends Error {
  override readonly name = 'FormatError'
  readonly code: FormatErrorCode

  constructor(code: FormatErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
