/** A file of a night that may be delivered. */
export interface WrittenFile {
  /** Its name within its folder. */
  readonly file: string
  readonly sha256: string
}

/** The report's pages of a night. */
export interface WrittenReport {
  readonly files: readonly WrittenFile[]
  /** Where `deliver` copies them, as the project file says; absent where it says nothing. */
  readonly directory?: string
}
