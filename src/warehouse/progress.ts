/** Where long work says how far it is. The floors below the command line report through it and never see a terminal. */
export interface Progress {
  /** Opens a step. `total` is the number of units of work, where it is known beforehand. */
  step(name: string, total?: number): StepProgress
}

export interface StepProgress {
  /** `done` units so far, not since the last tick; `note` says what is being worked on. */
  tick(done: number, note?: string): void
  /** Closes the step; further calls do nothing. `note` says what came of it. */
  end(note?: string): void
}

const silentStep: StepProgress = { tick: () => undefined, end: () => undefined }

/** Says nothing: `--quiet`, and the place of a progress where nobody watches. */
export const silent: Progress = { step: () => silentStep }
