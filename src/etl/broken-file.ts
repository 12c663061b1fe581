/** Why a delivered file as a whole cannot be used. Closed. */
export type BrokenFileCode =
  | 'empty'
  | 'not_a_file'
  | 'unreadable'
  | 'format'
  | 'packed'
  | 'encoding'
  | 'quote'
  | 'columns'
  | 'kind'
  | 'part'
  | 'vanished'

/** A file that breaks its contract as a whole: it holds the night, or is set aside where the contract says so. */
export class BrokenFile extends Error {
  constructor(
    readonly code: BrokenFileCode,
    /** As the user knows the file: relative to the project. */
    readonly file: string,
    /** What was found, what was expected, how to mend it. */
    readonly detail: string,
    cause?: unknown,
  ) {
    super(`${file}: ${detail}`, { cause })
    this.name = 'BrokenFile'
  }
}
