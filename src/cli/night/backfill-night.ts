import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../../config/error-code.js'
import { backfill } from '../../mining/run.js'
import { causeTeller } from '../../reports/language/cause-text.js'
import { rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { type Layout, nightFiles } from '../../warehouse/night/layout.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { type OpenNight, runNight } from '../../warehouse/night/run-night.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import type { ProjectContext } from '../project-context.js'
import { UsageError } from '../usage-error.js'
import type { Surroundings } from './make-night.js'
import { declaredPersonal } from './personal.js'
import { nightNamed, readNightTables } from './published.js'
import { projectStore } from './store.js'

/** Days that were asked for: those on which somebody can be scored, and the others. */
export interface PastDays {
  readonly days: readonly Day[]
  readonly empty: readonly Day[]
}

/** @throws UsageError for days after the published night's */
export async function pastDays(place: Layout, asked: readonly Day[]): Promise<PastDays> {
  const record = await nightNamed(place)
  const late = asked.find(day => day > record.as_of)
  if (late !== undefined)
    throw new UsageError(
      `${late} lies after the published night's ${record.as_of}; score it with kehu run --as-of ${late}`,
    )
  await using published = await readNightTables(place, record)
  const [found] = await rows(published, bind<{ first_day: string | null }>(sqlFile('reports/first_buyer_day.sql')))
  const first = found?.first_day ?? null
  const isScored = (day: Day) => first !== null && day > first
  return { days: asked.filter(isScored), empty: asked.filter(day => !isScored(day)) }
}

/**
 * Adds the scores of past days to the history, in any order: a night with the published night's day, star, report and
 * audiences, and a longer history.
 *
 * @param days of `pastDays`
 * @throws NightError `stale` when the star has to be built anew first
 */
export async function backfillNight(
  { place, loaded, contracts, own }: ProjectContext,
  days: readonly Day[],
  around: Surroundings,
): Promise<NightRecord> {
  const { project } = loaded
  const asOf = (await nightNamed(place)).as_of as Day
  const step = { name: 'backfill', run: (night: OpenNight) => scorePast(night, days, project.models, around) }
  const record = await runNight({
    place,
    store: await projectStore(place, project.engine),
    asOf,
    steps: [step],
    rebuild: false,
    personal: declaredPersonal(loaded.sources),
    contracts,
    keep: project.keep.nights,
    ...around,
  })
  if (!record) throw new RangeError('a backfill without a last step publishes')
  return record

  async function scorePast(
    night: OpenNight,
    past: readonly Day[],
    options: typeof project.models,
    { progress, signal }: Surroundings,
  ): Promise<void> {
    if (!night.previous) throw new RangeError('a backfill goes on from a published night')
    const shown = progress.step('backfill', past.length)
    const models: unknown[] = []
    const scored: Day[] = []
    for (const [i, day] of past.entries()) {
      signal.throwIfAborted()
      const outcomes = await backfill(night.engine, { asOf: day, options, own: own.tables, tell: causeTeller(project) })
      if (outcomes.some(({ state }) => state === 'fitted' || state === 'reused')) scored.push(day)
      models.push(...outcomes)
      shown.tick(i + 1, day)
    }
    shown.end()
    // Who had bought may have given everything back.
    if (scored.length === 0)
      throw new UsageError('there is nobody to score on any of these days; nothing was published')
    await carryOn(night, join(place.nights, night.previous.night))
    night.tonight.backfilled = scored
    night.tonight.models = models
  }
}

/** Report and audiences are functions of what has not changed. */
async function carryOn({ previous, folder, tonight }: OpenNight, from: string): Promise<void> {
  for (const name of [nightFiles.report, nightFiles.audiences]) {
    await cp(join(from, name), join(folder, name), { recursive: true }).catch((thrown: unknown) => {
      // A project without audiences has no such folder.
      if (!hasCode(thrown, 'ENOENT')) throw thrown
    })
  }
  for (const name of ['report', 'audiences', 'checks']) tonight[name] = previous?.tonight[name]
}
