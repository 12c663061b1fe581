/** Wrong usage of a command: what was asked for cannot be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
