import { chmod, constants, copyFile, rename, rm } from 'node:fs/promises'
import { type Engine, rows } from '../engine.js'
import { statement } from '../query.js'
import { literal, quoted } from '../quoting.js'
import { openDuckdb } from './duckdb.js'
import { openInstance } from './instance.js'
import type { DuckdbOptions } from './options.js'

/** A copy of a published database file; the file system shares its blocks where it can. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, 0o644)
}

/** Opens the database of a night that is being made. What lies in `work` is not part of it. */
export async function openDraft(options: DuckdbOptions): Promise<Engine> {
  const engine = await openDuckdb(options)
  await engine.run(statement("attach ':memory:' as work"))
  return engine
}

/** Takes whole tables over from another database file, where it has them, with what holds for their columns. */
export async function takeOver(engine: Engine, from: string, tables: readonly string[]): Promise<void> {
  await engine.run(statement(`attach ${literal(from)} as earlier (read_only)`))
  try {
    const found = await rows(
      engine,
      statement<{ name: string; ddl: string }>(
        "select table_name as name, sql as ddl from duckdb_tables() where database_name = 'earlier'",
      ),
    )
    for (const { name, ddl } of found.filter(table => tables.includes(table.name))) {
      await engine.run(statement(`drop table if exists ${quoted(name)}`))
      await engine.run(statement(ddl))
      await engine.run(statement(`insert into ${quoted(name)} by name select * from earlier.${quoted(name)}`))
    }
  } finally {
    await engine.run(statement('detach earlier'))
  }
}

/** Share of a database file above which its free blocks are worth a copy; the next night fills those of a file below 32 MB. */
const loose = { share: 0.25, blocks: 128n }

/**
 * Closes a database for good: everything is in its one file, and free blocks that make up more than a quarter of a large one
 * are gone.
 */
export async function closeDraft(engine: Engine, options: DuckdbOptions): Promise<void> {
  const { path } = options
  await engine.run(statement('detach work'))
  await engine.run(statement('checkpoint'))
  const [size] = await rows(
    engine,
    statement<{ free: bigint; total: bigint }>(
      "select cast(free_blocks as bigint) as free, cast(total_blocks as bigint) as total from pragma_database_size() where database_name not in ('system', 'temp')",
    ),
  )
  const isLoose =
    size !== undefined && Number(size.free) > loose.share * Number(size.total) && size.total > loose.blocks
  await engine[Symbol.asyncDispose]()
  if (isLoose) await compact(options)
  await rm(`${path}.wal`, { force: true })
}

/** The same tables in a file without holes. Not by an engine's verb: the driver sees several statements in this one. */
async function compact({ path, ...limits }: DuckdbOptions): Promise<void> {
  const dense = `${path}.compact`
  const { instance, main } = await openInstance({ ...limits, path: ':memory:' })
  try {
    await main.run(`attach ${literal(path)} as loose (read_only)`)
    await main.run(`attach ${literal(dense)} as dense`)
    await main.run('copy from database loose to dense')
    await main.run('detach dense')
    main.closeSync()
  } finally {
    instance.closeSync()
  }
  await rename(dense, path)
}
