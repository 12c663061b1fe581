import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeNight } from '../../src/cli/night/make-night.js'
import { nightNamed, readNightTables } from '../../src/cli/night/published.js'
import { projectContext } from '../../src/cli/project-context.js'
import { hasCode } from '../../src/config/error-code.js'
import { loadProject } from '../../src/config/load-project.js'
import { type Engine, rows } from '../../src/warehouse/engine/engine.js'
import { statement } from '../../src/warehouse/engine/query.js'
import type { Day, Row } from '../../src/warehouse/engine/value.js'
import { layout, nightFiles } from '../../src/warehouse/night/layout.js'
import { type NightRecord, publishedNight } from '../../src/warehouse/night/night-record.js'
import { silent } from '../../src/warehouse/progress.js'

/** One published night of the project in a folder, in this process. */
export async function night(folder: string, asOf: string): Promise<NightRecord> {
  const context = await projectContext(await loadProject(folder))
  const signal = new AbortController().signal
  const surroundings = { progress: silent, signal, now: () => '2026-01-01T00:00:00.000Z', clock: () => 0 }
  const record = await makeNight(context, { asOf: asOf as Day }, surroundings)
  if (!record) throw new RangeError('a whole night publishes')
  return record
}

/** What two nights that are the same have in common: digests of tables, counts of fates, md5s of report and segment files. */
export interface Outcome {
  readonly digests: Readonly<Record<string, string>>
  /** Records by source, fate and reason: over all files, whatever file they came in. */
  readonly fates: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
}

/** The outcome of the published night. */
export async function outcome(folder: string): Promise<Outcome> {
  const place = layout(folder)
  const record = await publishedNight(place)
  if (!record) throw new RangeError('nothing is published')
  const files: Record<string, string> = {}
  for (const below of [nightFiles.report, nightFiles.audiences]) {
    for (const name of (await filesIn(join(place.current, below))).sort()) {
      const bytes = await readFile(join(place.current, below, name))
      files[`${below}/${name}`] = createHash('md5').update(bytes).digest('hex')
    }
  }
  return { digests: record.digests, fates: await fatesOf(folder), files }
}

type Fate = { fate: string; records: string }

async function fatesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const counted = await ask<Fate>(
    folder,
    `select concat_ws(': ', source, fate, reason) as fate, cast(count(*) as varchar) as records
      from record_fate group by source, fate, reason order by fate`,
  )
  return Object.fromEntries(counted.map(({ fate, records }) => [fate, records]))
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return []
    throw thrown
  }
}

/** Reads the published night. */
export async function ask<R extends Row>(folder: string, text: string): Promise<R[]> {
  await using engine = await openPublished(folder)
  // Awaited here, or the engine would be closed under the read.
  return await rows(engine, statement<R>(text))
}

/** The one row of an answer. */
export async function askOne<R extends Row>(folder: string, text: string): Promise<R> {
  const [row] = await ask<R>(folder, text)
  if (!row) throw new RangeError(`no row: ${text}`)
  return row
}

/** The tables of the published night, wherever they lie. */
export async function openPublished(folder: string): Promise<Engine> {
  const place = layout(folder)
  return readNightTables(place, await nightNamed(place))
}
