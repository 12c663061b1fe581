import type { Intake } from '../../etl/plan-intake.js'

/** One line a source for the files in its folders and archives that no kind reads. */
export function passedOverLines(passedOver: Intake['passed_over']): readonly string[] {
  const sources = new Map<string, string[]>()
  for (const { source, name } of passedOver) sources.set(source, [...(sources.get(source) ?? []), name])
  return [...sources].map(([source, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return `${source}: ${first}${more} passed over: of a format that no kind of file reads`
  })
}
