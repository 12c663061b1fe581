import type { LandedCopy } from '../landing/landed-deliveries.js'
import type { PlannedFile } from '../planned-file.js'
import { type Drift, together } from './drift.js'
import { headerDrift } from './header-drift.js'

/** A header that a kind of file had, and where it stands among the others. */
interface Earlier {
  readonly header: readonly string[]
  readonly day: string | null
  readonly arrival: number
}

/**
 * What drifted in the headers of new files, each against the newest earlier file of its kind: the day in the name says
 * which is earlier, then the order of arrival.
 */
export function intakeDrift(files: readonly PlannedFile[], copies: readonly LandedCopy[]): readonly Drift[] {
  const fresh = files.filter(file => !file.known)
  if (fresh.length === 0) return []
  const byKind = new Map<string, Earlier[]>()
  const add = (key: string, one: Earlier) => {
    const all = byKind.get(key)
    if (all) all.push(one)
    else byKind.set(key, [one])
  }
  for (const { source, description } of copies) {
    for (const { kind, day, arrival } of description.deliveries)
      add(keyOf(source, kind), { header: description.header, day, arrival })
  }
  for (const { source, kind, header, day, arrival } of files)
    add(keyOf(source.name, kind.name), { header, day, arrival })
  for (const all of byKind.values()) all.sort(inTime)

  const found = [...fresh].sort(inTime).flatMap(file => {
    const { source, kind, header } = file
    const earlier = newestBefore(byKind.get(keyOf(source.name, kind.name)) ?? [], file)
    if (earlier?.join('\u001f') === header.join('\u001f') && kind.unmapped === undefined) return []
    return headerDrift(kind, header, earlier).map(
      (drift): Drift => ({
        source: source.name,
        kind: kind.name,
        file: file.name,
        files: 1,
        action: source.contract.on_drift[drift.drift],
        ...drift,
      }),
    )
  })
  return together(found)
}

function keyOf(source: string, kind: string): string {
  return `${source}\u001f${kind}`
}

function inTime(a: Omit<Earlier, 'header'>, b: Omit<Earlier, 'header'>): number {
  const [dayA, dayB] = [a.day ?? '', b.day ?? '']
  return dayA === dayB ? a.arrival - b.arrival : dayA < dayB ? -1 : 1
}

/** Of sorted files the last that stands before one; found by halves, since there may be tens of thousands. */
function newestBefore(sorted: readonly Earlier[], file: PlannedFile): readonly string[] | null {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = sorted[middle]
    if (other && inTime(other, file) < 0) low = middle + 1
    else high = middle
  }
  return sorted[low - 1]?.header ?? null
}
