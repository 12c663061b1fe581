import { afterEach, describe, expect, test } from 'vitest'
import { Random } from '../fixtures/random.js'
import { nightNamed } from '../src/cli/night/published.js'
import { digestTable } from '../src/warehouse/digest.js'
import { layout } from '../src/warehouse/night/layout.js'
import { tables } from '../src/warehouse/tables.js'
import { cluster, engineYaml, forgetProject } from './support/cluster.js'
import { night, openPublished, outcome } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { randomFiles } from './support/random-files.js'
import { smallProject } from './support/small-source.js'

/** Of every table that is a function of the inputs, without DOUBLE: equal on both engines. */
async function exactDigests(folder: string) {
  const record = await nightNamed(layout(folder))
  await using engine = await openPublished(folder)
  const found: Record<string, string> = {}
  for (const name of Object.keys(record.digests)) {
    const columns = (tables().get(name)?.columns ?? []).filter(column => column.type !== 'double')
    const { rows, sum } = await digestTable(engine, { name, columns })
    found[name] = `${rows}:${sum}`
  }
  return found
}

describe.skipIf(!cluster)('nights on a cluster', () => {
  const schema = 'kehu_small'
  afterEach(() => forgetProject(schema))

  test('three nights end as on one machine, their files handed over in three ways', async () => {
    await using here = await projectFolder(smallProject)
    await using there = await projectFolder(smallProject)
    const files = randomFiles(new Random(7))
    for (const [i, load] of (['external', 'add_files', 'rows'] as const).entries()) {
      await put(there.path, 'kehu.yaml', smallProject + engineYaml(schema, load))
      for (const file of files.filter((_, at) => at % 3 === i)) {
        for (const { path } of [here, there]) await put(path, `exports/${file.name}`, file.text)
      }
      await night(here.path, `2024-02-0${1 + i}`)
      await night(there.path, `2024-02-0${1 + i}`)
    }
    expect(await exactDigests(there.path)).toEqual(await exactDigests(here.path))
    expect((await outcome(there.path)).files).toEqual((await outcome(here.path)).files)
  }, 600_000)
})
