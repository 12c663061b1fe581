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
  ['{ }', '', 'audiences.stay: expected segment, leaving, activity or channel: who is meant? found none of them'],
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

const letter = 'channel: email, cost: 1, changes: response, evidence: { assume: 0.02 }'

test.each([
  [`{ activities: { a: { ${letter} } } }`, '', null],
  [
    `{ activities: { a: { ${letter.replace('1', '0')} } } }`,
    '',
    'actions.activities.a.cost: expected an amount above 0',
  ],
  [`{ activities: {} }`, '', 'expected at least one activity'],
  [`{ activities: { a: { ${letter.replace('assume: 0.02', '')} } } }`, '', 'what tells that it works? found neither'],
  [
    `{ activities: { a: { ${letter.replace('assume: 0.02', 'campaign: spring')} } } }`,
    '',
    'no source tells of campaigns',
  ],
  [
    `{ capacity: { call: 3 }, activities: { a: { ${letter} } } }`,
    '',
    "actions.capacity.call: no activity has the channel 'call'",
  ],
  [`{ activities: { a: { ${letter}, who: { segments: championz } } } }`, '', "no segment 'championz'"],
  [
    `{ activities: { a: { ${letter}, who: { where: net_sale > 1 } } } }`,
    '',
    "who.where: no column 'net_sale'; did you mean 'net_sales'?",
  ],
  [
    `{ activities: { a: { ${letter}, who: { where: net_sales } } } }`,
    '',
    /kehu\.yaml:5:\d+ actions\.activities\.a\.who\.where: expected a condition, which is true or false, found decimal/,
  ],
  [
    `{ activities: { a: { ${letter}, who: { where: churn_chance > 0 } } } }`,
    '',
    'churn_chance comes from the model churn',
  ],
  [
    `{ activities: { a: { ${letter.replace('response', 'retention')} } } }`,
    'models: { churn: {} }',
    'comes from the model value',
  ],
  [
    `{ activities: { a: { ${letter.replace('response', 'retention')}, worth: '5' } } }`,
    '',
    'the project names no model churn',
  ],
  [
    `{ activities: { a: { ${letter.replace('assume: 0.02', 'campaign: k, of: response').replace('response', 'basket')} } } }`,
    '',
    'a larger basket is money',
  ],
])('a catalogue of activities: %s %s', async (actions, models, expected) => {
  const message = await failure(`${head}actions: ${actions}\n${models}\n`)
  if (expected === null) expect(message).toBe('none')
  else expect(message).toMatch(expected)
})

test.each([
  ['{ activity: a, columns: [activity, chance, email] }', null],
  ['{ channel: [email] }', null],
  ['{ activity: b }', "audiences.next.activity: no activity 'b'; expected one of a"],
  ['{ channel: emial }', "did you mean 'email'?"],
  ['{ activity: a, segment: loyal }', 'audiences.next.activity: has no meaning beside segment or leaving'],
  ['{ activity: a, moved: { from: loyal } }', 'audiences.next.moved: has no meaning beside activity and channel'],
  ['{ activity: a, columns: [chanse] }', "no column 'chanse'"],
])('a list of next activities: %s', async (audience, expected) => {
  const said = audience.replace(/ ?}$/, ', directory: out }')
  const message = await failure(`${head}actions: { activities: { a: { ${letter} } } }\naudiences: { next: ${said} }\n`)
  if (expected === null) expect(message).toBe('none')
  else expect(message).toContain(expected)
})

test.each([
  [
    "{ label: { attribute: chrun, is: 'Yes' } }",
    "kehu.yaml:7:32 models.churn.label.attribute: no source maps an attribute 'chrun' of customers; did you mean 'churn'?; expected one of churn, plan",
  ],
  [
    "{ label: { attribute: churn, is: 'Yes' }, holdout: plann = 'a' }",
    "kehu.yaml:7:61 models.churn.holdout: 'plann = 'a'': no column or attribute is called plann; did you mean 'plan'?",
  ],
  ["{ label: { attribute: churn, is: 'Yes' }, holdout: Plan = 'a' and record % 5 = 0 and tenure_days > 3 }", null],
  [
    "{ label: { attribute: churn, is: 'Yes' }, holdout: plan > 5 }",
    "kehu.yaml:7:61 models.churn.holdout: 'plan > 5': Cannot compare values of type VARCHAR and type INTEGER_LITERAL",
  ],
  [
    "{ holdout: { where: recency_days = 'often' } }",
    "models.churn.holdout: 'recency_days = 'often'': Could not convert string 'often' to DOUBLE; attributes are texts",
  ],
  ["{ label: { attribute: churn, is: 'Yes' }, holdout: try_cast(plan as double) > 5 and plan > '2024-01-31' }", null],
  ['{ holdout: { where: recency_days } }', 'expected a condition, which is true or false, found double'],
])('names in the options of churn are held against the sources: %s', async (churn, expected) => {
  const kind = 'maps: { customer: { customer_id: Id, attributes: { churn: Churn, plan: Plan } } }'
  const message = await failure(`version: 1
project: shop
currency: GBP
sources:
  flat: { files: [{ name: customers, path: in/*.csv, ${kind} }] }
models:
  churn: ${churn}
`)
  if (expected === null) expect(message).toBe('none')
  else expect(message).toContain(expected)
})
