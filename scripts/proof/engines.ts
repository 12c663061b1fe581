import { isDeepStrictEqual } from 'node:util'
import { demoFirm, generateFirm } from '../../fixtures/firm/generate.js'
import { firmProject } from '../../fixtures/firm/project.js'
import { mine } from '../../src/mining/run.js'
import { hasTable } from '../../src/mining/store.js'
import { digestTable } from '../../src/warehouse/digest.js'
import { rows } from '../../src/warehouse/engine/engine.js'
import { statement } from '../../src/warehouse/engine/query.js'
import { openTrino } from '../../src/warehouse/engine/trino/trino.js'
import type { Day } from '../../src/warehouse/engine/value.js'
import { clusterNames } from '../../src/warehouse/night/store/cluster-names.js'
import { silent } from '../../src/warehouse/progress.js'
import { tables } from '../../src/warehouse/tables.js'
import { doublesApart, exactDigests } from '../../test/support/alike.js'
import { cluster, engineYaml, forgetProject, lake } from '../../test/support/cluster.js'
import { night, outcome } from '../../test/support/night.js'
import { dailyFiles, onlineRetail, onlineRetailProject } from '../../test/support/online-retail.js'
import { deliver, projectFolder } from '../../test/support/project-folder.js'
import type { Part } from './part.js'
import { demandSame } from './same.js'

const schema = 'kehu_engines'
const asOf = '2011-12-10' as Day
/** The cluster cuts tables into more files than it would by itself. */
const manyFiles = { 'lake.target_max_file_size': '256kB' }

/**
 * Real and generated firms, each on one machine and on a cluster: the same tables, the same bytes of reports and segment
 * files. On the cluster, over tables of many files, models learn the same again and again.
 */
export const engines: Part = {
  name: 'engines',
  share: 0.3,
  most: 10,
  async run({ most, say }) {
    if (!cluster || !lake) return 'left out: KEHU_TRINO_URL and KEHU_TRINO_LAKE name no cluster'
    const told = [await firm()]
    say(told.join())
    if (onlineRetail.isThere) told.push(await retail(most, say))
    else told.push('no online-retail in ../shared/data')
    await forgetProject(schema)
    return told.join('; ')
  },
}

const there = () => engineYaml(schema, 'external', manyFiles)

async function firm(): Promise<string> {
  await forgetProject(schema)
  await using one = await projectFolder(firmProject(demoFirm))
  await using many = await projectFolder(firmProject(demoFirm) + there())
  for (const { path } of [one, many]) {
    const { to } = await generateFirm({ ...demoFirm, directory: path })
    await night(path, new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10))
  }
  return `the firm of the demo: ${await demandAlike(one.path, many.path)}`
}

async function retail(times: number, say: (text: string) => void): Promise<string> {
  await forgetProject(schema)
  await using one = await projectFolder(onlineRetailProject())
  await using many = await projectFolder(onlineRetailProject() + there())
  const files = dailyFiles()
  for (const { path } of [one, many]) {
    await deliver(path, files.slice(0, 200))
    await night(path, asOf)
    await deliver(path, files.slice(200))
    await night(path, asOf)
  }
  const alike = `${files.length} files of online-retail in two nights: ${await demandAlike(one.path, many.path)}`
  say(alike)
  return `${alike}; ${await learntAgain(times)}`
}

/** @throws RangeError naming what differs */
async function demandAlike(one: string, many: string): Promise<string> {
  const [here, elsewhere] = [await outcome(one), await outcome(many)]
  const digests = await exactDigests(one)
  demandSame({ ...elsewhere, digests: await exactDigests(many) }, { ...here, digests }, 'on one machine and a cluster')
  const { compared, apart } = await doublesApart(one, many)
  if (apart.length > 0) throw new RangeError(`apart: ${apart.slice(0, 5).join(', ')}`)
  return `${Object.keys(digests).length} tables and ${Object.keys(here.files).length} files equal, ${compared} DOUBLEs within 1e-9`
}

/** Forgets what models learnt and lets them learn it again, from the tables that the last night wrote. */
async function learntAgain(times: number): Promise<string> {
  const names = clusterNames(schema)
  await using engine = openTrino({
    url: cluster ?? '',
    user: 'kehu',
    catalog: 'lake',
    schema: names.tables(1),
    work: names.work,
    session: manyFiles,
  })
  const [found] = await rows(
    engine,
    statement<{ files: bigint }>('select count(*) as files from "fct_order_line$files"'),
  )
  const files = Number(found?.files ?? 0n)
  if (files < 30) throw new RangeError(`fct_order_line has ${files} files, expected at least 30`)
  let first: unknown
  let models = 0
  for (let time = 1; time <= times; time++) {
    await engine.run(statement('delete from model_fit'))
    const outcomes = await mine(engine, { asOf, options: {}, progress: silent })
    models = outcomes.filter(({ state }) => state === 'fitted').length
    if (models !== outcomes.length) throw new RangeError(`not learnt: ${JSON.stringify(outcomes)}`)
    const fits = await rows(engine, statement('select model, data_digest, params, card from model_fit order by model'))
    const scores: unknown[] = []
    for (const [name, table] of tables()) {
      if (/^(score|mart)_/.test(name) && (await hasTable(engine, name)))
        scores.push([name, await digestTable(engine, table)])
    }
    first ??= { fits, scores }
    if (!isDeepStrictEqual({ fits, scores }, first)) throw new RangeError(`learnt otherwise the ${time}. time`)
  }
  return `over ${files} files of lines ${models} models and all marts the same to the bit ${times} times`
}
