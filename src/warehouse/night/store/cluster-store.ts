import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { quoted } from '../../engine/quoting.js'
import type { TrinoAddress } from '../../engine/trino/address.js'
import type { OnProgress } from '../../engine/trino/client.js'
import { type LocalLimits, loadAsRows, loadThroughStore, type StoreFolder } from '../../engine/trino/load.js'
import { openTrino } from '../../engine/trino/trino.js'
import { NightError } from '../night-error.js'
import type { NightRecord, NightTables } from '../night-record.js'
import { type Holder, takeLease } from './cluster-lease.js'
import { type ClusterNames, clusterNames } from './cluster-names.js'
import { dropSchema, emptySchema, makeSchema, relationsOf, schemasOf } from './cluster-schemas.js'
import { expireSnapshots } from './expire.js'
import { fillNewTables } from './new-tables.js'
import type { Draft, NightStore, Start } from './night-store.js'
import { currentSnapshots, goBack, lostSnapshots, pinned } from './snapshots.js'

export interface ClusterStoreOptions {
  /** Its schema is the one in the project file, with which all others begin. */
  readonly address: TrinoAddress
  readonly store?: StoreFolder
  readonly limits: LocalLimits
  readonly holder: Holder
  /** Opens a night that lies in a file, from before the project moved. */
  readonly readFile: (record: NightRecord) => Promise<Engine>
  readonly onProgress?: OnProgress
}

type ClusterTables = Extract<NightTables, { kind: 'trino' }>

/**
 * Nights on a Trino cluster, in Iceberg tables. All nights write on the same tables; a night is the snapshot of each of
 * them that stood when it was sealed, and views show it. What is served is whole at any moment for our own readers, who
 * follow `current`; the views under the project's own name are replaced one by one.
 */
export function clusterStore(options: ClusterStoreOptions): NightStore {
  const { address, holder } = options
  const names = clusterNames(address.schema)
  const open = (schema: string) => openTrino({ ...address, schema })
  const lock = async () => {
    const engine = open(names.lock)
    await makeSchema(engine, names.lock)
    return takeLease(engine, holder)
  }
  return {
    kind: 'trino',
    lock,
    draft: start => openDraft(options, names, start),
    async verify(record) {
      const { schema, snapshots } = tablesOf(record, address)
      await using engine = open(schema)
      const lost = await lostSnapshots(engine, schema, snapshots)
      if (lost.length === 0) return
      throw new NightError(
        'damaged',
        `night ${record.night} is not as it was published: on ${address.url}, ${address.catalog}.${schema} lacks the snapshots of ${lost.join(', ')}; go back with kehu runs restore, or rebuild with kehu run --rebuild`,
      )
    },
    read: async record => open(tablesOf(record, address).views),
    async trial(record) {
      const held = await lock()
      const engine = openTrino({ ...address, schema: tablesOf(record, address).views, work: names.trial })
      const end = async () => {
        await engine[Symbol.asyncDispose]()
        await held[Symbol.asyncDispose]()
      }
      try {
        await makeSchema(engine, names.trial)
        await emptySchema(engine, names.trial)
      } catch (thrown) {
        await end()
        throw thrown
      }
      return {
        engine,
        async [Symbol.asyncDispose]() {
          await emptySchema(engine, names.trial)
          await end()
        },
      }
    },
    async show(record) {
      await using engine = open(names.views)
      await showNight(engine, names.views, record, tablesOf(record, address))
    },
    async keep(records) {
      await using engine = open(names.views)
      const kept = records.flatMap(({ tables }) => (tables.kind === 'trino' ? [tables.schema, tables.views] : []))
      for (const schema of await schemasOf(engine)) {
        const isOurs = names.isNight(schema) || names.generationOf(schema) !== null
        if (isOurs && !kept.includes(schema)) await dropSchema(engine, schema)
      }
      await expireSnapshots(
        engine,
        records.flatMap(({ tables }) => (tables.kind === 'trino' ? [tables] : [])),
      )
    },
  }
}

async function openDraft(options: ClusterStoreOptions, names: ClusterNames, start: Start): Promise<Draft> {
  const { address, store, limits, onProgress } = options
  const { previous, rebuilt } = start
  const load = store ? loadThroughStore(store, names.work, limits) : loadAsRows(limits)
  const earlier = previous && !rebuilt ? tablesOf(previous, address) : null
  const schema = earlier?.schema ?? (await newSchema(address, names))
  const engine = openTrino({ ...address, schema, work: names.work, load, ...(onProgress && { onProgress }) })
  const sweep = async () => {
    await emptySchema(engine, names.work)
    if (store?.catalog !== undefined) await emptyExternal(engine, store.catalog, names.work)
    if (store) await rm(join(store.path, names.work), { recursive: true, force: true })
  }
  try {
    await makeSchema(engine, names.work)
    await sweep()
    if (earlier) await goBack(engine, schema, earlier.snapshots)
    else await fillNewTables(engine, schema, start, options.readFile)
  } catch (thrown) {
    await engine[Symbol.asyncDispose]()
    throw thrown
  }
  return {
    engine,
    async seal(night) {
      await sweep()
      const snapshots = await currentSnapshots(engine, schema)
      const views = names.night(night)
      await makeSchema(engine, views)
      await emptySchema(engine, views)
      for (const [table, snapshot] of Object.entries(snapshots)) {
        await replaceView(engine, views, table, pinned(schema, table, snapshot))
      }
      return { kind: 'trino', url: address.url, catalog: address.catalog, schema, views, snapshots }
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  }
}

/** A schema that no night has used. */
async function newSchema(address: TrinoAddress, names: ClusterNames): Promise<string> {
  await using engine = openTrino(address)
  const taken = (await schemasOf(engine)).map(schema => names.generationOf(schema) ?? 0)
  const schema = names.tables(1 + Math.max(0, ...taken))
  await makeSchema(engine, schema)
  return schema
}

/** Its last view tells which night it is: where that is right, all of them are. */
async function showNight(engine: Engine, schema: string, { night, as_of }: NightRecord, tables: ClusterTables) {
  await makeSchema(engine, schema)
  if (await isShown(engine, schema, night)) return
  for (const [table, snapshot] of Object.entries(tables.snapshots)) {
    await replaceView(engine, schema, table, pinned(tables.schema, table, snapshot))
  }
  await emptySchema(engine, schema, new Set([...Object.keys(tables.snapshots), 'night']))
  await replaceView(engine, schema, 'night', `select '${night}' as night, date '${as_of}' as as_of`)
}

async function isShown(engine: Engine, schema: string, night: string): Promise<boolean> {
  if (!(await relationsOf(engine, schema)).some(({ name }) => name === 'night')) return false
  for await (const { night: shown } of engine.read(statement<{ night: string }>('select night from night'))) {
    return shown[0] === night
  }
  return false
}

async function replaceView(engine: Engine, schema: string, name: string, text: string): Promise<void> {
  await engine.run(statement(`create or replace view ${quoted(schema)}.${quoted(name)} as ${text}`))
}

/** External tables of a Hive catalog: dropping one leaves its files alone. */
async function emptyExternal(engine: Engine, catalog: string, schema: string): Promise<void> {
  const inCatalog = `${quoted(catalog)}.information_schema.tables`
  const names: string[] = []
  const tables = statement<{ name: string }>(`select table_name as name from ${inCatalog} where table_schema = $1`, [
    schema,
  ])
  for await (const { name } of engine.read(tables)) names.push(...name)
  for (const name of names) {
    await engine.run(statement(`drop table ${quoted(catalog)}.${quoted(schema)}.${quoted(name)}`))
  }
}

function tablesOf({ night, tables }: NightRecord, { url, catalog }: TrinoAddress): ClusterTables {
  if (tables.kind === 'trino' && tables.catalog === catalog) return tables
  const where = tables.kind === 'trino' ? `in ${tables.catalog} on ${tables.url}` : 'in a file of its own'
  throw new NightError(
    'elsewhere',
    `night ${night} lies ${where}, not in ${catalog} on ${url}: mend engine in kehu.yaml`,
  )
}
