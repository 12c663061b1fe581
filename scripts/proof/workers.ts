import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateLines } from '../../fixtures/lines.js'
import { Random } from '../../fixtures/random.js'
import { startKehu } from '../../test/support/cli.js'
import { cluster, engineYaml, forgetProject, lake } from '../../test/support/cluster.js'
import { type Outcome, outcome } from '../../test/support/night.js'
import { projectFolder } from '../../test/support/project-folder.js'
import type { Part } from './part.js'
import { demandSame } from './same.js'

const schema = 'kehu_workers'
const asOf = '2012-01-01'
const shop = `version: 1
project: workers
timezone: Europe/London
currency: GBP
sources: { shop: { preset: online-retail, path: 'exports/*.csv' } }
`
const tasks = engineYaml(schema, 'external', { retry_policy: 'TASK' })

/**
 * A worker of the cluster is killed in the middle of a night: nothing is published, the error says why, and the next run
 * ends as an undisturbed one. Where tasks are retried, the night goes through.
 */
export const workers: Part = {
  name: 'workers',
  share: 0.2,
  most: 20,
  async run({ seed, most, more, say }) {
    const start = process.env.KEHU_TRINO_START
    if (!cluster || !lake || !start)
      return 'left out: KEHU_TRINO_URL, KEHU_TRINO_LAKE and KEHU_TRINO_START name no cluster'
    const random = new Random(seed)
    const expected = await undisturbed(seed)
    const counted = { failed: 0, passed: 0, retried: 0 }
    do {
      for (const engine of [engineYaml(schema), tasks]) {
        const isRetried = engine === tasks
        await forgetProject(schema)
        await using project = await projectFolder(shop + engine)
        lines(project.path, seed)
        const { ended } = startKehu(project.path, ['run', '--as-of', asOf], {
          onWord: line => {
            if (line === 'star: started') void sleep(random.integer(15_000)).then(killWorker)
          },
        })
        const { code, stderr } = await ended
        execFileSync(start, { stdio: 'ignore' })
        if (code === 0) counted[isRetried ? 'retried' : 'passed']++
        else {
          if (isRetried) throw new RangeError(`seed ${seed}: a retried night ended with ${code}: ${stderr}`)
          if (code !== 1 || !stderr.includes(cluster) || !stderr.includes('nothing was published'))
            throw new RangeError(`seed ${seed}: ${code}, ${stderr}`)
          counted.failed++
          say(stderr.trim().split('\n').at(-1) ?? '')
          const again = await startKehu(project.path, ['run', '--as-of', asOf]).ended
          if (again.code !== 0)
            throw new RangeError(`seed ${seed}: the next run ended with ${again.code}: ${again.stderr}`)
        }
        demandSame(exact(await outcome(project.path)), expected, `seed ${seed}, ${JSON.stringify(counted)}`)
      }
    } while (counted.failed + counted.passed < most && more())
    await forgetProject(schema)
    return `a worker killed in ${counted.failed + counted.passed} nights: ${counted.failed} failed and were the same when run again, ${counted.passed} went through; with tasks retried ${counted.retried} of ${counted.retried} went through, all the same`
  },
}

function lines(folder: string, seed: number): void {
  mkdirSync(join(folder, 'exports'))
  generateLines({ directory: join(folder, 'exports'), seed, lines: 200_000, customers: 5_000, files: 2 })
}

async function undisturbed(seed: number): Promise<Outcome> {
  await using project = await projectFolder(shop)
  lines(project.path, seed)
  const { code, stderr } = await startKehu(project.path, ['run', '--as-of', asOf]).ended
  if (code !== 0) throw new RangeError(`on one machine the night ended with ${code}: ${stderr}`)
  return exact(await outcome(project.path))
}

/** Without digests, which hold DOUBLE columns: pages and segment files are made of all tables. */
function exact({ fates, files }: Outcome): Outcome {
  return { digests: {}, fates, files }
}

function killWorker(): void {
  const pid = Number(readFileSync(join(dirname(lake ?? ''), 'worker2/data/var/run/launcher.pid'), 'utf8'))
  process.kill(pid, 'SIGKILL')
}
