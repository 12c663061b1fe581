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

test.each([
  ['{ leaving: {} }', '', 'audiences.stay.leaving: the project names no model churn'],
  ['{ leaving: { least_chance: 0.4 } }', 'models: { churn: {} }', null],
  ['{ leaving: {} }', 'models: { churn: {} }', 'audiences.stay.leaving: who is meant?'],
  ['{ leaving: {} }', 'models: { churn: { offer: { cost: 5, take_up: 0.3 } } }', null],
  ['{ leaving: { least_chance: 0.4 }, columns: [chanse] }', 'models: { churn: {} }', "no column 'chanse'"],
  ['{ leaving: { control: 0.9 } }', '', 'expected a share from 0 to 0.5 such as 0.1, found the number 0.9'],
  ['{ }', '', 'audiences.stay: expected segment or leaving: who is meant? found neither'],
  ['{ segment: loyal, leaving: {} }', '', 'audiences.stay.leaving: has no meaning beside segment'],
])('a list of those who may leave: %s %s', async (audience, models, expected) => {
  const said = audience.replace(/ ?}$/, `${audience === '{ }' ? '' : ','} directory: out }`)
  const message = await failure(`${head}audiences: { stay: ${said} }\n${models}\n`)
  if (expected === null) expect(message).not.toContain('audiences')
  else expect(message).toContain(expected)
})

test('a control group has a file of its own name', async () => {
  const audiences =
    'audiences: { a: { leaving: { least_chance: 0.4 }, directory: out }, a-control: { segment: loyal, directory: out } }'
  expect(await failure(`${head}${audiences}\nmodels: { churn: {} }\n`)).toContain('stands in a file a-control')
})
