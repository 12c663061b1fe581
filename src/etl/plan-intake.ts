import { join } from 'node:path'
import type { SourceContract, SourceFile } from '../config/source.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { BrokenFile } from './broken-file.js'
import { discover } from './discover.js'
import { chooseKind } from './landing/choose-kind.js'
import type { Delivery } from './landing/delivery.js'
import { findLanded } from './landing/find-landed.js'
import type { Fingerprint } from './landing/fingerprint.js'
import { fingerprintOf } from './landing/land.js'
import type { LandedFile } from './landing/landed-file.js'
import { fileDay } from './staging/file-day.js'
import { leftOver } from './staging/resolve-field.js'
import { fileId } from './staging/stage.js'

/** A file that tonight takes in. */
export interface PlannedFile {
  readonly source: SourceContract
  readonly kind: SourceFile
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly file_id: bigint
  readonly day: string | null
  /** Where its bytes come from: the delivered file, or its landed copy where the star is built anew. */
  readonly from: { readonly delivery: Delivery; readonly print: Fingerprint } | { readonly landed: LandedFile }
  /** What its header lacks; the contract lets such a file's records into quarantine. */
  readonly problems: readonly string[]
  /** Columns that nothing maps. */
  readonly leftOver: readonly string[]
}

/** What tonight would do with what lies where the sources say. */
export interface Intake {
  readonly files: readonly PlannedFile[]
  /** How many files are known already. */
  readonly known: number
  /** Files whose bytes another file brought. */
  readonly repeats: readonly { readonly source: string; readonly name: string; readonly same_as: string }[]
  /** Files that break their contract as a whole. */
  readonly broken: readonly { readonly source: string; readonly holds: boolean; readonly error: BrokenFile }[]
  /** Known files of sources and kinds that the project no longer has: a star that is built anew goes without them. */
  readonly dropped: readonly { readonly source: string; readonly name: string }[]
  /** Paths under which nothing lies. */
  readonly missing: readonly { readonly source: string; readonly path: string }[]
}

/** A file that the night has, by its row in `loaded_file`. */
export interface KnownFile {
  readonly file_id: bigint
  readonly source: string
  readonly kind: string
  readonly name: string
  readonly sha256: string
  readonly day: string | null
}

export interface IntakeInput {
  readonly engine: Engine
  readonly directory: string
  /** `warehouse/landed` */
  readonly landed: string
  readonly sources: readonly SourceContract[]
  readonly known: readonly KnownFile[]
  /** The star is built anew: known files are taken in again, from where they landed. */
  readonly rebuild: boolean
  /** Whether to look at the sources' folders at all. */
  readonly look: boolean
}

/** Looks at every delivered file and changes nothing. */
export async function planIntake(input: IntakeInput): Promise<Intake> {
  const plan = {
    files: [] as PlannedFile[],
    known: 0,
    repeats: [] as Intake['repeats'][number][],
    broken: [] as Intake['broken'][number][],
    dropped: [] as Intake['dropped'][number][],
    missing: [] as Intake['missing'][number][],
  }
  const names = new Map<bigint, string>(input.rebuild ? [] : input.known.map(file => [file.file_id, file.name]))
  const knownNames = new Map(input.known.map(file => [`${file.source}/${file.name}`, file.file_id]))
  if (input.rebuild) {
    for (const file of input.known) {
      const planned = await plannedAgain(file, input)
      if (planned) {
        plan.files.push(planned)
        names.set(file.file_id, file.name)
      }
    }
  }
  for (const source of input.look ? input.sources : []) {
    const found = await discoverOrBreak(input, source, plan.broken)
    for (const path of found.missing) plan.missing.push({ source: source.name, path })
    for (const delivery of found.deliveries) {
      try {
        const planned = await plannedNew(delivery, source, input.engine)
        const same = names.get(planned.file_id)
        if (same === undefined) {
          names.set(planned.file_id, planned.name)
          plan.files.push(planned)
        } else if (knownNames.get(`${source.name}/${planned.name}`) === planned.file_id) plan.known++
        else plan.repeats.push({ source: source.name, name: planned.name, same_as: same })
      } catch (thrown) {
        if (!(thrown instanceof BrokenFile)) throw thrown
        plan.broken.push({ source: source.name, holds: source.contract.on_drift === 'hold', error: thrown })
      }
    }
  }
  if (input.rebuild) noteLost(input, names, plan)
  return plan
}

/** A star that is built anew needs every file that it knew: one that is nowhere to be found holds the night. */
function noteLost(
  { known, sources }: IntakeInput,
  found: ReadonlyMap<bigint, string>,
  plan: { broken: Intake['broken'][number][]; dropped: Intake['dropped'][number][] },
): void {
  for (const { source, kind, name } of known.filter(file => !found.has(file.file_id))) {
    const isStill = sources.find(one => one.name === source)?.contract.files.some(one => one.name === kind) ?? false
    if (!isStill) {
      plan.dropped.push({ source, name })
      continue
    }
    const detail =
      'was loaded before, but neither the file nor a landed copy that fits its contract is there; put the file back, or take its dialect back to what it was'
    if (!plan.broken.some(({ error }) => error.file === name)) {
      plan.broken.push({ source, holds: true, error: new BrokenFile('vanished', name, detail) })
    }
  }
}

async function discoverOrBreak(input: IntakeInput, source: SourceContract, broken: Intake['broken'][number][]) {
  try {
    return await discover(input.directory, source)
  } catch (thrown) {
    if (!(thrown instanceof BrokenFile)) throw thrown
    broken.push({ source: source.name, holds: true, error: thrown })
    return { deliveries: [], missing: [] }
  }
}

/** @throws BrokenFile when the file as a whole cannot be used. */
async function plannedNew(delivery: Delivery, source: SourceContract, engine: Engine): Promise<PlannedFile> {
  const print = await fingerprintOf(delivery)
  if (print.bytes === 0) {
    throw new BrokenFile(
      'empty',
      delivery.name,
      'the file is empty, expected at least a header; ask for it to be exported again, or remove it',
    )
  }
  const { kind, header, problems } = await chooseKind(engine, delivery)
  if (problems.length > 0 && source.contract.on_drift === 'hold') {
    const mend = 'mend the file or the mapping, or let its records into quarantine with on_drift: quarantine'
    throw new BrokenFile('columns', delivery.name, `${problems.join('; ')}; its columns: ${header.join(', ')}; ${mend}`)
  }
  const day = fileDay(kind, delivery.name)
  return {
    source,
    kind,
    name: delivery.name,
    sha256: print.sha256,
    bytes: print.bytes,
    file_id: fileId(source.name, print.sha256, day),
    day,
    from: { delivery, print },
    problems,
    leftOver: leftOver(kind, header),
  }
}

/** A known file from its landed copy; undefined where its source or kind is gone, or it has to land again. */
async function plannedAgain(file: KnownFile, input: IntakeInput): Promise<PlannedFile | undefined> {
  const source = input.sources.find(({ name }) => name === file.source)
  const kind = source?.contract.files.find(({ name }) => name === file.kind)
  if (!source || !kind) return undefined
  const landed = await findLanded(join(input.landed, source.name), kind, file)
  if (!landed) return undefined
  return {
    source,
    kind,
    name: file.name,
    sha256: file.sha256,
    bytes: landed.bytes,
    file_id: file.file_id,
    day: file.day,
    from: { landed },
    problems: [],
    leftOver: leftOver(kind, landed.header),
  }
}
