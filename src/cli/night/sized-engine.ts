import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { EngineSettings } from '../../config/engine.js'
import { deliveredSize, fileSize } from '../../etl/delivered-size.js'
import { nightFiles } from '../../warehouse/night/layout.js'
import type { ProjectContext } from '../project-context.js'

/** Bytes that are worth a thread: of delivered files, which may be packed, and of a database. */
const worth = { delivered: 2 ** 20, database: 2 ** 25 }

/**
 * The settings of the engine on this machine, with as many threads as there is data for where the project file does not
 * say: each statement wakes and awaits all threads, which on small data is a quarter of a night's work.
 */
export async function sizedEngine({ loaded, place }: ProjectContext): Promise<EngineSettings> {
  const { project, sources, directory } = loaded
  if (project.engine.threads !== undefined) return project.engine
  const sizes = await Promise.all(sources.map(source => deliveredSize(directory, source)))
  const delivered = sizes.reduce((sum, size) => sum + size, 0)
  const database = await fileSize(join(place.current, nightFiles.database))
  const threads = Math.ceil(Math.max(delivered / worth.delivered, database / worth.database))
  return { ...project.engine, threads: Math.min(Math.max(threads, 1), availableParallelism()) }
}
