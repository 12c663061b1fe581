/** One part of the proof. It does as much as fits into its time, and at least one round. */
export interface Part {
  readonly name: string
  /** Of the whole time. */
  readonly share: number
  /** Most rounds; what is done by then is done. */
  readonly most: number
  /** @returns what was done, in words. @throws when the promise does not hold, with what repeats it */
  run(input: PartInput): Promise<string>
}

export interface PartInput {
  readonly seed: number
  readonly most: number
  /** Whether there is time for another round. */
  more(): boolean
  say(text: string): void
}
