import type { LeftOut } from '../../etl/intake.js'

const reasons: Readonly<Record<LeftOut['why'], string>> = {
  source: 'kehu.yaml has no such source any more; it comes back with it',
  restored:
    'the night that this one goes on from was made before it came, and it is not there any more; kehu run --rebuild takes it in',
  unpublished: 'it landed for a night that was not published, and is not there any more; put it back to take it in',
}

/** What has landed and a night goes without: a line for all of a source that are left out for one reason. */
export function leftOutLines(all: readonly LeftOut[]): readonly string[] {
  const groups = new Map<string, LeftOut[]>()
  for (const one of all) {
    const key = `${one.source}\u001f${one.why}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'file' : 'files'}`
    return [`${first.source}: ${first.name}${more} left out: ${reasons[first.why]}`]
  })
}
