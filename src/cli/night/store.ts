import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { EngineSettings } from '../../config/engine.js'
import { loadProject } from '../../config/load-project.js'
import type { TrinoAddress } from '../../warehouse/engine/trino/address.js'
import type { OnProgress } from '../../warehouse/engine/trino/client.js'
import type { Layout } from '../../warehouse/night/layout.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { fileStore } from '../../warehouse/night/store/file-store.js'
import type { NightStore } from '../../warehouse/night/store/night-store.js'
import { host, who } from '../host.js'

/** Where the nights of a project lie, as its project file says. */
export async function projectStore(
  place: Layout,
  engine: EngineSettings,
  onProgress?: OnProgress,
): Promise<NightStore> {
  if (engine.kind === 'duckdb') return fileStore({ place, ...limitsOf(engine) })
  const { clusterStore } = await import('../../warehouse/night/store/cluster-store.js')
  return clusterStore({
    address: await addressOf(engine, dirname(place.root)),
    ...(engine.store && { store: engine.store }),
    limits: { spill: place.tmp, ...limitsOf(engine) },
    holder: { place: `${host} ${resolve(place.root)}`, who },
    readFile: record => fileStore({ place }).read(record),
    ...(onProgress && { onProgress }),
  })
}

/** Where one night lies. The project file is read only for a night on a cluster: one in a file is served without. */
export async function storeOf(place: Layout, { tables }: NightRecord): Promise<NightStore> {
  if (tables.kind === 'duckdb') return fileStore({ place })
  const { project } = await loadProject(dirname(place.root))
  return projectStore(place, project.engine)
}

/** The address of a cluster, its certificates read. */
export async function addressOf(
  { url, user, password, catalog, schema, session, tls }: Extract<EngineSettings, { kind: 'trino' }>,
  directory: string,
): Promise<TrinoAddress> {
  return {
    url,
    user,
    catalog,
    schema,
    session,
    ...(password !== undefined && { password }),
    tls: {
      verify: tls.verify,
      ...(tls.ca !== undefined && { ca: await readFile(resolve(directory, tls.ca), 'utf8') }),
    },
  }
}

function limitsOf({ threads, memory }: EngineSettings) {
  return { ...(threads !== undefined && { threads }), ...(memory !== undefined && { memory }) }
}
