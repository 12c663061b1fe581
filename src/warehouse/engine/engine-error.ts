/** Why a statement failed. Closed: callers decide by it, never by the text of an engine. */
export type EngineErrorCode =
  | 'syntax' // the statement cannot be read, names no such column, or its types do not fit
  | 'missing' // it names a table or function that is not there
  | 'forbidden' // it asks for what the sandbox does not allow
  | 'conversion' // a value or a column does not fit its type
  | 'overflow' // a number left its range
  | 'constraint' // NOT NULL and the like
  | 'memory' // the memory limit, also of the spill directory
  | 'disk' // reading or writing a file failed
  | 'locked' // another process, or another engine of this one, holds the file
  | 'corrupt' // the file is no database, or a damaged one
  | 'interrupted' // by a signal
  | 'timeout' // by a time limit
  | 'unsafe' // NaN, Infinity, or a day outside of the years 0 to 9999, in an answer or on the way in
  | 'unreachable' // the server, or a node of it, is not there or went away
  | 'internal' // a fault of the engine

/** A failed statement: what went wrong, and the statement. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    readonly statement: string | null,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'EngineError'
  }
}
