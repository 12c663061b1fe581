import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../warehouse/engine/engine.js'
import type { Progress } from '../warehouse/progress.js'
import type { StagedFile } from '../warehouse/star/staged-file.js'
import { BrokenFile } from './broken-file.js'
import { type LandedFile, land } from './landing/land.js'
import type { Intake, PlannedFile } from './plan-intake.js'
import { type Reading, stage } from './staging/stage.js'

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
  readonly broken: Intake['broken']
}

/** Lands every planned file. One that turns out broken is set aside; the others go on. */
export async function landAll(
  engine: Engine,
  files: readonly PlannedFile[],
  folders: Folders,
  progress: Progress,
): Promise<LandedAll> {
  const landed: Landed[] = []
  const broken: Intake['broken'][number][] = []
  const step = progress.step('land', files.length)
  for (const [i, file] of files.entries()) {
    try {
      landed.push({ file, landed: await landOne(engine, file, folders) })
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      broken.push({ source: file.source.name, holds: file.source.contract.on_drift === 'hold', error: thrown })
    }
    step.tick(i + 1, file.name)
  }
  step.end(`${landed.length} files`)
  return { landed, broken }
}

async function landOne(engine: Engine, file: PlannedFile, folders: Folders): Promise<LandedFile> {
  if ('landed' in file.from) return file.from.landed
  const folder = join(folders.landed, file.source.name)
  await mkdir(folder, { recursive: true })
  return land(engine, file.from.delivery, { folder, tmp: folders.tmp }, file.from.print)
}

/** So many files are staged at a time: most of a small file's time is planning, which has one thread. */
const lanes = 4

/** Stages every landed file, in their order. */
export async function stageAll(
  engine: Engine,
  landed: readonly Landed[],
  reading: Reading,
  folders: Folders,
  progress: Progress,
): Promise<readonly StagedFile[]> {
  const staged: StagedFile[] = []
  const step = progress.step('stage', landed.length)
  const place = { folder: folders.staged, tmp: folders.tmp }
  const waiting = landed.entries()
  let done = 0
  const lane = async () => {
    for (const [i, { file, landed: copy }] of waiting) {
      staged[i] = await stage(engine, file.source, file.kind, copy, file.name, file.day, reading, place)
      step.tick(++done, file.name)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const records = staged.reduce((sum, file) => sum + file.records, 0)
  step.end(`${records} records`)
  return staged
}
