import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { packageRoot } from '../src/config/package-root.js'
import { counted, inOwnBins } from '../src/mining/churn/binned-rows.js'
import type { Known } from '../src/mining/churn/binning.js'
import { type Lessons, learn, type Teaching, treesFor } from '../src/mining/churn/learner.js'
import { numbers } from '../src/mining/random.js'

const dist = join(packageRoot(), 'dist')

/** The module as a night loads it: only there is a thread's module beside it. */
function builtModule(): Promise<typeof import('../src/mining/churn/learn-aside.js')> {
  return import(pathToFileURL(join(dist, 'src/mining/churn/learn-aside.js')).href)
}

/** So many customers that they are learnt from in a thread of its own. */
function customers() {
  const next = numbers(5)
  const known = Array.from(
    { length: 20 },
    (_, at): Known => ({ kind: 'number', name: `x${at}`, values: Array.from({ length: 30_000 }, next) }),
  )
  const [x = [], y = []] = known.map(({ values }) => values.map(Number))
  const came = x.map((value, row) => (next() < 0.1 + 0.4 * value * (y[row] ?? 0) ? 1 : 0))
  const rows = counted(inOwnBins(known, came), came)
  const held = { ...rows, columns: rows.columns.map(of => of.slice(0, 500)), n: rows.n.slice(0, 500) }
  return { rows, teaching: { trees: { ...treesFor(20_001), trees: 5 }, held } }
}

it('what is learnt in a thread is what is learnt here, bit by bit, by the built sources and by the command', async () => {
  const { rows, teaching } = customers()
  const here = learn(rows, teaching)
  expect(here?.learnt.trees.trees).toHaveLength(5)
  let threads = 0
  const count = () => {
    threads++
  }
  process.on('worker', count)
  const { learnAside } = await builtModule()
  expect(await learnAside(rows, teaching)).toEqual({ ...here, rows })
  process.off('worker', count)
  expect(threads).toBe(1)
  const ofCommand = await new Promise<Lessons>((resolve, reject) => {
    const worker = new Worker(join(dist, 'kehu/learn-thread.js'), { workerData: { rows, teaching } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  expect(ofCommand).toEqual(here)
})

it('a thread that fails says why', async () => {
  const { rows } = customers()
  const { learnAside } = await builtModule()
  const broken = { trees: null } as unknown as Teaching
  await expect(learnAside(rows, broken)).rejects.toThrow(/null/)
})
