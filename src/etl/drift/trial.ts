import { join } from 'node:path'
import type { Engine } from '../../warehouse/engine/engine.js'
import { BrokenFile } from '../broken-file.js'
import { land } from '../landing/land.js'
import type { LandedFile } from '../landing/landed-file.js'
import type { PlannedFile } from '../planned-file.js'
import { type Reading, type Staged, stageTogether } from '../staging/stage.js'

/** What a trial made of a planned file: its records as they would be read, or why it breaks. */
export type Tried =
  | { readonly file: PlannedFile; readonly landed: LandedFile; readonly staged: Staged }
  | { readonly file: PlannedFile; readonly broken: BrokenFile }

/** Larger files are not tried: a plan is to be quick. */
const mostBytes = 32_000_000

/**
 * Lands and stages the newest new file of each kind in a folder that is thrown away: what only records tell is known before
 * a run. The others of the kind are most likely alike.
 */
export async function tryNewest(
  engine: Engine,
  files: readonly PlannedFile[],
  reading: Reading,
  folder: string,
): Promise<readonly Tried[]> {
  const newest = new Map<string, PlannedFile>()
  for (const file of files) {
    const key = `${file.source.name}\u001f${file.kind.name}`
    const before = newest.get(key)
    if (!file.known && file.bytes <= mostBytes && (!before || isLater(file, before))) newest.set(key, file)
  }
  const tried: Tried[] = []
  for (const [i, file] of [...newest.values()].entries()) {
    try {
      const place = { folder: join(folder, String(i)), tmp: folder }
      const landed =
        'landed' in file.from ? file.from.landed : await land(engine, file.from.delivery, place, file.from.print)
      const [staged] = await stageTogether(
        engine,
        [{ ...file, landed }],
        [join(folder, `staged-${i}`)],
        reading,
        folder,
      )
      if (staged) tried.push({ file, landed, staged })
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      tried.push({ file, broken: thrown })
    }
  }
  return tried
}

function isLater(one: PlannedFile, other: PlannedFile): boolean {
  const [day, before] = [one.day ?? '', other.day ?? '']
  return day === before ? one.arrival > other.arrival : day > before
}
