import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError } from './config-error.js'
import { findProject } from './find-project.js'
import { loadProject } from './load-project.js'
import type { Environment } from './yaml-file.js'

let root: string
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'kehu-config-')))
})
afterAll(async () => {
  await rm(root, { recursive: true })
})

let counter = 0
async function project(yaml: string): Promise<string> {
  const folder = join(root, String(counter++))
  await mkdir(folder)
  await writeFile(join(folder, 'kehu.yaml'), yaml)
  return folder
}

const load = async (yaml: string, environment: Environment = {}) => loadProject(await project(yaml), environment)

async function failure(yaml: string, environment: Environment = {}): Promise<ConfigError> {
  const outcome = await load(yaml, environment).catch((error: unknown) => error)
  if (outcome instanceof ConfigError) return outcome
  throw new Error('expected a ConfigError')
}

const head = 'version: 1\nproject: shop\ncurrency: EUR\n'
const files = `
    files:
      - name: lines
        maps: { customer: { customer_id: Id, email: [E-Mail, Mail] } }
`

describe('a project', () => {
  it('has every default', async () => {
    const { project, sources } = await load(`${head}sources: { shop: { preset: online-retail, path: in/*.csv } }`)
    expect(project).toMatchObject({
      timezone: 'UTC',
      language: 'en',
      calendar: { fiscal_year_starts: 1, week_starts: 'monday' },
      customer: { unit: 'person', same_when: [] },
      models: {},
      engine: { kind: 'duckdb' },
      limits: { quarantined: 0.05 },
      reports: {},
      audiences: {},
      keep: { nights: 7 },
    })
    expect(sources).toHaveLength(1)
    expect(sources[0]).toMatchObject({
      name: 'shop',
      preset: 'online-retail',
      contract: {
        timezone: 'Europe/London',
        currency: 'GBP',
        deliveries: 'overlap',
        repeats: 'keep',
        on_drift: { new: 'warn', lost: 'warn', renamed: 'stop', retyped: 'stop' },
        ids: {},
      },
    })
    expect(sources[0]?.contract.files[0]).toMatchObject({
      name: 'lines',
      path: ['in/*.csv'],
      read: { quote: '"', encoding: [], nulls: [] },
    })
  })

  it('tells every kind its language, and what is declared stays as it is', async () => {
    const files = '[{ name: a, path: a.csv, maps: { customer: { customer_id: Id } } }]'
    const { sources } = await load(`${head}language: zh\nsources: { shop: { files: ${files} } }`)
    expect(sources[0]?.contract.files[0]).toMatchObject({ language: 'zh', read: { encoding: [] } })
  })

  it('lets a source replace whole keys of its preset and keeps the rest', async () => {
    const { sources } = await load(
      `${head}sources: { shop: { preset: online-retail, path: a.csv, currency: EUR, not_products: [], deliveries: disjoint } }`,
    )
    expect(sources[0]?.contract).toMatchObject({
      currency: 'EUR',
      timezone: 'Europe/London',
      not_products: [],
      deliveries: 'disjoint',
      reversals: { order_id_prefix: 'C' },
    })
  })

  it('lets a source say again how the files of its preset are read, key by key', async () => {
    const over = "{ encoding: shift_jis, delimiter: ';', quote: '\"', decimal_separator: ',' }"
    const { sources } = await load(`${head}sources: { shop: { preset: amazon-orders, path: a.txt, read: ${over} } }`)
    expect(sources[0]?.contract.files[0]?.read).toEqual({
      delimiter: ';',
      quote: '"',
      encoding: ['shift_jis'],
      nulls: [],
      decimal_separator: ',',
    })
  })

  it('lets it say one key alone, and nothing of the encoding', async () => {
    const over = "{ decimal_separator: ',' }"
    const { sources } = await load(`${head}sources: { shop: { preset: online-retail, path: a.csv, read: ${over} } }`)
    expect(sources[0]?.contract.files[0]?.read).toMatchObject({ quote: '"', encoding: [], decimal_separator: ',' })
  })

  it.each([
    [
      'preset: amazon-orders, read: { escape: "#" }',
      'sources.shop.read.escape: has no meaning without quotes; remove it (files of kind items)',
    ],
    [
      'preset: cdnow, read: { sheet: A }',
      'sources.shop.read.sheet: has no meaning for files of format fixed; remove it (files of kind ',
    ],
    ['preset: amazon-orders, read: { seperator: ";" }', "sources.shop.read.seperator: unknown key 'seperator'"],
    [
      'files: [{ name: a, maps: { customer: { customer_id: Id } } }], read: { delimiter: ";" }',
      'sources.shop.read: has no meaning beside files of its own; say it in each of them',
    ],
  ])('refuses what the files of a preset cannot be read by: %s', async (source, message) => {
    const { problems } = await failure(`${head}sources: { shop: { path: a.txt, ${source} } }`)
    expect(problems.map(({ path, message: words }) => `${path}: ${words}`).join('\n')).toContain(message)
  })

  it('gives zone, currency and path to what has none of its own', async () => {
    const own = files.replace('- name: lines', '- name: lines\n        path: [b.csv, c.csv]')
    const { sources } = await load(
      `${head}timezone: Asia/Shanghai\nsources:\n  erp:${own}  crm:\n    path: a.csv${files}`,
    )
    expect(
      sources.map(({ name, contract }) => [name, contract.timezone, contract.currency, contract.files[0]?.path]),
    ).toEqual([
      ['erp', 'Asia/Shanghai', 'EUR', ['b.csv', 'c.csv']],
      ['crm', 'Asia/Shanghai', 'EUR', ['a.csv']],
    ])
  })

  it('brings every spelling of a field to one shape, in the order of the entity', async () => {
    const { sources } = await load(`${head}sources:
  erp:
    path: a.csv
    files:
      - name: lines
        maps:
          product:
            unit_cost: { column: Cost, decimal_separator: ",", decimals: 2, optional: true }
            category: { value: 7 }
            name: [Title, Name]
            list_price: { expression: "[Price] * 2" }
            product_id: Code
`)
    expect(Object.entries(sources[0]?.contract.files[0]?.maps.product ?? {})).toEqual([
      ['product_id', { kind: 'column', columns: ['Code'], optional: false }],
      ['name', { kind: 'column', columns: ['Title', 'Name'], optional: false }],
      ['category', { kind: 'value', value: '7' }],
      ['unit_cost', { kind: 'column', columns: ['Cost'], decimal_separator: ',', decimals: 2, optional: true }],
      ['list_price', { kind: 'expression', text: '[Price] * 2' }],
    ])
  })

  it('is found from any folder below', async () => {
    const folder = await project(head)
    const below = join(folder, 'a', 'b')
    await mkdir(below, { recursive: true })
    expect(findProject(below)).toBe(folder)
    expect(findProject(root)).toBe(undefined)
  })
})

describe('variables of the environment', () => {
  const yaml = `${head}sources:\n  erp:\n    path: "\${env:EXPORTS}/*.csv" # as \${env:EXPORTS}${files}`

  it('stand in texts', async () => {
    const { sources } = await load(yaml, { EXPORTS: '/srv/x' })
    expect(sources[0]?.contract.files[0]?.path).toEqual(['/srv/x/*.csv'])
  })

  it('must be set', async () => {
    expect((await failure(yaml)).message).toBe(
      `kehu.yaml:6:11: environment variable 'EXPORTS' is not set; export it, or remove \${env:EXPORTS}`,
    )
  })

  it('are not shown where their value is wrong', async () => {
    const { message } = await failure(yaml.replace('EUR', `"\${env:CURRENCY}"`), { EXPORTS: 'x', CURRENCY: 'hush' })
    expect(message).toContain(`found '\${env:CURRENCY}'`)
    expect(message).not.toContain('hush')
  })
})

describe('errors', () => {
  it('come all at once, with their places', async () => {
    const { code, message, problems } = await failure(`version: 1
project: corner-shop
tiemzone: Europe/London
currency: Pounds
sources:
  shop:
    preset: online-retial
    path: "exports/*.csv"
  erp:
    path: "erp/*.csv"
    ignore:
      - { name: totals, when: "uper([Code]) = 'TOTAL'" }
    files:
      - name: lines
        maps:
          order_line:
            order_id: Order
            product_id: { column: Code, format: int }
            quantity: Qty
            unit_prize: Price
            ordered_at: { column: Date, format: "%d/%m/%Q" }
`)
    expect(code).toBe('invalid')
    expect(problems.every(({ line, column }) => line !== undefined && column !== undefined)).toBe(true)
    await expect(`${message}\n`).toMatchFileSnapshot('golden/many-errors.txt')
  })

  it('are five where there are five', async () => {
    const { message, problems } = await failure(`version: 1
project: Corner Shop
timezone: Europe/Londn
currency: GBP
calendar: { fiscal_year_starts: 13 }
sources:
  shop:
    preset: online-retial
    path: "exports/*.csv"
keep: { night: 7 }
`)
    expect(problems).toHaveLength(5)
    await expect(`${message}\n`).toMatchFileSnapshot('golden/five-errors.txt')
  })

  it.each([
    [
      'a file that is empty',
      '',
      'kehu.yaml:1:1: expected a mapping with version, project, timezone, currency, language, country …, found nothing',
    ],
    ['YAML that is none', `${head}sources: { shop: [`, 'kehu.yaml:4:19: '],
    ['a key that stands twice', `${head}currency: USD`, 'kehu.yaml:4:1: map keys must be unique'],
    ['an alias of nothing', `${head}sources: *none`, 'kehu.yaml: unresolved alias'],
    [
      'a missing key',
      'version: 1\nproject: shop\nsources: { a: { preset: online-retail, path: b } }',
      'kehu.yaml:1:1 currency: is missing; expected a currency code of ISO 4217 such as EUR',
    ],
    ['no source', `${head}sources: {}`, 'kehu.yaml:4:10 sources: expected at least one source, found none'],
    [
      'a source without path',
      `${head}sources: { a: { preset: online-retail } }`,
      'kehu.yaml:4:12 sources.a: has no path; write where its files lie, such as path: "exports/a/*.csv"',
    ],
    [
      'a source that says nothing',
      `${head}sources: { a: { path: x } }`,
      'kehu.yaml:4:12 sources.a: names neither a preset nor files',
    ],
    [
      'ids of a stranger',
      `${head}sources: { shop: { preset: online-retail, path: x, ids: { product: shp2 } }, shop2: { preset: online-retail, path: y } }`,
      "kehu.yaml:4:68 sources.shop.ids.product: expected the name of another source, found 'shp2'; did you mean 'shop2'?",
    ],
    [
      'rates of a source without any',
      `${head}rates: { source: bank }\nsources:\n  a:\n    path: x${files}`,
      "rates.source: expected a source that maps exchange_rate, found 'bank'; no source maps exchange_rate",
    ],
    [
      'absence from files that are no dated dumps',
      `${head}sources:\n  a:\n    deletes: absence\n    path: x${files}`,
      'tells by absence what is gone: expected dated dumps of customers or products, but its files carry no day',
    ],
    [
      'a fiscal year near nothing',
      `${head}calendar: { fiscal_year_near: last }\nsources:\n  a:\n    path: x${files}`,
      'calendar.fiscal_year_near: has no meaning without fiscal_weeks',
    ],
    [
      'a rule with a name of our own',
      `${head}sources:\n  a:\n    ignore: [{ name: superseded, when: "true" }]\n    path: x${files}`,
      "ignore[0].name: 'superseded' is a reason of Kehu's own",
    ],
    [
      'a reference of an id to itself',
      `${head}sources:\n  a:\n    path: x${files.replace('Id', '{ column: Id, references: customer }')}`,
      'references: has no meaning here: customer_id is the id of the customer itself',
    ],
    [
      'a number where a header stands',
      `${head}sources:\n  a:\n    path: x${files.replace('Id', '7')}`,
      'sources.a.files[0].maps.customer.customer_id: expected a header, a list of headers, or a mapping with column, value or expression, found the number 7',
    ],
    [
      'a field of two kinds',
      `${head}sources:\n  a:\n    path: x${files.replace('Id', '{ column: A, value: b }')}`,
      'maps.customer.customer_id: expected exactly one of column, value and expression, found column and value',
    ],
    [
      'a wrong word',
      `${head}language: de\nsources: { a: { preset: online-retail, path: x } }`,
      "kehu.yaml:4:11 language: expected en or zh, found 'de'",
    ],
    [
      'a name that is none',
      `${head}sources: { "a/../b": { preset: online-retail, path: x } }`,
      "kehu.yaml:4:12 sources.a/../b: expected a name of small letters, digits, - and _, found 'a/../b'",
    ],
  ])('name %s', async (_, yaml, message) => {
    expect((await failure(yaml)).message).toContain(message)
  })

  it('say when there is no project', async () => {
    const outcome = loadProject(root, {})
    await expect(outcome).rejects.toMatchObject({ code: 'not_found' })
    await expect(outcome).rejects.toThrow('type `kehu init`')
  })
})
