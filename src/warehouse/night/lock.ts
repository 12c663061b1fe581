import { openDuckdb } from '../engine/duckdb/duckdb.js'
import { EngineError } from '../engine/engine-error.js'
import { NightError } from './night-error.js'

/**
 * Holds a project for one run. The lock is the engine's own on a file that stays open: the kernel frees it when the
 * process ends, however it ends.
 *
 * @throws NightError `locked`, naming the process that holds it.
 */
export async function lockProject(path: string): Promise<AsyncDisposable> {
  try {
    return await openDuckdb({ path, threads: 1, memory: '64MB' })
  } catch (thrown) {
    if (!(thrown instanceof EngineError) || thrown.code !== 'locked') throw thrown
    const holder = /PID (\d+)/.exec(thrown.message)?.[1]
    const who = holder === undefined ? 'another run' : `process ${holder}`
    throw new NightError('locked', `${who} holds this project: wait until it is done, then run again`, [], thrown)
  }
}
