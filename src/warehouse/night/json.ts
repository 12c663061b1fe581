/** JSON in which whole numbers wider than a double stand as text. */
export function jsonOf(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_, cell) => (typeof cell === 'bigint' ? (Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell)) : cell),
    indent,
  )
}
