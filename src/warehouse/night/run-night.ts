import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../engine/engine.js'
import { EngineError } from '../engine/engine-error.js'
import type { Day } from '../engine/value.js'
import type { Progress } from '../progress.js'
import { outlivingTables } from '../tables.js'
import { digestNight, type EarlierDigests } from './digest-night.js'
import { type Layout, querySpill } from './layout.js'
import { mendLedger, readLedger, writeLedger } from './ledger.js'
import { lockProject } from './lock.js'
import { NightError } from './night-error.js'
import { keptNights, type NightRecord, type OwnTable, publishedNight, readNight } from './night-record.js'
import { freeName, prune, publish } from './publish.js'
import { kehuVersion, starRules, warehouseFormat } from './rules.js'
import { rebuildReasons, refuseEarlier, refuseStale } from './start-from.js'
import type { Held, NightStore } from './store/night-store.js'

/** One step of a night. The command line makes them: the warehouse knows nothing of the floors above it. */
export interface Step {
  readonly name: string
  run(night: OpenNight): Promise<void>
}

/** A night that is being made. */
export interface OpenNight {
  readonly engine: Engine
  /** Its folder, which becomes the published one. */
  readonly folder: string
  readonly asOf: Day
  /** The night it starts from; null for the first. */
  readonly previous: NightRecord | null
  /** Whether the star is built anew from all that has landed. */
  readonly rebuilt: boolean
  /** Tables beside those of Kehu; at first those of the night that it starts from, where it goes on from them. */
  readonly own: OwnTable[]
  /** What `night.json` will say of tonight; steps add to it. */
  readonly tonight: Record<string, unknown>
  /** Set by a step that changed facts of earlier nights: no digest is carried on. */
  changesKnown: boolean
}

export interface NightInput {
  readonly place: Layout
  readonly store: NightStore
  readonly asOf: Day
  /** Before any file is touched: what tonight starts from. */
  readonly steps: readonly Step[]
  /** Last step of a trial: nothing is published. */
  readonly until?: string
  readonly rebuild: boolean
  /** By source, what its records are read by: another contract builds anew. */
  readonly contracts: Readonly<Record<string, string>>
  /** Columns that its sources declare personal: `night.json` says so to whoever reads the night. */
  readonly personal: readonly string[]
  readonly keep: number
  /** Once the night is published, with the nights that are kept: nobody else runs meanwhile. Safe to repeat. */
  readonly settle?: (kept: readonly NightRecord[]) => Promise<void>
  readonly progress: Progress
  readonly signal: AbortSignal
  /** ISO in UTC. */
  now(): string
  /** Milliseconds, never going back: what `night.json` says of durations. */
  clock(): number
}

/**
 * Makes one night and publishes it. Whatever happens before the last rename leaves the published night as it was.
 *
 * @returns what was published; null for a trial.
 * @throws NightError, or what a step threw
 */
export async function runNight(input: NightInput): Promise<NightRecord | null> {
  const { place, store, asOf } = input
  await mkdir(place.root, { recursive: true })
  await using _lock = await lockProject(place.lock)
  await using held = await store.lock()
  await cleanUp(input)
  const previous = await publishedNight(place)
  refuseEarlier(asOf, previous, await keptNights(place), input.now())
  let published: NightRecord | null
  await writeLedger(place.ledger, { at: input.now(), event: 'started', as_of: asOf, previous: previous?.night ?? null })
  try {
    const record = await makeNight(input, previous, held)
    if (record) {
      await store.show(record)
      await writeLedger(place.ledger, publishedLine(record, input.now()))
    } else await writeLedger(place.ledger, { at: input.now(), event: 'tried', as_of: asOf, until: input.until })
    published = record
  } catch (thrown) {
    await writeLedger(place.ledger, { at: input.now(), ...endOf(thrown, input.signal), as_of: asOf })
    throw thrown
  }
  if (published) {
    await prune(place, input.keep)
    const kept = await Promise.all((await keptNights(place)).map(name => readNight(place, name)))
    await store.keep(kept)
    await input.settle?.(kept)
  }
  return published
}

/** Before a run: half-made files go, and the ledger learns what a kill kept from it. */
async function cleanUp({ place, store, now }: NightInput): Promise<void> {
  for (const folder of [place.tmp, place.nights, place.landed, place.staged]) await mkdir(folder, { recursive: true })
  for (const left of await readdir(place.tmp)) {
    // Queries spill here too, beside a run: theirs go when they are surely over.
    if (left.startsWith(querySpill) && !(await isOlder(join(place.tmp, left), now()))) continue
    await rm(join(place.tmp, left), { recursive: true, force: true })
  }
  await mendLedger(place.ledger)
  const current = await publishedNight(place)
  if (!current) return
  const told = (await readLedger(place.ledger)).some(line => line.night === current.night && line.event !== 'started')
  await store.show(current)
  if (!told) await writeLedger(place.ledger, { ...publishedLine(current, now()), event: 'entered' })
}

/** Whether a folder was made more than a day before a moment. */
async function isOlder(path: string, now: string): Promise<boolean> {
  return Date.parse(now) - (await stat(path)).mtimeMs > 86_400_000
}

async function makeNight(input: NightInput, previous: NightRecord | null, held: Held): Promise<NightRecord | null> {
  const { place, store, asOf, contracts } = input
  const durations: Record<string, number> = {}
  const timed = stopwatch(input.clock, durations)
  const folder = join(place.tmp, 'night')
  await mkdir(folder, { recursive: true })
  const reasons = rebuildReasons(previous, contracts, store.kind)
  refuseStale(reasons, input.steps)
  const rebuilt = input.rebuild || reasons.length > 0
  await using draft = await timed('start', () =>
    store.draft({ folder, previous, rebuilt, force: input.rebuild, kept: outlivingTables() }),
  )
  const { engine } = draft
  const tonight: Record<string, unknown> = { durations_ms: durations }
  const own: OwnTable[] = rebuilt ? [] : [...(previous?.own ?? [])]
  const night: OpenNight = { engine, folder, asOf, previous, rebuilt, own, tonight, changesKnown: false }
  for (const step of input.steps) {
    input.signal.throwIfAborted()
    await held.confirm()
    await timed(step.name, () => step.run(night))
    if (step.name === input.until) return null
  }
  const digests = await timed('digest', () =>
    digestNight(engine, input.progress, rebuilt || night.changesKnown ? null : earlier(previous, input.steps), own),
  )
  const name = await freeName(place, asOf, previous)
  const tables = await timed('close', () => draft.seal(name))
  input.signal.throwIfAborted()
  await held.confirm()
  const record: NightRecord = {
    format: warehouseFormat,
    night: name,
    as_of: asOf,
    previous: previous?.night ?? null,
    kehu: kehuVersion(),
    rules: starRules(),
    contracts,
    ...(input.personal.length > 0 && { personal: input.personal }),
    ...(own.length > 0 && { own }),
    digests,
    tonight,
    tables,
  }
  await publish(place, folder, record)
  return record
}

/** What is known of the tables that a night only adds to. */
function earlier(previous: NightRecord | null, steps: readonly Step[]): EarlierDigests | null {
  return previous && { digests: previous.digests, hasNewFiles: steps.some(step => step.name === 'star') }
}

/** Runs work and notes how long it took, in whole milliseconds; work of one name adds up. */
function stopwatch(clock: () => number, durations: Record<string, number>) {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const started = clock()
    try {
      return await work()
    } finally {
      durations[name] = (durations[name] ?? 0) + Math.round(clock() - started)
    }
  }
}

function publishedLine(record: NightRecord, at: string) {
  const { night, as_of, previous, tonight } = record
  return { at, event: 'published', night, as_of, previous, ...tonight } as const
}

function endOf(thrown: unknown, signal: AbortSignal) {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof NightError && thrown.code === 'held') return { event: 'held', reason: message } as const
  const stopped = signal.aborted || (thrown instanceof EngineError && thrown.code === 'interrupted')
  return stopped ? ({ event: 'interrupted' } as const) : ({ event: 'failed', reason: message } as const)
}
