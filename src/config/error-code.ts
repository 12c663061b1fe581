/** Whether what was thrown carries one of these codes: those of the system, such as ENOENT for what is not there. */
export function hasCode(thrown: unknown, ...codes: readonly string[]): boolean {
  return thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code))
}
