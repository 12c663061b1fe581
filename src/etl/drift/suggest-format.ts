import type { ReadCell } from './moment-readings.js'

/** Texts that the same formats read, all formats that read them. */
interface Part {
  readonly formats: readonly string[]
  readonly cells: readonly ReadCell[]
}

/**
 * What texts would be by formats that nobody declared, in words that end with what to declare; null where no known format
 * reads them. No format is chosen where two are left: `'03/04/2017' is 2017-04-03 by %d/%m/%Y and 2017-03-04 by %m/%d/%Y`.
 *
 * @param isPreset whether the mapping is that of a preset, over which a source says how times are written
 * @param shows false where the texts describe persons: then formats alone are named
 */
export function suggestFormat(cells: readonly ReadCell[], shows: boolean, isPreset: boolean): string | null {
  const parts = partsOf(cells)
  const unread = cells.filter(({ readings }) => readings.size === 0)
  if (parts.length === 0) return null
  const told = parts.map(part => partWords(part, shows))
  if (unread[0] && shows) told.push(`'${unread[0].cell}' is none by any format known`)
  const [only] = parts
  if (parts.length > 1)
    return `${told.join('; ')}: the column is mixed, export it in one format, or declare a list of them`
  return `${told.join('; ')}: ${declare(only?.formats ?? [], isPreset)}`
}

/** What a person has to declare for one of formats to be read. */
export function declare(formats: readonly string[], isPreset: boolean): string {
  const ways = formats.map(format => `"${format}"`)
  if (!isPreset) return `declare format: ${ways.join(' or ')}`
  return `declare over the preset ${ways.map(way => `read: { times: ${way} }`).join(' or ')}`
}

/** Of all texts the part that most formats agree to read, then of the rest, until none is left that any reads. */
function partsOf(cells: readonly ReadCell[]): readonly Part[] {
  const parts: Part[] = []
  let left = cells.filter(({ readings }) => readings.size > 0)
  while (left.length > 0) {
    const reads = new Map<string, ReadCell[]>()
    for (const one of left) {
      for (const format of one.readings.keys()) reads.set(format, [...(reads.get(format) ?? []), one])
    }
    const most = Math.max(...[...reads.values()].map(found => found.length))
    const best = [...reads].filter(([, found]) => found.length === most)
    const [first] = best
    if (!first) return parts
    const names = namesOf(first[1])
    const alike = best.filter(([, found]) => namesOf(found) === names).map(([format]) => format)
    parts.push({ formats: differing(alike, first[1]), cells: first[1] })
    left = left.filter(one => !first[1].includes(one))
  }
  return parts
}

function namesOf(cells: readonly ReadCell[]): string {
  return cells.map(({ cell }) => cell).join('\u001f')
}

/** One format of each group that reads all texts alike, as four digits of a year and two do. */
function differing(formats: readonly string[], cells: readonly ReadCell[]): readonly string[] {
  const told = new Map<string, string>()
  for (const format of formats) {
    const all = cells.map(({ readings }) => readings.get(format)).join('\u001f')
    if (!told.has(all)) told.set(all, format)
  }
  return [...told.values()]
}

function partWords({ formats, cells }: Part, shows: boolean): string {
  if (!shows) return `all fit ${formats.join(' and ')}`
  const shown = cells.find(({ readings }) => new Set(formats.map(format => readings.get(format))).size > 1) ?? cells[0]
  const words = formats.map(format => `${shown?.readings.get(format)} by ${format}`)
  return `'${shown?.cell}' is ${words.join(' and ')}`
}
