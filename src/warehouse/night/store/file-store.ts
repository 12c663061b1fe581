import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../../../config/error-code.js'
import { closeDraft, copyDatabase, openDraft, takeOver } from '../../engine/duckdb/draft.js'
import { openDuckdb } from '../../engine/duckdb/duckdb.js'
import { statement } from '../../engine/query.js'
import { standingTables } from '../../star/parts/part-tables.js'
import { type Layout, nightFiles } from '../layout.js'
import { NightError } from '../night-error.js'
import { fileHash, type NightRecord } from '../night-record.js'
import { completeTables } from './complete-tables.js'
import type { Draft, NightStore, Start } from './night-store.js'

export interface FileStoreOptions {
  readonly place: Layout
  readonly threads?: number
  readonly memory?: string
}

/** Every night has a DuckDB file of its own, which starts as a copy of the last one's. */
export function fileStore({ place, threads, memory }: FileStoreOptions): NightStore {
  const limits = { ...(threads !== undefined && { threads }), ...(memory !== undefined && { memory }) }
  const verified = (record: NightRecord) => verifyFile(place, record)
  return {
    kind: 'duckdb',
    // Whoever has the folder has the tables: the lock of the project is enough.
    lock: async () => ({ confirm: async () => undefined, [Symbol.asyncDispose]: async () => undefined }),
    draft: start => openFile(start, { spill: place.tmp, ...limits }, verified),
    verify: async record => {
      await verified(record)
    },
    read: async record => openDuckdb({ path: databaseOf(place, record), readOnly: true }),
    async trial(record, spill) {
      // A database of its own, that sees the file through views: what is read-only takes no place to work in.
      const shown = { path: databaseOf(place, record), masks: () => false }
      const engine = await openDraft({ path: ':memory:', spill, ...limits, shown })
      return { engine, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() }
    },
    // Readers follow the symlink; a folder that goes takes its file along.
    show: async () => undefined,
    keep: async () => undefined,
  }
}

/** By its real path: a reader outlives the swap of `current` and the pruning of its night. */
export function databaseOf(place: Layout, { night, tables }: NightRecord): string {
  if (tables.kind === 'duckdb') return join(place.nights, night, nightFiles.database)
  throw new NightError(
    'elsewhere',
    `night ${night} lies on the cluster ${tables.url}, in ${tables.catalog}.${tables.schema}: name it in kehu.yaml, engine: { kind: trino … }, or come back to one machine with kehu run --rebuild, which leaves the history of scores there`,
  )
}

async function openFile(
  start: Start,
  options: { readonly spill: string; readonly threads?: number; readonly memory?: string },
  verified: (record: NightRecord) => Promise<string>,
): Promise<Draft> {
  const { folder, previous, rebuilt, kept } = start
  const path = join(folder, nightFiles.database)
  const last = previous && (await wholeFile(previous, start, verified))
  if (last !== null && !rebuilt) await copyDatabase(last, path)
  const engine = await openDraft({ path, ...options })
  try {
    if (rebuilt) {
      for (const table of standingTables()) await engine.run(statement(table.ddl ?? ''))
      if (last !== null) {
        await takeOver(engine, last, kept)
        await completeTables(engine, kept)
      }
    }
  } catch (thrown) {
    await engine[Symbol.asyncDispose]()
    throw thrown
  }
  return {
    engine,
    async seal() {
      await closeDraft(engine, { path, ...options })
      await chmod(path, 0o444)
      return { kind: 'duckdb', ...(await fileHash(path)) }
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  }
}

/** The file of the last night; null where it cannot be had and the user wants the star built anew all the same. */
async function wholeFile(
  previous: NightRecord,
  { force }: Start,
  verified: (record: NightRecord) => Promise<string>,
): Promise<string | null> {
  try {
    return await verified(previous)
  } catch (thrown) {
    if (force && thrown instanceof NightError && ['damaged', 'elsewhere'].includes(thrown.code)) return null
    throw thrown
  }
}

/** A night starts only from the file that was published. */
async function verifyFile(place: Layout, record: NightRecord): Promise<string> {
  const path = databaseOf(place, record)
  if (record.tables.kind === 'duckdb' && (await hashOf(path, record)) === record.tables.sha256) return path
  throw damaged(record, `${path} has changed since`)
}

async function hashOf(path: string, record: NightRecord): Promise<string> {
  try {
    return (await fileHash(path)).sha256
  } catch (thrown) {
    if (!hasCode(thrown, 'ENOENT')) throw thrown
    throw damaged(record, `${path} is gone`, thrown)
  }
}

function damaged({ night }: NightRecord, what: string, cause?: unknown): NightError {
  return new NightError(
    'damaged',
    `the published night ${night} is not the file that was published: ${what}; go back with kehu runs restore, or build it anew with kehu run --rebuild, which loses the history of scores`,
    [],
    cause,
  )
}
