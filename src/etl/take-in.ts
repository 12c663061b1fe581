import { join } from 'node:path'
import { holdsWhenBroken } from '../config/drift-policy.js'
import type { Engine } from '../warehouse/engine/engine.js'
import type { Progress } from '../warehouse/progress.js'
import { filesAtOnce, sideBySide } from '../warehouse/side-by-side.js'
import { BrokenFile } from './broken-file.js'
import type { Intake } from './intake.js'
import { type Delivered, type Note, noteDeliveries } from './landing/description.js'
import { findLanded } from './landing/find-landed.js'
import { land } from './landing/land.js'
import type { LandedFile } from './landing/landed-file.js'
import type { PlannedFile } from './planned-file.js'
import { type Reading, type Staged, stagedBefore, stagedStem, stageTogether } from './staging/stage.js'
import type { ToStage } from './staging/to-stage.js'

export interface Folders {
  readonly landed: string
  readonly staged: string
  readonly tmp: string
}

/** A planned file and its landed copy. */
export interface Landed {
  readonly file: PlannedFile
  readonly landed: LandedFile
}

export interface LandedAll {
  readonly landed: readonly Landed[]
  /** Files with the bytes of others, with their landed copy. */
  readonly repeats: readonly Landed[]
  readonly broken: Intake['broken']
}

/** Lands every planned file, and says of each in its landed copy who delivered it. One that turns out broken is set aside. */
export async function landAll(
  engine: Engine,
  intake: Intake,
  folders: Folders,
  progress: Progress,
  signal: AbortSignal,
): Promise<LandedAll> {
  // First: they came before whatever comes tonight.
  await noteDeliveries(intake.untold, folders.tmp)
  const landed: Landed[] = []
  const broken: Intake['broken'][number][] = []
  const step = progress.step('land', intake.files.length)
  for (const [i, file] of intake.files.entries()) {
    signal.throwIfAborted()
    try {
      landed.push({ file, landed: await landOne(engine, file, folders, signal) })
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      broken.push({ source: file.source.name, holds: holdsWhenBroken(file.source.contract.on_drift), error: thrown })
    }
    step.tick(i + 1, file.name)
  }
  const repeats: Landed[] = []
  for (const { file } of intake.repeats) {
    const copy = await findLanded(join(folders.landed, file.source.name), file.kind, file)
    if (copy) repeats.push({ file, landed: copy })
  }
  await noteDeliveries([...landed, ...repeats].map(note), folders.tmp)
  step.end(`${landed.length} files`)
  return { landed, repeats, broken }
}

async function landOne(engine: Engine, file: PlannedFile, folders: Folders, signal: AbortSignal): Promise<LandedFile> {
  const { from, source } = file
  const place = { folder: join(folders.landed, source.name), tmp: folders.tmp, signal }
  return 'landed' in from ? from.landed : land(engine, from.delivery, place, from.print, [delivered(file)])
}

/** Says of what a published night took in that it did: from now on it is part of what the star is built from. */
export async function notePublished({ landed, repeats }: Omit<LandedAll, 'broken'>, tmp: string): Promise<void> {
  const notes = [...landed, ...repeats].map(note)
  await noteDeliveries(
    notes.map(({ landed, delivered }) => ({ landed, delivered: { ...delivered, published: true } })),
    tmp,
  )
}

function note({ file, landed }: Landed): Note {
  return { landed, delivered: delivered(file) }
}

function delivered({ name, kind, day, arrival, known }: PlannedFile): Delivered {
  return { name, kind: kind.name, day, arrival, published: known }
}

/** Files of one kind and header are staged together up to so many records. */
const mostRecords = 200_000
const mostFiles = 200

/** Stages every landed file, in their order. */
export async function stageAll(
  engine: Engine,
  landed: readonly Landed[],
  reading: Reading,
  folders: Folders,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly Staged[]> {
  const step = progress.step('stage', landed.length)
  const files = landed.map(({ file, landed: copy }) => ({ ...file, landed: copy }))
  const stems = files.map(file => stagedStem(folders.staged, file, reading))
  const staged = [
    ...(await sideBySide([...files.entries()], filesAtOnce, ([i, file]) => stagedBefore(file, stems[i] ?? ''))),
  ]
  let done = staged.filter(file => file !== null).length
  for (const group of groups(files, i => staged[i] === null)) {
    signal.throwIfAborted()
    const alike = group.flatMap(i => files[i] ?? [])
    const made = await stageTogether(
      engine,
      alike,
      group.map(i => stems[i] ?? ''),
      reading,
      folders.tmp,
    )
    group.forEach((i, n) => {
      staged[i] = made[n] ?? null
    })
    done += group.length
    step.tick(done, alike.at(-1)?.name)
  }
  const all = staged.filter(file => file !== null)
  step.end(`${all.reduce((sum, file) => sum + file.records, 0)} records`)
  return all
}

/**
 * Places of files that can be staged in one statement: of one source, kind and header, small enough together, and no two
 * with one landed copy (the same bytes, delivered for two days), which the statement could not tell apart.
 */
function groups(files: readonly ToStage[], isWanted: (i: number) => boolean): readonly (readonly number[])[] {
  const found: number[][] = []
  const open = new Map<string, { places: number[]; records: number; paths: Set<string> }>()
  files.forEach(({ source, kind, landed }, i) => {
    if (!isWanted(i)) return
    const alike = JSON.stringify([source.name, kind.name, landed.header, landed.error_columns ?? []])
    const group = open.get(alike)
    const hasRoom = group && group.records + landed.records <= mostRecords && group.places.length < mostFiles
    if (group && hasRoom && !group.paths.has(landed.path)) {
      group.places.push(i)
      group.paths.add(landed.path)
      group.records += landed.records
    } else {
      const places = [i]
      found.push(places)
      open.set(alike, { places, records: landed.records, paths: new Set([landed.path]) })
    }
  })
  return found
}
