import { describe, expect, test } from 'vitest'
import { Random } from '../fixtures/random.js'
import { doublesApart, exactDigests } from './support/alike.js'
import { cluster, engineYaml, forgetProject } from './support/cluster.js'
import { night, outcome } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { partsProject, randomParts } from './support/random-parts.js'

describe.skipIf(!cluster)('facts of every kind, companies as customers', () => {
  const schema = 'kehu_parts'
  const yaml = partsProject('unit: account, roll_up: parent, same_when: [email]')

  test('are the same on a cluster, in two nights', async () => {
    await using here = await projectFolder(yaml)
    await using there = await projectFolder(yaml + engineYaml(schema))
    const files = randomParts(new Random(7))
    for (const part of [0, 1]) {
      for (const { path } of [here, there]) {
        for (const { name, text } of files.filter((_, i) => i % 2 === part)) await put(path, `exports/${name}`, text)
        await night(path, '2024-02-01')
      }
    }
    const digests = await exactDigests(here.path)
    expect(digests).toHaveProperty('fct_service_case')
    expect(await exactDigests(there.path)).toEqual(digests)
    expect((await doublesApart(here.path, there.path)).apart).toEqual([])
    const { files: pages, fates } = await outcome(here.path)
    expect(await outcome(there.path)).toMatchObject({ files: pages, fates })
    await forgetProject(schema)
  }, 1_200_000)
})
