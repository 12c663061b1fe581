import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { BinnedRows } from './binned-rows.js'
import { type Lessons, learn, type Taught, type Teaching } from './learner.js'

/** Rows in bins, and how they are taught. */
export interface Task {
  readonly rows: BinnedRows
  readonly teaching: Teaching
}

/** Of fewer bins a thread takes longer to begin than all that it would do. */
const leastBins = 500_000

const thread = new URL('./learn-thread.js', import.meta.url)
/** There is none where the sources run as they are written. */
const isBuilt = existsSync(fileURLToPath(thread))

/** Learns beside whatever else is done; what is learnt is the same as here. @returns null where there is nothing to learn */
export async function learnAside(rows: BinnedRows, teaching: Teaching): Promise<Taught | null> {
  const isLarge = rows.n.length * rows.columns.length >= leastBins
  const learnt = isBuilt && isLarge ? await inThread({ rows, teaching }) : learn(rows, teaching)
  return learnt && { ...learnt, rows }
}

function inThread(task: Task): Promise<Lessons | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    // After its message this changes nothing.
    worker.once('exit', code =>
      reject(new Error(`the thread that learns who leaves ended with ${code} and said nothing`)),
    )
  })
}
