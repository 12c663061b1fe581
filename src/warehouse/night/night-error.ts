/** Why a night did not come to its end. Closed; the command line makes exit codes of it. */
export type NightErrorCode =
  | 'held' // a blocking check, the quarantine limit, a broken file or a late source: nothing was published
  | 'locked' // another run holds the project
  | 'as_of' // before the published night
  | 'newer' // the warehouse was made by a newer version
  | 'stale' // a part of a night was asked for, but its star has to be built anew
  | 'damaged' // the published file is not the one that was published
  | 'elsewhere' // the night lies where this project does not look
  | 'unknown' // no such night

export interface NightProblem {
  /** Where: a file, a check, a source. */
  readonly where: string
  /** What was found, what was expected, how to mend it. */
  readonly what: string
}

export class NightError extends Error {
  constructor(
    readonly code: NightErrorCode,
    message: string,
    readonly problems: readonly NightProblem[] = [],
    cause?: unknown,
  ) {
    super([message, ...problems.map(({ where, what }) => `  ${where}: ${what}`)].join('\n'), { cause })
    this.name = 'NightError'
  }
}
