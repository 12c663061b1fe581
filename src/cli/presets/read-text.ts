/** Keys of `read` as they are written in a project file: what JSON says is YAML, too; empty where there are none. */
export function readText(read: object): string {
  const keys = Object.entries(read).map(([key, value]) => `${key}: ${valueText(value)}`)
  return keys.length === 0 ? '' : `{ ${keys.join(', ')} }`
}

function valueText(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return value.length === 1 ? JSON.stringify(value[0]) : `[${value.map(one => JSON.stringify(one)).join(', ')}]`
}
