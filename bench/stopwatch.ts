/** Seconds of one step after another, from where it was made: `done` ends the step that has run since the last one. */
export class Stopwatch {
  readonly steps: Record<string, number> = {}
  #since = performance.now()

  done(step: string): void {
    const now = performance.now()
    this.steps[step] = (now - this.#since) / 1000
    this.#since = now
  }
}
