import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { hasCode } from '../../../config/error-code.js'
import { EngineError } from '../engine-error.js'

const open = new Set<string>()

/**
 * Claims a database file for one engine of this process, by whatever path it is named, and gives back the release.
 * POSIX locks are per process: two instances on one file would both write, and one of them would lose all it wrote.
 * @throws EngineError `locked`
 */
export function claimFile(path: string): () => void {
  if (path === ':memory:') return () => undefined
  const real = realPath(path)
  if (open.has(real)) {
    throw new EngineError(
      'locked',
      `${path} is already open in this process (PID ${process.pid}): close it first`,
      null,
    )
  }
  open.add(real)
  return () => open.delete(real)
}

function realPath(path: string): string {
  const full = resolve(path)
  try {
    return realpathSync(full)
  } catch (thrown) {
    // A file that is still to be made lies in a folder that is there; without that, opening will say so.
    return full === dirname(full) || !isMissing(thrown) ? full : join(realPath(dirname(full)), basename(full))
  }
}

function isMissing(thrown: unknown): boolean {
  return hasCode(thrown, 'ENOENT')
}
