import { basename, dirname } from 'node:path'
import { escapePath } from 'tinyglobby'
import { loadPreset, type Preset, presetNames } from '../../../config/load-preset.js'
import { BrokenFile } from '../../../etl/broken-file.js'
import { judgeSample } from '../../../etl/inspect/judge-sample.js'
import { type Lookout, look, type SeenFile } from '../../../etl/inspect/look.js'
import { reasonSkipped } from '../../../etl/takes-file.js'
import { type Fit, fitsOf } from '../../presets/fits.js'
import { cutOf, type Over, together } from '../../presets/read-over.js'
import { type AlikeFiles, alikeFiles, fileOf, literalPath, type ReadFile, shapeOf, stemOf } from './alike-files.js'
import { slugOf, unused } from './names.js'
import { proposeFiles } from './propose-source.js'
import type { IgnoreRule, ProposedFile } from './proposed-file.js'
import { readFileAsWritten } from './read-as-written.js'

/** A source of the project to write. */
export interface ProposedSource {
  readonly name: string
  readonly from:
    | { readonly preset: Preset; readonly over: Over; readonly files: number; readonly paths: readonly string[] }
    | { readonly kinds: readonly ProposedFile[]; readonly ignore: readonly IgnoreRule[] }
}

export interface Proposal {
  readonly sources: readonly ProposedSource[]
  /** Files of which nothing is made, with the reason. */
  readonly left_out: readonly { readonly name: string; readonly reason: string }[]
}

/** Files of one folder that one preset cuts into cells in one way. */
interface KnownFiles {
  readonly preset: Preset
  readonly folder: string
  readonly files: { readonly seen: SeenFile; readonly fit: Fit }[]
}

/** Looks at every file of a folder. @param folder as it is to be written, relative to the project */
export async function propose(lookout: Lookout, folder: string): Promise<Proposal> {
  const presets = await Promise.all((await presetNames()).map(loadPreset))
  const { seen, unread } = await look(lookout, [`${escapePath(folder)}/**/*`])
  const left_out = [...unread]
  const known = new Map<string, KnownFiles>()
  const unknown: SeenFile[] = []
  const fits = new Map<SeenFile, readonly Fit[]>()
  for (const file of seen) fits.set(file, await wholeFits(lookout, file, presets))
  for (const file of seen) {
    const main = mainPreset(
      seen.filter(other => dirname(fileOf(other)) === dirname(fileOf(file))),
      fits,
    )
    const own = fits.get(file) ?? []
    const fit = own.find(({ preset }) => preset === main) ?? own[0]
    const preset = presets.find(({ name }) => name === fit?.preset)
    const ofFolder = presets.find(({ name }) => name === main)
    // What the preset of its folder passes over is no file of another one that happens to have its columns.
    const isSkipped = ofFolder !== undefined && reasonSkipped(ofFolder.contract, fileOf(file)) !== null
    if (!fit || !preset || isSkipped) unknown.push(file)
    else {
      const below = dirname(fileOf(file))
      const key = JSON.stringify([preset.name, below, cutOf(fit.over)])
      const group = known.get(key) ?? { preset, folder: below, files: [] }
      group.files.push({ seen: file, fit })
      known.set(key, group)
    }
  }
  const sources: ProposedSource[] = []
  const names = new Set<string>()
  for (const { preset, folder: below, files } of known.values()) {
    const over = together(files.map(({ fit }) => fit.over))
    const others = seen.filter(file => dirname(fileOf(file)) === below && !files.some(one => one.seen === file))
    const isWholeFolder =
      files.every(({ fit }) => fit.isNamed) &&
      others.every(file => reasonSkipped(preset.contract, fileOf(file)) !== null)
    const paths =
      isWholeFolder && !files.some(one => isOneOfSeveral(one, files)) ? [literalPath(below)] : pathsOfKnown(files)
    sources.push({ name: unused(preset.name, names), from: { preset, over, files: files.length, paths } })
  }
  const read: ReadFile[] = []
  const alike = new Map<string, ReadFile>()
  for (const file of unknown) {
    const skip = [...known.values()]
      .filter(group => group.folder === dirname(fileOf(file)))
      .map(group => ({ preset: group.preset, reason: reasonPassedOver(file, group) }))
      .find(({ reason }) => reason !== null)
    if (skip) left_out.push({ name: file.name, reason: `passed over by ${skip.preset.name}: ${skip.reason}` })
    else {
      try {
        const shape = shapeOf(file.name)
        const one = await readFileAsWritten(lookout, file, alike.get(shape))
        alike.set(shape, one)
        read.push(one)
      } catch (thrown) {
        if (!(thrown instanceof BrokenFile)) throw thrown
        left_out.push({ name: file.name, reason: thrown.detail })
      }
    }
  }
  const all = [...seen, ...unread].map(({ name }) => name)
  for (const [folder_, groups] of byFolder(alikeFiles(read, all))) {
    const { kinds, left_out: left, ignore } = await proposeFiles(lookout, groups)
    left_out.push(...left)
    if (kinds.length > 0)
      sources.push({
        name: unused(sourceName(kinds, groups, folder_), names),
        from: { kinds, ignore },
      })
  }
  return { sources, left_out: left_out.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

type KnownFile = KnownFiles['files'][number]

/** Of a workbook of which one kind takes several sheets each is named: nothing else says that all of them are meant. */
function pathsOfKnown(files: readonly KnownFile[]): readonly string[] {
  const names = files.map(one => (isOneOfSeveral(one, files) ? one.seen.name : fileOf(one.seen)))
  return [...new Set(names.map(literalPath))]
}

function isOneOfSeveral({ seen, fit }: KnownFile, files: readonly KnownFile[]): boolean {
  const { sheet, table } = fit.kind.read
  if (seen.delivery.part === null || (sheet ?? table) !== undefined) return false
  return files.some(
    other => other.seen !== seen && fileOf(other.seen) === fileOf(seen) && other.fit.kind.name === fit.kind.name,
  )
}

/** Why a preset passes over a file, or over a sheet or table of a file of which it takes others. */
function reasonPassedOver(file: SeenFile, { preset, files }: KnownFiles): string | null {
  const isBeside = file.delivery.part !== null && files.some(({ seen }) => fileOf(seen) === fileOf(file))
  return reasonSkipped(preset.contract, fileOf(file)) ?? (isBeside ? reasonSkipped(preset.contract, file.name) : null)
}

/** The preset that knows most files of a folder, and of those the most columns. */
function mainPreset(files: readonly SeenFile[], fits: ReadonlyMap<SeenFile, readonly Fit[]>): string | undefined {
  const score = new Map<string, number>()
  for (const file of files) {
    const best = new Map((fits.get(file) ?? []).toReversed().map(fit => [fit.preset, fit]))
    for (const [preset, { isNamed, known, maps }] of best)
      score.set(preset, (score.get(preset) ?? 0) + (isNamed ? 1000 : 1) * known + maps.length)
  }
  return [...score].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0]
}

function byFolder(groups: readonly AlikeFiles[]): ReadonlyMap<string, readonly AlikeFiles[]> {
  const folders = new Map<string, AlikeFiles[]>()
  for (const group of groups) folders.set(group.folder, [...(folders.get(group.folder) ?? []), group])
  return folders
}

/** Of one kind its own name, of parts of one file that of the file, else that of the folder. */
function sourceName(kinds: readonly ProposedFile[], groups: readonly AlikeFiles[], folder: string): string {
  const [only, ...more] = kinds
  const containers = new Set(groups.map(({ newest }) => fileOf(newest.seen)))
  const [container] = containers
  const stem = containers.size === 1 && container !== undefined ? stemOf(container) : undefined
  if (stem !== undefined) return slugOf(stem, slugOf(basename(folder), 'source'))
  if (only && more.length === 0 && only.name !== 'records') return only.name
  return slugOf(basename(folder), 'source')
}

/** The presets that know a file. A kind that gives the names of columns itself has them in any file: its records decide. */
async function wholeFits(lookout: Lookout, file: SeenFile, presets: readonly Preset[]): Promise<readonly Fit[]> {
  const fits: Fit[] = []
  for (const fit of await fitsOf(lookout, file, presets)) {
    if (!fit.isWhole) continue
    const { header, columns } = fit.kind.read
    if ((header ?? columns) && !(await loadsMost(lookout, file, fit))) continue
    fits.push(fit)
  }
  return fits
}

async function loadsMost(lookout: Lookout, file: SeenFile, { source, kind }: Fit): Promise<boolean> {
  try {
    const { records, loads } = await judgeSample(lookout, file, source, kind)
    return loads > records / 2
  } catch (thrown) {
    if (!(thrown instanceof BrokenFile)) throw thrown
    return false
  }
}
