import { expect, test } from 'vitest'
import { projectFolder } from '../../test/support/project-folder.js'
import { ConfigError } from '../config/config-error.js'
import { loadProject } from '../config/load-project.js'
import { projectFindings } from './project-findings.js'

async function failure(yaml: string): Promise<string> {
  await using project = await projectFolder(yaml)
  const outcome = await loadProject(project.path, {}, projectFindings).catch((error: unknown) => error)
  return outcome instanceof ConfigError ? outcome.message : 'none'
}

const head = 'version: 1\nproject: shop\ncurrency: GBP\nsources: { shop: { preset: online-retail, path: in/*.csv } }\n'

test('errors of every kind come at once', async () => {
  const message = await failure(`version: 1
project: Corner Shop
tiemzone: Europe/London
currency: GBP
country: "\${env:COUNTRY}"
sources:
  shop:
    preset: online-retial
    path: exports/*.csv
    repeats: maybe
    ids: { customer: crm }
  crm:
    repeats: never
models:
  rfm: { cuts: { recency: [4, 3, 2, 1] } }
  lifetime: {}
  basket: 7
audiences:
  best: { segment: championz, columns: [emial, emial], format: xls, directory: out }
  rest: { segment: loyal, columns: [email, email] }
keep: { nights: 0 }
`)
  await expect(`${message}\n`).toMatchFileSnapshot('golden/all-errors.txt')
})

test.each([
  ['models: { rfm: { cuts: 7 } }', /models\.rfm\.cuts/],
  ['models: { basket: 7 }', /no segment 'championz'.*did you mean 'champions'[\s\S]*models\.basket/],
  ['', /^kehu\.yaml:5:31 audiences\.best\.segment: no segment 'championz'/],
])('audiences are judged beside models: %s', async (models, expected) => {
  const message = await failure(
    `${head}audiences: { best: { segment: championz, columns: [nix], directory: out } }\n${models}\n`,
  )
  expect(message).toMatch(expected)
  expect(message).toContain("audiences.best.columns[0]: no column 'nix'")
  expect(message.includes('championz')).toBe(!models.includes('cuts'))
})
