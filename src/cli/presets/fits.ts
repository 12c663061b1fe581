import { headersOf, reasonLeftOver } from '../../config/left-over.js'
import type { Preset } from '../../config/load-preset.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { withTimes } from '../../config/times.js'
import { BrokenFile } from '../../etl/broken-file.js'
import { type HowWritten, howWritten } from '../../etl/inspect/how-written.js'
import { type Lookout, type SeenFile, sourceOf } from '../../etl/inspect/look.js'
import { headerProblems, readFields, resolveColumn, unmapped } from '../../etl/staging/resolve-field.js'
import { reasonSkipped, takesFile } from '../../etl/takes-file.js'
import { targetWords } from './field-words.js'
import { both, nothingOver, numbersOver, type Over, readOver } from './read-over.js'
import { timesOver } from './times-over.js'

/** A kind of a preset, against the header of a file. */
export interface Fit {
  readonly preset: string
  readonly kind: SourceFile
  readonly source: SourceContract
  /** Whether all of its columns are there, enough of them for the name of the file, and it knows at least half of the file's. */
  readonly isWhole: boolean
  /** Whether the kind takes files of that name from a folder. */
  readonly isNamed: boolean
  /** What the header lacks. */
  readonly lacks: readonly string[]
  readonly maps: readonly { readonly column: string; readonly to: string }[]
  /** Columns that are not mapped, with the preset's reason; null where it does not know them. */
  readonly left_over: readonly { readonly column: string; readonly reason: string | null }[]
  /** Share of the columns that the preset knows. */
  readonly known: number
  /** What the source has to say over the preset: the file is written otherwise. */
  readonly over: Over
}

/** A file under another name than the kind takes has to have so many of its columns: `id` and `name` tell nothing. */
const tellingColumns = 4

/** So much of a kind's columns must be there for it to be told of as near. */
const nearShare = 0.6

/** The kinds of presets that fit a file, the best first, and after them those that nearly do. */
export async function fitsOf(lookout: Lookout, seen: SeenFile, presets: readonly Preset[]): Promise<readonly Fit[]> {
  const written = await writingOf(lookout, seen)
  const asTold = await fitsBy(seen, presets, () => nothingOver)
  const isKnown = asTold.some(({ isWhole }) => isWhole)
  const again = isKnown || !written ? [] : await fitsBy(seen, presets, kind => readOver(kind, seen, written))
  const fits = [...asTold, ...again.filter(({ isWhole }) => isWhole)].sort(better)
  const read: Fit[] = []
  for (const fit of fits) read.push(fit.isWhole ? await withCells(fit, lookout, seen, written) : fit)
  return read
}

/** How a file seems to be written; null where nothing tells. */
async function writingOf(lookout: Lookout, seen: SeenFile): Promise<HowWritten | null> {
  try {
    return await howWritten(lookout, seen)
  } catch (thrown) {
    if (!(thrown instanceof BrokenFile)) throw thrown
    return null
  }
}

/** A fit with what has to be said of how its numbers, days and times are written. */
async function withCells(fit: Fit, lookout: Lookout, seen: SeenFile, written: HowWritten | null): Promise<Fit> {
  const numbers = written ? numbersOver(fit.kind, written) : nothingOver
  const { read, why, asDeclared } = both(numbers, await timesOver(lookout, seen, fit.kind))
  const { times } = read
  const maps = times ? withTimes(fit.kind.maps, times, true) : fit.kind.maps
  return {
    ...fit,
    over: both(fit.over, { read, why, asDeclared }),
    kind: { ...fit.kind, maps, read: { ...fit.kind.read, ...read } },
  }
}

/** @param overOf what is said over the preset for a kind; null where nothing can be */
async function fitsBy(
  seen: SeenFile,
  presets: readonly Preset[],
  overOf: (kind: SourceFile) => Over | null,
): Promise<readonly Fit[]> {
  const fits: Fit[] = []
  for (const preset of presets) {
    const kinds = preset.contract.files.map((kind): SourceFile => ({ ...kind, path: [] }))
    const { timezone = 'UTC', currency = 'XXX', ...contract } = preset.contract
    const source = sourceOf(kinds, { ...contract, timezone, currency })
    if (reasonSkipped(preset.contract, seen.delivery.name) !== null) continue
    for (const told of kinds) {
      const over = overOf(told)
      if (over === null) continue
      const kind = { ...told, read: { ...told.read, ...over.read } }
      const header = await seen.headerAs(kind)
      if (header instanceof BrokenFile) continue
      const fit = { ...fitOf(preset.name, source, kind, header, nameOf(seen)), over }
      if (fit.isWhole || isNear(fit)) fits.push(fit)
    }
  }
  return fits
}

/** A sheet or table lies in a file that has the name. */
function nameOf({ delivery: { name, part } }: SeenFile): string {
  return part === null ? name : name.slice(0, -part.length - 1)
}

function fitOf(
  preset: string,
  source: SourceContract,
  kind: SourceFile,
  header: readonly string[],
  name: string,
): Omit<Fit, 'over'> {
  const fields = readFields(kind)
  const maps = fields.flatMap(({ entity, column, field }) => {
    const found = headersOf(field).flatMap(one => resolveColumn([one], header) ?? [])
    return [...new Set(found)].map(one => ({ column: one, to: targetWords({ entity, column }) }))
  })
  const left_over = unmapped(kind, header).map(column => ({ column, reason: reasonLeftOver(kind, column) }))
  const lacks = headerProblems(kind, header)
  const isNamed = takesFile(kind, name)
  const named = isNamed ? kind : withoutRest(kind)
  const strangers = left_over.filter(({ column }) => reasonLeftOver(named, column) === null).length
  const known = header.length === 0 ? 0 : 1 - strangers / header.length
  return {
    preset,
    kind,
    source,
    isWhole:
      lacks.length === 0 &&
      known >= 0.5 &&
      (isNamed || new Set(maps.map(({ column }) => column)).size >= tellingColumns),
    isNamed,
    lacks,
    maps,
    left_over,
    known,
  }
}

/** Whoever leaves over all the rest knows none of it: of a file under another name that tells nothing. */
function withoutRest({ left_over, ...kind }: SourceFile): SourceFile {
  const { '*': _, ...known } = left_over ?? {}
  return { ...kind, left_over: known }
}

function isNear({ kind, lacks, maps, known }: Omit<Fit, 'over'>): boolean {
  const wanted = new Set(readFields(kind).flatMap(({ field }) => headersOf(field))).size
  const there = new Set(maps.map(({ column }) => column)).size
  return lacks.length > 0 && there >= 2 && there / wanted >= nearShare && known >= nearShare
}

/** Whole before near; then the one that is meant for files of that name, that knows most, that maps most. */
function better(a: Fit, b: Fit): number {
  return (
    Number(b.isWhole) - Number(a.isWhole) ||
    Number(b.isNamed) - Number(a.isNamed) ||
    b.known - a.known ||
    a.lacks.length - b.lacks.length ||
    b.maps.length - a.maps.length ||
    (a.preset < b.preset ? -1 : 1)
  )
}
