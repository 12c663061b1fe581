/** What one look at a project found. */
export interface Diagnosis {
  /** What was looked at. */
  readonly about: string
  /** `note` is nothing wrong, but worth knowing. */
  readonly state: 'well' | 'note' | 'wrong'
  readonly text: string
}

export function well(about: string, text: string): Diagnosis {
  return { about, state: 'well', text }
}

export function note(about: string, text: string): Diagnosis {
  return { about, state: 'note', text }
}

/** `text` ends with the next command. */
export function wrong(about: string, text: string): Diagnosis {
  return { about, state: 'wrong', text }
}
