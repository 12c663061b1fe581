import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backtestModel } from '../src/cli/models/backtest-model.js'
import { compareModel } from '../src/cli/models/compare-model.js'
import { listModels } from '../src/cli/models/list-models.js'
import { refitModel } from '../src/cli/models/refit-model.js'
import { showModel } from '../src/cli/models/show-model.js'
import { openProject, type ProjectContext } from '../src/cli/project-context.js'
import { openTerminal } from '../src/cli/terminal.js'
import { register } from '../src/mining/model.js'
import { comeback } from '../src/mining/sample-models.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { smallDay, smallProject } from './small-project.js'
import { kehu } from './support/cli.js'
import type { ProjectFolder } from './support/project-folder.js'

// One night for all of it; the commands run in this process but for one that is typed.
let project: ProjectFolder
let context: ProjectContext
const terminal = openTerminal({ quiet: true })
beforeAll(async () => {
  project = await smallProject()
  context = await openProject(project.path, '.')
})
afterAll(() => project[Symbol.asyncDispose]())

/** The rows that a command writes. */
async function rowsOf(work: (output: { format: 'ndjson'; path: string }) => Promise<void>) {
  const path = join(project.path, 'answer.ndjson')
  await work({ format: 'ndjson', path })
  const text = await readFile(path, 'utf8')
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}

const databaseHash = async () =>
  createHash('sha256')
    .update(await readFile(join(project.path, 'warehouse/current/kehu.duckdb')))
    .digest('hex')

test('the list says what each model learnt, and from how much', async () => {
  const all = await rowsOf(output => listModels(context, output, terminal))
  const rfm = all.find(row => row.model === 'rfm')
  expect(all.filter(row => row.state === 'undeclared').map(row => row.model)).toContain('purchases')
  expect(rfm).toMatchObject({
    model: 'rfm',
    state: 'fitted',
    fit_day: smallDay,
    learnt_from: 30,
    scored: 30,
    gates: null,
  })
})

test('a card is shown line by line, and whole as json', async () => {
  const csv = join(project.path, 'card.csv')
  await showModel(context, 'rfm', null, { format: 'csv', path: csv }, terminal)
  const lines = (await readFile(csv, 'utf8')).split('\r\n')
  expect(lines).toContain('params,customers,30')
  expect(lines).toContain('data,rows,30')
  const path = join(project.path, 'card.json')
  await showModel(context, 'rfm', smallDay as Day, { format: 'json', path }, terminal)
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    model: 'rfm',
    fit_day: smallDay,
    params: { customers: 30 },
  })
  await expect(showModel(context, 'rfm', '2024-01-01' as Day, { format: 'json', path }, terminal)).rejects.toThrow(
    `rfm had learnt nothing by 2024-01-01; it learnt on ${smallDay}`,
  )
})

test('two days are compared by what the model sees, and the published night is not touched', async () => {
  const before = await databaseHash()
  const rows = await rowsOf(output =>
    compareModel(context, 'rfm', '2024-04-01' as Day, smallDay as Day, output, terminal),
  )
  // Of the earlier day nothing was recorded: scores are not compared.
  expect(rows.map(row => [row.kind, row.column_name])).toEqual([
    ['feature', 'recency_days'],
    ['feature', 'frequency'],
    ['feature', 'monetary'],
  ])
  expect(rows.every(row => row.psi >= 0 && ['steady', 'moved', 'far'].includes(row.drift))).toBe(true)
  expect(await databaseHash()).toBe(before)
  await expect(
    compareModel(context, 'rfm', '2024-04-01' as Day, '2025-01-01' as Day, { format: 'csv', path: 'x' }, terminal),
  ).rejects.toThrow("lies after the published night's")
})

describe('a back-test', () => {
  const registry = { comeback: async () => register(comeback) }
  const asked = {
    days: ['2024-01-05', '2024-05-01', '2024-06-01', '2024-06-20'].map(day => day as Day),
    name: '2024-01-05_2024-06-20_1m',
  }
  const run = () => rowsOf(output => backtestModel(context, 'comeback', asked, output, terminal, registry))

  test('judges every day whose outcome is known, says why of the others, and touches nothing that is published', async () => {
    const before = await databaseHash()
    const rows = await run()
    expect(rows.map(row => [row.as_of, row.measure, row.naive_rule])).toContainEqual(['2024-06-01', 'auc', 'base_rate'])
    const judged = new Set(rows.filter(row => row.measure).map(row => row.as_of))
    expect([...judged]).toEqual(['2024-05-01', '2024-06-01'])
    expect(rows.filter(row => row.unjudged).map(row => [row.as_of, row.unjudged])).toEqual([
      ['2024-01-05', expect.stringContaining('the history is too short')],
      ['2024-06-20', 'what comes before 2024-07-18 is not known yet, on 2024-07-01'],
    ])
    expect(await databaseHash()).toBe(before)
    // The same question gives the same bytes.
    const folder = join(project.path, 'warehouse/backtests/comeback')
    const files = await readdir(folder)
    expect(files.sort()).toEqual(['html', 'json'].map(ending => `${smallDay}-1_${asked.name}.${ending}`))
    const bytes = () => Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
    const first = await bytes()
    await run()
    expect(await bytes()).toEqual(first)
    expect(first[0]).toContain('Would “comeback” have told what came?')
  })

  test('of a model that foretells nothing is refused by name', async () => {
    const { code, stderr } = await kehu(project.path, [
      'models',
      'backtest',
      'rfm',
      '--from',
      '2024-05-01',
      '--to',
      '2024-05-01',
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('rfm describes and foretells nothing')
    expect(stderr).toContain('kehu segments compare')
  })
})

test('a fit that is asked for is an input: it stands in the project file', async () => {
  const file = join(project.path, 'kehu.yaml')
  const before = await readFile(file, 'utf8')
  await refitModel(context, 'purchases', null, true, terminal)
  expect(await readFile(file, 'utf8')).toBe(before)
  await refitModel(context, 'purchases', null, false, terminal)
  expect(await readFile(file, 'utf8')).toBe(`${before}models: { purchases: { fit_day: ${smallDay} } }\n`)
  expect((await openProject(project.path, '.')).loaded.project.models).toEqual({ purchases: { fit_day: smallDay } })
  await expect(refitModel(context, 'purchases', '2024-06-20' as Day, false, terminal)).rejects.toThrow(
    `purchases has learnt on ${smallDay}, as its calendar says, which is later than 2024-06-20`,
  )
})

test('what a model needs and nobody delivers is named', async () => {
  const [earlier, later] = ['2024-04-01' as Day, smallDay as Day]
  await expect(
    compareModel(context, 'subscriptions', earlier, later, { format: 'csv', path: 'x' }, terminal),
  ).rejects.toThrow('subscriptions needs the table fct_subscription, which is not there')
})

test('a name that is mistyped gets a suggestion; a model that learns every night is not refitted', async () => {
  await expect(refitModel(context, 'rfn', null, false, terminal)).rejects.toThrow(
    /no model 'rfn'; expected .*rfm; did you mean 'rfm'\?/,
  )
  await expect(refitModel(context, 'rfm', null, false, terminal)).rejects.toThrow('rfm learns anew every night')
})
