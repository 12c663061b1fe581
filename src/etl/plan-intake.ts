import { join } from 'node:path'
import { holdsWhenBroken } from '../config/drift-policy.js'
import type { SourceContract } from '../config/source.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { Arrivals } from './arrivals.js'
import { BrokenFile } from './broken-file.js'
import { discover } from './discover.js'
import type { Drift } from './drift/drift.js'
import { intakeDrift } from './drift/intake-drift.js'
import type { PassedOver } from './found-files.js'
import { DeliveredBytes } from './landing/delivered-bytes.js'
import type { Note } from './landing/description.js'
import type { FoundFile } from './landing/found-file.js'
import { printWithSiblings } from './landing/joined/siblings.js'
import { fingerprintOf } from './landing/land.js'
import { deliveriesOf, deliveryKey, type LandedDelivery, landedCopies } from './landing/landed-deliveries.js'
import { deliveriesIn } from './landing/parts.js'
import { missingDays } from './missing-days.js'
import { type Candidate, type PlannedFile, plannedAgain, plannedNew } from './planned-file.js'
import { dayOfFile } from './staging/file-day.js'
import { fileId } from './staging/stage.js'

/** What tonight would do with what lies where the sources say, and with what has landed. */
export interface Intake {
  /** Source by source, in the order in which they arrived. */
  readonly files: readonly PlannedFile[]
  /** How many files are known already. */
  readonly known: number
  /** Files whose bytes another file brought. */
  readonly repeats: readonly Repeat[]
  /** Files that break their contract as a whole. */
  readonly broken: readonly { readonly source: string; readonly holds: boolean; readonly error: BrokenFile }[]
  /** Columns of new files that are not as the contract or an earlier file of their kind has them. */
  readonly drift: readonly Drift[]
  /** What has landed and tonight goes without. */
  readonly left_out: readonly LeftOut[]
  /** Paths under which nothing lies. */
  readonly missing: readonly { readonly source: string; readonly path: string }[]
  /** Files that no kind of their source reads, or of which the contract says why not. */
  readonly passed_over: readonly (PassedOver & { readonly source: string })[]
  /** Days without a file, of kinds whose files come daily. */
  readonly gaps: readonly { readonly source: string; readonly kind: string; readonly days: readonly string[] }[]
  /** What a published night has and the descriptions of landed copies do not say yet. */
  readonly untold: readonly Note[]
}

/** A file with the bytes, and the day, of one that counts. */
export interface Repeat {
  readonly file: PlannedFile
  readonly same_as: string
}

export interface LeftOut {
  readonly source: string
  readonly name: string
  /**
   * `source`: kehu.yaml has none of that name. Of files that are not there any more, `unpublished`: only nights that were
   * held or tried took it in; `restored`: a later night than the one that tonight goes on from did.
   */
  readonly why: 'source' | 'unpublished' | 'restored'
}

/** A file that the night has, by its row in `loaded_file`. */
export interface KnownFile {
  readonly file_id: bigint
  readonly source: string
  readonly kind: string
  readonly name: string
  readonly sha256: string
  readonly day: string | null
  /** As it stands in the night. */
  readonly arrival: bigint
}

export interface IntakeInput {
  readonly engine: Engine
  readonly directory: string
  /** `warehouse/landed` */
  readonly landed: string
  /** Folder for what has to be unpacked meanwhile. */
  readonly tmp: string
  readonly sources: readonly SourceContract[]
  /** What the night has that tonight starts from; as far as it can be read where the star is built anew. */
  readonly known: readonly KnownFile[]
  /** The star is built anew: everything that a published night had is taken in again, from where it landed. */
  readonly rebuild: boolean
  /** Whether to look at the sources' folders at all. */
  readonly look: boolean
}

/** Looks at every delivered file and at every landed one, and changes nothing. */
export async function planIntake(input: IntakeInput): Promise<Intake> {
  const { copies, broken: unreadable } = await landedCopies(input.landed)
  const landed = deliveriesOf(copies)
  const arrivals = new Arrivals(landed)
  arrivals.add(input.known)
  const known = new Map(landed.filter(({ published }) => published).map(one => [deliveryKey(one), one]))
  const untold = input.known
    .filter(file => !known.has(deliveryKey(file)))
    .map(({ file_id, arrival: _, ...file }) => ({ ...file, arrival: arrivals.of(file), published: true }))
  for (const one of untold) known.set(deliveryKey(one), one)

  const found = await lookAround(input)
  const gone = [...known.values()].filter(one => !found.seen.has(deliveryKey(one)))
  const again = input.rebuild ? await takeAgain(gone, found.candidates, input) : { candidates: [], broken: [] }
  const candidates = [...found.candidates, ...again.candidates]
  arrivals.add(candidates.map(arriving))
  const back = new Set(found.candidates.filter(one => comesBack(one, input, arrivals)))
  const files = candidates
    .map(one => ({
      ...one,
      arrival: arrivals.of(arriving(one)),
      known: known.has(deliveryKey(arriving(one))),
      comesBack: back.has(one),
    }))
    .sort((a, b) => input.sources.indexOf(a.source) - input.sources.indexOf(b.source) || a.arrival - b.arrival)
  const taken = chosen(files, input.rebuild ? [] : input.known)
  return {
    ...taken,
    drift: intakeDrift(taken.files, copies),
    broken: [
      ...unreadable.map(({ source, error }) => ({ source, holds: true, error })),
      ...found.broken,
      ...again.broken,
    ],
    left_out: leftOut(landed, [...known.values()], found.seen, input),
    missing: found.missing,
    passed_over: found.passed_over,
    gaps: gaps(input.sources, files, gone),
    untold: untold.flatMap(({ source, sha256, ...delivered }) =>
      copies
        .filter(copy => copy.source === source && copy.description.sha256 === sha256)
        .map(({ description: { deliveries, ...file } }) => ({ landed: file, delivered })),
    ),
  }
}

/**
 * Whether a file that another one replaced lies under its name again. Where records declare their version, that decides
 * which of the two holds, and nothing arrives anew.
 */
function comesBack(one: Candidate, { known, rebuild }: IntakeInput, arrivals: Arrivals): boolean {
  const { source, name, kind, sha256 } = one
  if (rebuild || kind.replaces !== 'file' || Object.values(kind.maps).some(map => map?.updated_at)) return false
  const ofName = known.filter(file => file.source === source.name && file.name === name)
  const last = ofName.reduce((most, { arrival }) => (arrival > most ? arrival : most), 0n)
  const isKnown = ofName.some(file => file.sha256 === sha256)
  if (!isKnown || ofName.some(file => file.sha256 === sha256 && file.arrival === last)) return false
  arrivals.renew(arriving(one), Number(last))
  return true
}

interface Found {
  readonly candidates: readonly Candidate[]
  readonly broken: Intake['broken']
  readonly missing: Intake['missing']
  readonly passed_over: Intake['passed_over']
  /** What lies there, used or not, by source, name and bytes. */
  readonly seen: ReadonlyMap<string, { readonly source: string; readonly name: string }>
}

/** What lies where the sources say. */
async function lookAround(input: IntakeInput): Promise<Found> {
  const candidates: Candidate[] = []
  const broken: Intake['broken'][number][] = []
  const missing: Intake['missing'][number][] = []
  const passed_over: Intake['passed_over'][number][] = []
  const seen = new Map<string, { source: string; name: string }>()
  for (const source of input.look ? input.sources : []) {
    const found = await discoverOrBreak(input, source, broken)
    for (const path of found.missing) missing.push({ source: source.name, path })
    for (const file of found.passed_over) passed_over.push({ source: source.name, ...file })
    for (const error of found.broken) broken.push(brokenBy(error, source))
    for (const file of found.files) await look(file, source)
  }
  return { candidates, broken, missing, passed_over, seen }

  async function look(file: FoundFile, source: SourceContract): Promise<void> {
    const kinds = file.wishes.map(({ kind }) => kind)
    await using bytes = new DeliveredBytes({ ...file, kinds }, input.tmp)
    try {
      const { engine } = input
      const print = await fingerprintOf({ ...file, kinds, part: null }, bytes)
      const landed = join(input.landed, source.name)
      for (const { delivery, print: own } of await deliveriesIn(file, { engine, bytes, print, landed })) {
        const one = { delivery, print: await printWithSiblings(delivery, own, bytes) }
        const { name } = one.delivery
        const key = { source: source.name, name, sha256: one.print.sha256 }
        seen.set(deliveryKey(key), key)
        try {
          candidates.push(await plannedNew({ ...one, engine, bytes }, source, landed))
        } catch (thrown) {
          broken.push(brokenBy(thrown, source))
        }
      }
    } catch (thrown) {
      broken.push(brokenBy(thrown, source))
    }
  }
}

/** A star that is built anew needs every file that was published: one that is nowhere to be found holds the night. */
async function takeAgain(
  gone: readonly LandedDelivery[],
  delivered: readonly Candidate[],
  { sources, directory, landed }: IntakeInput,
): Promise<Pick<Found, 'candidates' | 'broken'>> {
  const candidates: Candidate[] = []
  const broken: Intake['broken'][number][] = []
  for (const delivery of gone) {
    const source = sources.find(({ name }) => name === delivery.source)
    if (!source) continue
    try {
      candidates.push(await plannedAgain(delivery, source, directory, landed))
    } catch (thrown) {
      const why = brokenBy(thrown, source)
      if (why.error.code !== 'vanished') broken.push(why)
      else if (!delivered.some(one => isSame(one, delivery))) broken.push({ ...why, holds: true })
    }
  }
  return { candidates, broken }
}

/** Whether a delivered file brings what a delivery brought that is not there any more: it was only given another name. */
function isSame({ source, sha256, kind, day }: Candidate, delivery: LandedDelivery): boolean {
  if (source.name !== delivery.source || sha256 !== delivery.sha256) return false
  return day === null || (kind.date !== undefined && dayOfFile(kind.date, delivery.name) === day)
}

/** Of files with one id the first counts; `loaded` are in the star already. */
function chosen(
  files: readonly PlannedFile[],
  loaded: readonly KnownFile[],
): Pick<Intake, 'files' | 'known' | 'repeats'> {
  const names = new Map(loaded.map(file => [file.file_id, file.name]))
  const inStar = new Set(loaded.map(file => deliveryKey(file)))
  const taken: PlannedFile[] = []
  const repeats: Repeat[] = []
  let known = 0
  for (const file of files) {
    const same_as = names.get(file.file_id)
    if (same_as === undefined) {
      names.set(file.file_id, file.name)
      taken.push(file)
    } else if (file.comesBack) taken.push(file)
    else if (inStar.has(deliveryKey(arriving(file)))) known++
    else repeats.push({ file, same_as })
  }
  return { files: taken, known, repeats }
}

function leftOut(
  landed: readonly LandedDelivery[],
  known: readonly LandedDelivery[],
  seen: Found['seen'],
  { sources, look, rebuild, known: loaded }: IntakeInput,
): readonly LeftOut[] {
  const has = new Set(sources.map(({ name }) => name))
  const there = new Set([...seen.values()].map(({ source, name }) => `${source}\u001f${name}`))
  const knownKeys = new Set(known.map(deliveryKey))
  const ofGone = known.filter(({ source }) => !has.has(source))
  // Under the name of a file that held a night there may lie a mended one.
  const withdrawn = landed.filter(
    one =>
      look && has.has(one.source) && !knownKeys.has(deliveryKey(one)) && !there.has(`${one.source}\u001f${one.name}`),
  )
  const inStar = new Set(loaded.flatMap(file => [deliveryKey(file), file.file_id]))
  const ofLater = known.filter(
    one =>
      !rebuild &&
      has.has(one.source) &&
      !seen.has(deliveryKey(one)) &&
      !inStar.has(deliveryKey(one)) &&
      !inStar.has(fileId(one.source, one.sha256, one.day)),
  )
  return [
    ...ofGone.map(({ source, name }): LeftOut => ({ source, name, why: 'source' })),
    ...ofLater.map(({ source, name }): LeftOut => ({ source, name, why: 'restored' })),
    ...withdrawn.map(({ source, name }): LeftOut => ({ source, name, why: 'unpublished' })),
  ]
}

/** By kind, from the names of what lies there and of what was published before. */
function gaps(
  sources: readonly SourceContract[],
  files: readonly PlannedFile[],
  gone: readonly LandedDelivery[],
): Intake['gaps'] {
  return sources.flatMap(source =>
    source.contract.files.flatMap(kind => {
      const names = [
        ...files.filter(file => file.source === source && file.kind === kind),
        ...gone.filter(one => one.source === source.name && one.kind === kind.name),
      ].map(({ name }) => name)
      const days = missingDays(kind, names)
      return days.length === 0 ? [] : [{ source: source.name, kind: kind.name, days }]
    }),
  )
}

async function discoverOrBreak(input: IntakeInput, source: SourceContract, broken: Intake['broken'][number][]) {
  try {
    return await discover(input.directory, source)
  } catch (thrown) {
    broken.push({ ...brokenBy(thrown, source), holds: true })
    return { files: [], missing: [], broken: [], passed_over: [] }
  }
}

/** What is not the fault of a file is thrown on. */
function brokenBy(thrown: unknown, { name, contract }: SourceContract): Intake['broken'][number] {
  if (!(thrown instanceof BrokenFile)) throw thrown
  return { source: name, holds: holdsWhenBroken(contract.on_drift), error: thrown }
}

function arriving({ source, name, sha256, day }: Candidate) {
  return { source: source.name, name, sha256, day }
}
