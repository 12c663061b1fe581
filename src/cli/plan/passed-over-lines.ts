import type { Intake } from '../../etl/intake.js'

/** One line a source and reason for the files in its folders and archives that are not read. */
export function passedOverLines(passedOver: Intake['passed_over']): readonly string[] {
  const alike = new Map<string, { source: string; reason: string; names: string[] }>()
  for (const { source, name, reason } of passedOver) {
    const key = `${source}\u001f${reason}`
    const found = alike.get(key) ?? { source, reason, names: [] }
    found.names.push(name)
    alike.set(key, found)
  }
  return [...alike.values()].map(({ source, reason, names: [first, ...others] }) => {
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return `${source}: ${first}${more} passed over: ${reason}`
  })
}
