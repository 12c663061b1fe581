import { basename, dirname } from 'node:path'
import { escapePath } from 'tinyglobby'
import { contractSchema } from '../../../config/contract.js'
import { loadPreset, type Preset, presetNames } from '../../../config/load-preset.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../../etl/broken-file.js'
import { type Judged, judgeSample } from '../../../etl/inspect/judge-sample.js'
import { type Lookout, look, type SeenFile, sourceOf } from '../../../etl/inspect/look.js'
import { sampleColumns } from '../../../etl/inspect/sample-columns.js'
import { reasonSkipped } from '../../../etl/takes-file.js'
import { type Fit, fitsOf } from '../../presets/fits.js'
import { type ProposedField, type ProposedKind, proposeKind } from './propose-kind.js'
import { type ProposedLabel, proposeLeavers } from './propose-leavers.js'

/** A source of the project to write. */
export interface ProposedSource {
  readonly name: string
  readonly paths: readonly string[]
  readonly from:
    | { readonly preset: Preset; readonly files: number }
    | { readonly kind: ProposedKind; readonly sample: Judged | string; readonly label?: ProposedLabel }
}

export interface Proposal {
  readonly sources: readonly ProposedSource[]
  /** Files of which nothing is made, with the reason. */
  readonly left_out: readonly { readonly name: string; readonly reason: string }[]
}

/** Looks at every file of a folder. @param folder as it is to be written, relative to the project */
export async function propose(lookout: Lookout, folder: string): Promise<Proposal> {
  const presets = await Promise.all((await presetNames()).map(loadPreset))
  const { seen, unread } = await look(lookout, [`${escapePath(folder)}/**/*`])
  const left_out = [...unread]
  const known = new Map<string, { preset: Preset; folder: string; files: { seen: SeenFile; fit: Fit }[] }>()
  const unknown: SeenFile[] = []
  const fits = new Map<SeenFile, readonly Fit[]>()
  for (const file of seen)
    fits.set(
      file,
      (await fitsOf(file, presets)).filter(({ isWhole }) => isWhole),
    )
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
      const key = `${preset.name}\u001f${below}`
      const group = known.get(key) ?? { preset, folder: below, files: [] }
      group.files.push({ seen: file, fit })
      known.set(key, group)
    }
  }
  const sources: ProposedSource[] = []
  const names = new Set<string>()
  for (const { preset, folder: below, files } of known.values()) {
    const others = seen.filter(file => dirname(fileOf(file)) === below && !files.some(one => one.seen === file))
    const isWholeFolder =
      files.every(({ fit }) => fit.isNamed) &&
      others.every(file => reasonSkipped(preset.contract, fileOf(file)) !== null)
    const paths = isWholeFolder ? [below] : [...new Set(files.map(one => fileOf(one.seen)))]
    sources.push({ name: unused(preset.name, names), paths, from: { preset, files: files.length } })
  }
  for (const file of unknown) {
    const skip = [...known.values()]
      .filter(group => group.folder === dirname(fileOf(file)))
      .map(group => ({ preset: group.preset, reason: reasonPassedOver(file, group) }))
      .find(({ reason }) => reason !== null)
    if (skip) {
      left_out.push({ name: file.name, reason: `passed over by ${skip.preset.name}: ${skip.reason}` })
      continue
    }
    const source = await proposed(lookout, file, names)
    if ('reason' in source) left_out.push({ name: file.name, reason: source.reason })
    else sources.push(source)
  }
  return { sources, left_out: left_out.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** Why a preset passes over a file, or over a sheet or table of a file of which it takes others. */
function reasonPassedOver(
  file: SeenFile,
  { preset, files }: { readonly preset: Preset; readonly files: readonly { readonly seen: SeenFile }[] },
): string | null {
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

async function proposed(
  lookout: Lookout,
  file: SeenFile,
  names: Set<string>,
): Promise<ProposedSource | { readonly reason: string }> {
  try {
    const columns = await sampleColumns(lookout, file)
    const known = proposeKind(columns)
    const leavers = mayBeFlat(known) ? proposeLeavers(columns) : null
    const kind = leavers?.kind ?? known
    if (kind === null) return { reason: 'no preset knows it, and its columns do not tell what it holds' }
    const path = file.delivery.part === null ? fileOf(file) : file.name
    const sample = await judged(lookout, file, kind)
    return {
      name: unused(slugOf(file), names),
      paths: [path],
      from: { kind, sample, ...(leavers && { label: leavers.label }) },
    }
  } catch (thrown) {
    if (thrown instanceof BrokenFile) return { reason: thrown.detail }
    throw thrown
  }
}

/** What happened, and what is sold, are no customers, whatever state they are in. */
function mayBeFlat(kind: ProposedKind | null): boolean {
  return kind === null || Object.keys(kind.maps).every(entity => entity === 'customer' || entity === 'interaction')
}

async function judged(
  lookout: Lookout,
  file: SeenFile,
  { maps, attributes = {} }: ProposedKind,
): Promise<Judged | string> {
  const bare = (columns: Readonly<Record<string, ProposedField>>) =>
    Object.fromEntries(Object.entries(columns).map(([column, { field }]) => [column, field]))
  const fields = Object.entries(maps).map(([entity, columns]) => [
    entity,
    { ...bare(columns), ...(entity === 'customer' && { attributes: bare(attributes) }) },
  ])
  const parsed = contractSchema.safeParse({ files: [{ name: 'records', maps: Object.fromEntries(fields) }] })
  if (!parsed.success) return 'it needs your hand: the proposal is not whole'
  const kinds = parsed.data.files.map((kind): SourceFile => ({ ...kind, path: [] }))
  const [kind] = kinds
  return kind ? judgeSample(lookout, file, sourceOf(kinds), kind) : ''
}

/** The file on the disk, or in its archive, of which a sheet or a table may be a part. */
function fileOf({ delivery: { name, part } }: SeenFile): string {
  return part === null ? name : name.slice(0, -part.length - 1)
}

function slugOf(file: SeenFile): string {
  const stem = basename(fileOf(file)).replace(/(?<=.)\.[a-z0-9]+(\.(gz|zip))?$/i, '')
  const slug = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^[-_]+|-+$/g, '')
    .slice(0, 50)
  return slug === '' ? 'source' : slug
}

function unused(wanted: string, names: Set<string>): string {
  let name = wanted
  for (let n = 2; names.has(name); n++) name = `${wanted}-${n}`
  names.add(name)
  return name
}
