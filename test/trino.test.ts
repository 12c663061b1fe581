import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Random } from '../fixtures/random.js'
import { nightNamed } from '../src/cli/night/published.js'
import { openTrino } from '../src/warehouse/engine/trino/trino.js'
import { layout } from '../src/warehouse/night/layout.js'
import { takeLease } from '../src/warehouse/night/store/cluster-lease.js'
import { clusterNames } from '../src/warehouse/night/store/cluster-names.js'
import { doublesApart, exactDigests } from './support/alike.js'
import { kehu } from './support/cli.js'
import { cluster, engineYaml, forgetProject } from './support/cluster.js'
import { night, outcome } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { randomFiles } from './support/random-files.js'
import { partsSources, randomParts } from './support/random-parts.js'
import { smallProject } from './support/small-source.js'
import { tlsProxy } from './support/tls-proxy.js'

/** Facts of every kind, companies as customers. */
const firm = smallProject
  .replace('same_when:', 'unit: account, roll_up: parent, same_when:')
  .replace('sources:\n', `rates: { carry_days: 1 }\nsources:\n${partsSources}`)

describe.skipIf(!cluster)('nights on a cluster', () => {
  const schema = 'kehu_small'
  const password = 'open sesame 42'
  let here: ProjectFolder
  let there: ProjectFolder
  const nights: string[] = []
  let said = ''

  beforeAll(async () => {
    here = await projectFolder(firm)
    there = await projectFolder(firm)
    const files = [...randomFiles(new Random(7)), ...randomParts(new Random(7))]
    for (const [i, load] of (['external', 'rows'] as const).entries()) {
      const asOf = `2024-02-0${1 + i}`
      await put(there.path, 'kehu.yaml', firm + engineYaml(schema, load))
      for (const file of files.filter((_, at) => at % 2 === i)) {
        for (const { path } of [here, there]) await put(path, `exports/${file.name}`, file.text)
      }
      await night(here.path, asOf)
      if (load === 'rows') await behindGate(asOf)
      else await night(there.path, asOf)
      nights.push((await nightNamed(layout(there.path))).night)
    }
  }, 1_200_000)
  afterAll(async () => {
    await forgetProject(schema)
    await here[Symbol.asyncDispose]()
    await there[Symbol.asyncDispose]()
  }, 600_000)

  test('end as on one machine, their files handed over in two ways', async () => {
    const digests = await exactDigests(here.path)
    expect(digests).toHaveProperty('fct_service_case')
    expect(await exactDigests(there.path)).toEqual(digests)
    const { compared, apart } = await doublesApart(here.path, there.path)
    expect(apart).toEqual([])
    expect(compared).toBeGreaterThan(0)
    const { files, fates } = await outcome(here.path)
    expect(await outcome(there.path)).toMatchObject({ files, fates })
  }, 600_000)

  test('are asked, looked over and planned as there', async () => {
    const words = ['query', 'select source, fate, count(*) as n from record_fate group by 1, 2 order by 1, 2']
    const [asked, expected] = [await kehu(there.path, words), await kehu(here.path, words)]
    expect(asked).toMatchObject({ code: 0, stdout: expected.stdout })
    expect(await kehu(there.path, ['segments', 'list'])).toMatchObject({
      code: 0,
      stdout: (await kehu(here.path, ['segments', 'list'])).stdout,
    })
    // Tried in a place beside the night, which is gone afterwards.
    const moved = ['models', 'compare', 'rfm', '2024-01-20', '2024-02-02']
    const compared = await kehu(there.path, moved)
    expect(compared).toMatchObject({ code: 0, stdout: (await kehu(here.path, moved)).stdout })
    expect(compared.stdout).toContain('recency_days')
    expect((await kehu(there.path, ['doctor'])).code).toBe(0)
    const planned = await kehu(there.path, ['plan'])
    expect(planned.code).toBe((await kehu(here.path, ['plan'])).code)
    expect(planned.stdout).toContain(`its tables lie in lake.${schema} on ${cluster}; staged files are sent as rows`)
  }, 600_000)

  test('have one writer, also from another machine', async () => {
    const names = clusterNames(schema)
    const engine = openTrino({ url: cluster ?? '', user: 'kehu', catalog: 'lake', schema: names.lock })
    await using _ = await takeLease(engine, { place: 'elsewhere /kehu', who: 'process 4711 on elsewhere' })
    const ended = await kehu(there.path, ['run', '--as-of', '2024-02-04'])
    expect(ended.code).toBe(5)
    expect(ended.stderr).toContain('process 4711 on elsewhere holds the tables of this project')
  }, 600_000)

  test('are gone back to, and on from there', async () => {
    const [first = '', last = ''] = nights
    const last_ = await outcome(there.path)
    expect((await kehu(there.path, ['runs', 'restore', first])).code).toBe(0)
    expect((await nightNamed(layout(there.path))).night).toBe(first)
    expect((await kehu(there.path, ['runs', 'restore', last])).code).toBe(0)
    expect(await outcome(there.path)).toEqual(last_)
  }, 600_000)

  test('are left for one machine again', async () => {
    await using back = await projectFolder(smallProject)
    await cp(there.path, back.path, { recursive: true, verbatimSymlinks: true })
    await put(back.path, 'kehu.yaml', firm)
    const refused = await kehu(back.path, ['run', '--as-of', '2024-02-02'])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('come back to one machine with kehu run --rebuild')
    expect((await kehu(back.path, ['run', '--as-of', '2024-02-02', '--rebuild'])).code).toBe(0)
    const [found, expected] = [await outcome(back.path), await outcome(here.path)]
    // Scores of earlier days stay on the cluster, and the page that compares with them says so.
    for (const name of Object.keys(expected.digests)) {
      if (!name.endsWith('_history') && name !== 'model_fit')
        expect(found.digests[name], name).toBe(expected.digests[name])
    }
  }, 600_000)

  test('are reached through TLS with a password that nothing shows', async () => {
    expect(said).toContain('refuses the user or the password (HTTP 401)')
    const encoded = [password, 'wrong 42'].flatMap(text => [text, Buffer.from(`kehu:${text}`).toString('base64')])
    for (const secret of encoded) expect(said).not.toContain(secret)
    for (const entry of await readdir(join(there.path, 'warehouse'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const bytes = await readFile(join(entry.parentPath, entry.name))
      for (const secret of encoded) expect(bytes.includes(secret), entry.name).toBe(false)
    }
  }, 600_000)

  /** One of the nights, as firms reach theirs; what was said on the way is kept. */
  async function behindGate(asOf: string): Promise<void> {
    await using gate = await tlsProxy(cluster ?? '', 'kehu', password)
    const direct = engineYaml(schema, 'rows')
    const safe = direct
      .replace(/url: '[^']*'/, `url: '${gate.url}', password: "\${env:KEHU_TEST_PASSWORD}"`)
      .replace(' }\n', ', tls: { ca: ca.pem } }\n')
    await put(there.path, 'ca.pem', gate.ca)
    await put(there.path, 'kehu.yaml', firm + safe)
    const words = ['run', '--as-of', asOf, '--log-format', 'json']
    const refused = await kehu(there.path, words, { env: { KEHU_TEST_PASSWORD: 'wrong 42' } })
    const ended = await kehu(there.path, words, { env: { KEHU_TEST_PASSWORD: password } })
    const planned = await kehu(there.path, ['plan', '--format', 'json'], { env: { KEHU_TEST_PASSWORD: password } })
    expect([refused.code, ended.code], ended.stderr).toEqual([2, 0])
    said = [refused, ended, planned].map(({ stdout, stderr }) => stdout + stderr).join('')
    await put(there.path, 'kehu.yaml', firm + direct)
  }
})
