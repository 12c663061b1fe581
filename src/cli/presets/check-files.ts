import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPreset, presetNames } from '../../config/load-preset.js'
import { BrokenFile } from '../../etl/broken-file.js'
import { type Judged, judgeSample } from '../../etl/inspect/judge-sample.js'
import { type Lookout, look, type SeenFile } from '../../etl/inspect/look.js'
import { openWorkbench } from '../../etl/workbench.js'
import { type Fit, fitsOf } from './fits.js'
import { readText } from './read-text.js'

/** A file and the presets that know it. */
export interface CheckedFile {
  readonly file: string
  /** Why it cannot be read; null where it can. */
  readonly unread: string | null
  readonly fits: readonly CheckedFit[]
}

export interface CheckedFit extends Omit<Fit, 'kind' | 'source' | 'isWhole' | 'isNamed'> {
  readonly kind: string
  readonly fits: 'whole' | 'nearly'
  /** Whether a folder as path is enough, or the file must be named. */
  readonly named: boolean
  /** Of the best that fits as a whole; null of others, or with the reason why it cannot be judged. */
  readonly sample: Judged | string | null
}

/** How many kinds that fit are told of, and how many that nearly do. */
const most = { whole: 3, near: 2 } as const

/** Runs work with an engine and a folder that vanish with it. */
export async function withLookout<T>(directory: string, work: (lookout: Lookout) => Promise<T>): Promise<T> {
  const tmp = await mkdtemp(join(tmpdir(), 'kehu-look-'))
  try {
    await using engine = await openWorkbench({ spill: tmp })
    return await work({ engine, directory, tmp })
  } finally {
    await rm(tmp, { recursive: true, force: true })
  }
}

/** What the presets make of files; reads them and keeps nothing. */
export async function checkFiles(lookout: Lookout, paths: readonly string[]): Promise<readonly CheckedFile[]> {
  const presets = await Promise.all((await presetNames()).map(loadPreset))
  const { seen, unread } = await look(lookout, paths)
  const checked: CheckedFile[] = unread.map(({ name, reason }) => ({ file: name, unread: reason, fits: [] }))
  for (const file of seen) {
    const all = onePerPreset(await fitsOf(lookout, file, presets))
    const whole = all.filter(({ isWhole }) => isWhole).slice(0, most.whole)
    const near = whole.length > 0 ? [] : all.slice(0, most.near)
    const fits: CheckedFit[] = []
    for (const [i, fit] of [...whole, ...near].entries()) {
      const { kind, source, isWhole, isNamed, ...told } = fit
      const sample = isWhole && i === 0 ? await sampleOf(lookout, file, fit) : null
      fits.push({ ...told, kind: kind.name, fits: isWhole ? 'whole' : 'nearly', named: isNamed, sample })
    }
    checked.push({ file: file.name, unread: null, fits })
  }
  return checked.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Of the kinds of one preset the one that fits best. */
export function onePerPreset(fits: readonly Fit[]): readonly Fit[] {
  return fits.filter(({ preset }, i) => fits.findIndex(other => other.preset === preset) === i)
}

async function sampleOf(lookout: Lookout, file: SeenFile, { source, kind }: Fit): Promise<Judged | string> {
  try {
    return await judgeSample(lookout, file, source, kind)
  } catch (thrown) {
    if (thrown instanceof BrokenFile) return thrown.detail
    throw thrown
  }
}

/** What was found, in words. */
export function checkedLines(checked: readonly CheckedFile[]): readonly string[] {
  return checked.flatMap(({ file, unread, fits }) => {
    if (unread !== null) return [`${file}: not read: ${unread}`]
    if (fits.length === 0) return [`${file}: no preset knows it`]
    return [file, ...fits.flatMap(fitLines)]
  })
}

function fitLines({ preset, kind, fits, named, over, lacks, maps, left_over, sample }: CheckedFit): readonly string[] {
  const columns = [...new Set(maps.map(({ column }) => column))]
  const strangers = left_over.filter(({ reason }) => reason === null)
  const listed = left_over.filter(({ reason }) => reason !== null)
  return [
    `  ${fits === 'whole' ? 'fits' : 'nearly fits'} ${preset}, kind ${kind}`,
    ...(fits === 'whole' && !named ? ['    under another name: let path name the file itself'] : []),
    ...overLines(over),
    ...lacks.map(one => `    ${one}`),
    ...columns.map(column => {
      const targets = maps.filter(one => one.column === column).map(({ to }) => to)
      return `    ${column} → ${[...new Set(targets)].join(', ')}`
    }),
    ...byReason(listed).map(([reason, names]) => `    left over: ${names.join(', ')} (${reason})`),
    ...(strangers.length === 0 ? [] : [`    not known: ${strangers.map(({ column }) => column).join(', ')}`]),
    ...sampleLines(sample),
  ]
}

function overLines({ read, why }: CheckedFit['over']): readonly string[] {
  const written = readText(read)
  return written === '' ? [] : [`    written otherwise: let its source say read: ${written} (${why.join('; ')})`]
}

function byReason(left: CheckedFit['left_over']): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, string[]>()
  for (const { column, reason } of left) found.set(reason ?? '', [...(found.get(reason ?? '') ?? []), column])
  return [...found]
}

function sampleLines(sample: CheckedFit['sample']): readonly string[] {
  if (sample === null) return []
  if (typeof sample === 'string') return [`    cannot be judged: ${sample}`]
  const { records, loads, others } = sample
  return [
    `    of the first ${records} records ${loads} would load`,
    ...others.map(({ fate, reason, records: count }) => `      ${count} ${fate}: ${reason}`),
  ]
}
