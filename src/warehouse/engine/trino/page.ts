import { EngineError } from '../engine-error.js'

/** What the server answers to each request of a statement. */
export interface Page {
  readonly id: string
  /** Absent on the last one. */
  readonly nextUri?: string
  readonly columns?: readonly TrinoColumn[]
  /** A BIGINT beyond 15 digits is text: see `parsePage`. */
  readonly data?: readonly (readonly unknown[])[]
  readonly error?: TrinoFailure
  readonly stats: { readonly state: string; readonly progressPercentage?: number }
}

export interface TrinoColumn {
  readonly name: string
  /** Such as `decimal(18,4)`. */
  readonly type: string
}

export interface TrinoFailure {
  readonly message: string
  /** Such as `COLUMN_NOT_FOUND`. */
  readonly errorName: string
  /** USER_ERROR, INTERNAL_ERROR, INSUFFICIENT_RESOURCES or EXTERNAL. */
  readonly errorType: string
  readonly errorLocation?: { readonly lineNumber: number; readonly columnNumber: number }
}

const textOrLongInteger = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/**
 * A page as an object. JSON has no integers for JavaScript: those of 16 digits and more are put between quotes first, so
 * that 9007199254740993 does not become …992.
 * @throws EngineError `unreachable` when it is no page, such as the greeting of a proxy
 */
export function parsePage(text: string): Page {
  const quoted = text.replace(textOrLongInteger, found => (found.startsWith('"') ? found : `"${found}"`))
  try {
    return JSON.parse(quoted)
  } catch (thrown) {
    const shown = text.slice(0, 200)
    throw new EngineError('unreachable', `expected an answer of Trino, found: ${shown}`, null, thrown)
  }
}
