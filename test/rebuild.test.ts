import { chmod, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeNight } from '../src/cli/night/make-night.js'
import { projectContext } from '../src/cli/project-context.js'
import { loadProject } from '../src/config/load-project.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { layout } from '../src/warehouse/night/layout.js'
import { silent } from '../src/warehouse/progress.js'
import { kehu } from './support/cli.js'
import { ask, night, outcome } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { publishedOnce } from './support/published-once.js'

/** A star that is built anew needs nothing but what has landed: not the sources' folders, not the last night. */

const asOf = '2024-02-01' as Day
const crm = `  crm:
    files:
      - name: customers
        path: exports/customers-*.csv
        maps: { customer: { customer_id: Id, email: Email } }
`
const shop = `  shop:
    files:
      - name: lines
        path: exports/lines-*.csv
        maps: { order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price } }
`
const yaml = (...sources: readonly string[]) =>
  `version: 1\nproject: rebuilt\ncurrency: GBP\nlimits: { quarantined: 0.25 }\nsources:\n${sources.join('')}`
const customers = (...ids: readonly number[]) => `Id,Email\n${ids.map(id => `${id},c${id}@example.com\n`).join('')}`
const lines = (order: number, quantity = '1') =>
  `Order,Customer,Product,At,Quantity,Price\n${order},1,MUG,2024-01-0${order} 10:00:00,${quantity},1.50\n`

async function firm(): Promise<ProjectFolder> {
  const project = await projectFolder(yaml(crm, shop))
  await put(project.path, 'exports/customers-2024-01-01.csv', customers(1, 2))
  await put(project.path, 'exports/customers-2024-01-02.csv', customers(1, 2))
  await put(project.path, 'exports/customers-2024-01-03.csv', customers(3))
  await put(project.path, 'exports/lines-1.csv', lines(1))
  return project
}

const published = publishedOnce(async () => {
  const project = await firm()
  await night(project.path, asOf)
  return project
})

/** What has been loaded leaves the folder of exports. */
const archive = (project: ProjectFolder) => rm(join(project.path, 'exports'), { recursive: true })

async function files(project: ProjectFolder): Promise<readonly string[]> {
  const found = await ask<{ file: string }>(
    project.path,
    "select source || '/' || kind || ': ' || name || coalesce(' of ' || cast(day as varchar), '') as file from loaded_file order by file",
  )
  return found.map(({ file }) => file)
}

async function anew(project: ProjectFolder): Promise<void> {
  const context = await projectContext(await loadProject(project.path))
  const signal = new AbortController().signal
  const surroundings = { progress: silent, signal, now: () => '2026-01-01T00:00:00.000Z', clock: () => 0 }
  await makeNight(context, { asOf, rebuild: true }, surroundings)
}

async function damage(project: ProjectFolder): Promise<void> {
  const path = join(layout(project.path).current, 'kehu.duckdb')
  await chmod(path, 0o644)
  await writeFile(path, 'no database')
}

const loaded = [
  'crm/customers: exports/customers-2024-01-01.csv',
  'crm/customers: exports/customers-2024-01-03.csv',
  'shop/lines: exports/lines-1.csv',
]

describe('files that are not there any more', () => {
  it('come back with a source that was removed for a night, and plan says what it goes without', async () => {
    await using project = await published()
    const before = await outcome(project.path)
    await archive(project)
    await put(project.path, 'kehu.yaml', yaml(shop))
    const planned = await kehu(project.path, ['plan', '--as-of', asOf])
    expect(planned).toMatchObject({ code: 0 })
    expect(planned.stdout).toContain('taken in again:\n  shop/lines: 1 file')
    expect(planned.stdout).toContain(
      'crm: exports/customers-2024-01-01.csv and 2 more files left out: kehu.yaml has no such source any more',
    )
    await night(project.path, asOf)
    expect(await files(project)).toEqual(['shop/lines: exports/lines-1.csv'])
    await put(project.path, 'kehu.yaml', yaml(crm, shop))
    await night(project.path, asOf)
    expect(await files(project)).toEqual(loaded)
    expect(await outcome(project.path)).toEqual(before)
  })

  it('are told by name and header when their kind is renamed, and hold the night when they cannot be', async () => {
    await using project = await published()
    await archive(project)
    await put(project.path, 'kehu.yaml', yaml(crm.replace('name: customers', 'name: people'), shop))
    await night(project.path, asOf)
    expect(await files(project)).toEqual(loaded.map(file => file.replace('crm/customers', 'crm/people')))

    const elsewhere = crm.replace('name: customers', 'name: persons').replace('exports/customers', 'drop/persons')
    await put(project.path, 'kehu.yaml', yaml(elsewhere, shop))
    for (const command of ['plan', 'run']) {
      const ended = await kehu(project.path, [command, '--as-of', asOf])
      expect(ended.code).toBe(3)
      expect(ended.stderr).toContain('exports/customers-2024-01-01.csv')
      expect(ended.stderr).toContain('call a kind people, or put the file back under a path of the contract')
    }
    expect(await files(project)).toHaveLength(3)
  })

  it('are found in the landed files when the only night is damaged', async () => {
    await using project = await published()
    const before = await outcome(project.path)
    await archive(project)
    await damage(project)
    expect((await kehu(project.path, ['doctor', '--repair'])).stdout).toContain('.damaged')
    await night(project.path, asOf)
    expect(await outcome(project.path)).toEqual(before)
    await rm(join(layout(project.path).current, 'kehu.duckdb'))
    for (const command of ['plan', 'run']) {
      const ended = await kehu(project.path, [command, '--as-of', asOf])
      expect(ended.code).toBe(1)
      expect(ended.stderr).toContain('kehu.duckdb is gone; go back with kehu runs restore, or build it anew')
    }
    const planned = await kehu(project.path, ['plan', '--as-of', asOf, '--rebuild'])
    expect(planned.code).toBe(0)
    expect(planned.stdout).toContain('--rebuild says so\n0 files to take in, 3 files known\ntaken in again:\n')
    expect((await kehu(project.path, ['run', '--as-of', asOf, '--rebuild'])).code).toBe(0)
    expect(await outcome(project.path)).toEqual(before)
  })

  it('are taken from the last night where an earlier version landed them', async () => {
    await using project = await published()
    const place = layout(project.path)
    for (const path of await descriptions(project)) {
      const { deliveries, ...old } = JSON.parse(await readFile(path, 'utf8'))
      expect(deliveries.length).toBeGreaterThan(0)
      await writeFile(path, JSON.stringify(old))
    }
    await archive(project)
    await put(project.path, 'exports/lines-2.csv', lines(2))
    await night(project.path, asOf)
    const before = await outcome(project.path)
    await rm(place.current)
    await rm(place.nights, { recursive: true })
    await night(project.path, asOf)
    expect(await outcome(project.path)).toEqual(before)
    // The bytes of the second customers' file stand in no night under its name.
    expect(await arrivals(project)).toEqual({
      'exports/customers-2024-01-01.csv': 1,
      'exports/customers-2024-01-03.csv': 2,
      'exports/lines-1.csv': 1,
      'exports/lines-2.csv': 2,
    })
  })

  it('are named after an earlier night was restored, and taken in when the star is built anew', async () => {
    await using project = await firm()
    const { night: first } = await night(project.path, asOf)
    await put(project.path, 'exports/lines-2.csv', lines(2))
    await night(project.path, asOf)
    const before = await outcome(project.path)
    await archive(project)
    expect((await kehu(project.path, ['runs', 'restore', first])).code).toBe(0)
    const { stdout } = await kehu(project.path, ['plan', '--as-of', asOf])
    expect(stdout).toContain('shop: exports/lines-2.csv left out: the night that this one goes on from')
    expect(stdout.match(/left out/g)).toHaveLength(1)
    await anew(project)
    expect(await outcome(project.path)).toEqual(before)
  })

  it('stay away when they only held a night, and were mended or withdrawn', async () => {
    await using project = await published()
    await put(project.path, 'exports/lines-2.csv', lines(2, 'two'))
    await put(project.path, 'exports/lines-3.csv', lines(3, 'three'))
    await expect(night(project.path, asOf)).rejects.toThrow('too much was quarantined')
    await put(project.path, 'exports/lines-2.csv', lines(2))
    await rm(join(project.path, 'exports/lines-3.csv'))
    const { stdout } = await kehu(project.path, ['plan', '--as-of', asOf])
    expect(stdout).toContain('shop: exports/lines-3.csv left out: it landed for a night that was not published')
    expect(stdout.match(/left out/g)).toHaveLength(1)
    await night(project.path, asOf)
    const before = await outcome(project.path)
    await archive(project)
    await anew(project)
    expect(await outcome(project.path)).toEqual(before)
    expect(await files(project)).toContain('shop/lines: exports/lines-2.csv')
  })
})

describe('after a loss of power', () => {
  it('what lies staged as an empty file, or half, is staged again', async () => {
    await using project = await published()
    const before = await outcome(project.path)
    const { staged } = layout(project.path)
    const names = (await readdir(staged, { recursive: true })).filter(name => name.endsWith('.parquet'))
    expect(names).toHaveLength(3)
    for (const [i, name] of names.entries()) await (i === 0 ? rm(join(staged, name)) : truncate(join(staged, name)))
    await anew(project)
    expect(await outcome(project.path)).toEqual(before)
  })
})

describe('the order in which files arrived', () => {
  it('survives held nights, rebuilds and another dialect; what comes at once is in order of days and names', async () => {
    await using project = await firm()
    await put(project.path, 'exports/lines-9.csv', lines(9, 'nine'))
    await expect(night(project.path, asOf)).rejects.toThrow('too much was quarantined')
    await put(project.path, 'exports/lines-0.csv', lines(2))
    await put(project.path, 'exports/lines-8.csv', lines(8))
    await put(project.path, 'exports/lines-7.csv', lines(7))
    await night(project.path, asOf)
    const order = {
      'exports/customers-2024-01-01.csv': 1,
      'exports/customers-2024-01-02.csv': 2,
      'exports/customers-2024-01-03.csv': 3,
      'exports/lines-0.csv': 3,
      'exports/lines-1.csv': 1,
      'exports/lines-7.csv': 4,
      'exports/lines-8.csv': 5,
      'exports/lines-9.csv': 2,
    }
    expect(await arrivals(project)).toEqual(order)
    await put(project.path, 'kehu.yaml', yaml(crm, shop.replace('maps:', 'read: { escape: "\\\\" }\n        maps:')))
    await anew(project)
    expect(await arrivals(project)).toEqual(order)
  })
})

describe('a changed contract', () => {
  const dated = crm.replace(
    'maps:',
    "date: { pattern: 'customers-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }\n        maps:",
  )

  it.each([
    ['lie where they were', false],
    ['are not there any more', true],
  ])('that tells the days of files tells those of known ones: files that %s', async (_, isArchived) => {
    await using project = await published()
    if (isArchived) await archive(project)
    await put(project.path, 'kehu.yaml', yaml(dated, shop))
    await night(project.path, asOf)
    expect(await files(project)).toEqual([
      'crm/customers: exports/customers-2024-01-01.csv of 2024-01-01',
      'crm/customers: exports/customers-2024-01-02.csv of 2024-01-02',
      'crm/customers: exports/customers-2024-01-03.csv of 2024-01-03',
      'shop/lines: exports/lines-1.csv',
    ])
    await using fresh = await firm()
    await put(fresh.path, 'kehu.yaml', yaml(dated, shop))
    await night(fresh.path, asOf)
    expect(await outcome(project.path)).toEqual(await outcome(fresh.path))
  })

  it('that maps a column which landed files lack holds the night, and plan says so first', async () => {
    await using project = await published()
    await archive(project)
    await put(project.path, 'kehu.yaml', yaml(crm.replace('email: Email', 'email: Email, phone: Phone'), shop))
    for (const command of ['plan', 'run']) {
      const ended = await kehu(project.path, [command, '--as-of', asOf])
      expect(ended.code).toBe(3)
      expect(ended.stderr).toContain("exports/customers-2024-01-03.csv: has no column 'Phone' (customer.phone)")
    }
  })

  it('that no landed copy fits holds the night, and plan says so first', async () => {
    await using project = await published()
    await archive(project)
    await put(project.path, 'kehu.yaml', yaml(crm, shop.replace('maps:', 'read: { escape: "\\\\" }\n        maps:')))
    for (const command of ['plan', 'run']) {
      const ended = await kehu(project.path, [command, '--as-of', asOf])
      expect(ended.code).toBe(3)
      expect(ended.stderr).toContain('exports/lines-1.csv: was loaded before, but neither the file nor a landed copy')
    }
  })

  it('leaves nothing staged that no kept night was made with', async () => {
    await using project = await published()
    const { staged, root } = layout(project.path)
    const [before] = await readdir(join(staged, 'crm'))
    await put(project.path, 'kehu.yaml', `${yaml(dated)}keep: { nights: 1 }\n`)
    await night(project.path, asOf)
    expect(await readdir(staged)).toEqual(['crm'])
    const [now, ...others] = await readdir(join(staged, 'crm'))
    expect([others, now === before]).toEqual([[], false])
    expect(await readdir(join(root, 'landed'))).toEqual(['crm', 'shop'])
  })
})

async function descriptions(project: ProjectFolder): Promise<readonly string[]> {
  const { landed } = layout(project.path)
  const names = await readdir(landed, { recursive: true })
  return names.filter(name => name.endsWith('.json')).map(name => join(landed, name))
}

/** By name; the same of a file that landed under two dialects. */
async function arrivals(project: ProjectFolder): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {}
  for (const path of await descriptions(project)) {
    for (const { name, arrival } of JSON.parse(await readFile(path, 'utf8')).deliveries) {
      expect(found[name] ?? arrival, name).toBe(arrival)
      found[name] = arrival
    }
  }
  return found
}
