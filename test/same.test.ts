import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { kehu } from './support/cli.js'
import { ask, askOne, night, type Outcome, outcome } from './support/night.js'
import { dailyFiles, needsOnlineRetail, onlineRetailProject } from './support/online-retail.js'
import { deliver, projectFolder, put } from './support/project-folder.js'
import { randomFiles } from './support/random-files.js'
import { cutIntoNights, shuffled } from './support/shuffle.js'
import { customerDump, type Line, lineFile, outcomeOf, type SmallFile, smallProject } from './support/small-source.js'

/** Any order of arrival, one load or many nights, any machine: the same result (design: records, keys and nights). */

describe.skipIf(!needsOnlineRetail('same'))('twelve days of online-retail', () => {
  const asOf = '2011-01-01'
  const files = needsOnlineRetail('same') ? dailyFiles(12) : []
  let atOnce: Outcome
  beforeAll(async () => {
    atOnce = await inNights([files], {})
  }, 120_000)

  it('have figures at all', () => {
    expect(Object.keys(atOnce.digests).length).toBeGreaterThan(15)
    expect(Object.keys(atOnce.files)).toEqual([
      'report/index.html',
      'report/movers.html',
      'report/profile.html',
      'report/quality.html',
      'report/revenue.html',
      'report/rfm.html',
      'audiences/champions.csv',
      'audiences/sleepers.ndjson',
    ])
    const empty = Object.entries(atOnce.digests).filter(([, digest]) => digest.startsWith('0:'))
    // No e-mails and no source of products here: products are known by their lines alone.
    expect(empty.map(([name]) => name)).toEqual(['crowded_value', 'product_observation'])
  })

  it('are the same night after night, each with its own day', async () => {
    await using project = await projectFolder(onlineRetailProject())
    for (let i = 0; i < files.length; i += 3) {
      const group = files.slice(i, i + 3)
      await deliver(project.path, group)
      const day = /(\d{4}-\d{2}-\d{2})\.csv$/.exec(group.at(-1) ?? '')?.[1] ?? ''
      await night(project.path, group.at(-1) === files.at(-1) ? asOf : day)
    }
    expect(await outcome(project.path)).toEqual(atOnce)
  }, 600_000)

  it('are the same in a random order of nights', async () => {
    const random = new Random(1)
    expect(await inNights(cutIntoNights(shuffled(files, random), 3, random), {})).toEqual(atOnce)
  }, 120_000)

  it.each([1, 4])(
    'are the same with %d threads',
    async threads => {
      expect(await inNights([files], { threads })).toEqual(atOnce)
    },
    120_000,
  )

  it.each(['Asia/Tokyo', 'America/New_York'])(
    'are the same on a machine in %s',
    async zone => {
      await using project = await projectFolder(onlineRetailProject())
      await deliver(project.path, files)
      const ended = await kehu(project.path, ['run', '--as-of', asOf], { env: { TZ: zone } })
      expect(ended).toMatchObject({ code: 0 })
      expect(await outcome(project.path)).toEqual(atOnce)
    },
    120_000,
  )

  async function inNights(nights: readonly (readonly string[])[], options: { threads?: number }): Promise<Outcome> {
    await using project = await projectFolder(onlineRetailProject({ threads: 2, ...options }))
    for (const group of nights) {
      await deliver(project.path, group)
      await night(project.path, asOf)
    }
    return await outcome(project.path)
  }
})

describe('a small firm', () => {
  it('comes out the same from any order and any grouping into nights', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
        const random = new Random(seed)
        const files = randomFiles(random)
        const nights = cutIntoNights(shuffled(files, random), 3, random)
        expect(await outcomeOf(nights)).toEqual(await outcomeOf([files]))
      }),
      { numRuns: 2, seed: 20_240_201, endOnFailure: true },
    )
  }, 600_000)

  const uk = customerDump('2024-01-01', [['1', 'a@example.com', 'United Kingdom']])
  const french = customerDump('2024-01-02', [['1', 'a@example.com', 'France']])
  const ukAgain = customerDump('2024-01-03', [['1', 'a@example.com', 'United Kingdom']])
  type Version = { valid_from: string; country: string; is_current: boolean }
  const versions =
    "select valid_from, country, is_current from dim_customer_record where customer_id = '1' order by valid_from"
  const threeVersions = [
    { valid_from: '2024-01-01T00:00:00.000000Z', country: 'United Kingdom', is_current: false },
    { valid_from: '2024-01-02T00:00:00.000000Z', country: 'France', is_current: false },
    { valid_from: '2024-01-03T00:00:00.000000Z', country: 'United Kingdom', is_current: true },
  ]

  it('splits a version when a day between two equal ones comes late', async () => {
    await using project = await projectFolder(smallProject)
    await deliverText(project.path, [uk, ukAgain])
    await night(project.path, '2024-02-01')
    expect(await ask<Version>(project.path, versions)).toEqual([{ ...threeVersions[0], is_current: true }])
    await deliverText(project.path, [french])
    await night(project.path, '2024-02-01')
    expect(await ask<Version>(project.path, versions)).toEqual(threeVersions)
    expect(await outcome(project.path)).toEqual(await outcomeOf([[uk, french, ukAgain]]))
  })

  it('sees a customer change back in dumps of equal bytes, told apart by the day in their names', async () => {
    expect(ukAgain.text).toBe(uk.text)
    await using project = await projectFolder(smallProject)
    await deliverText(project.path, [uk, french, ukAgain])
    await night(project.path, '2024-02-01')
    expect(await ask<Version>(project.path, versions)).toEqual(threeVersions)
    const fates = await ask<{ fate: string; records: bigint }>(
      project.path,
      'select fate, count(*) as records from record_fate group by fate',
    )
    expect(fates).toEqual([{ fate: 'loaded', records: 3n }])
  })

  const mug: Line = ['100', '1', 'MUG', 'Mug', '2024-01-01 10:00:00', '1', '1.50']

  it('keeps two scans of the same mug, and drops both of another file that brings them again', async () => {
    await using project = await projectFolder(smallProject)
    await deliverText(project.path, [lineFile('a', [mug, mug])])
    await night(project.path, '2024-02-01')
    // One more scan than before is news; the first two are not.
    await deliverText(project.path, [lineFile('b', [mug, mug, mug])])
    await night(project.path, '2024-02-01')
    const fates = await ask(
      project.path,
      'select name, fate, count(*) as records from record_fate join loaded_file using (file_id) group by name, fate order by name, fate',
    )
    expect(fates).toEqual([
      { name: 'exports/lines-a.csv', fate: 'loaded', records: 2n },
      { name: 'exports/lines-b.csv', fate: 'duplicate', records: 2n },
      { name: 'exports/lines-b.csv', fate: 'loaded', records: 1n },
    ])
    expect(
      await askOne(project.path, 'select count(*) as lines, count(distinct line_key) as keys from fct_order_line'),
    ).toEqual({ lines: 3n, keys: 3n })
  })

  it('tells customer 23 of shop1 from customer 3 of shop12', async () => {
    const maps = 'maps: { customer: { customer_id: Id, country: Country } }'
    await using project = await projectFolder(`version: 1
project: two-shops
currency: GBP
sources:
  shop1: { files: [{ name: customers, path: exports/one.csv, ${maps} }] }
  shop12: { files: [{ name: customers, path: exports/twelve.csv, ${maps} }] }
`)
    await put(project.path, 'exports/one.csv', 'Id,Country\n23,France\n')
    await put(project.path, 'exports/twelve.csv', 'Id,Country\n3,Spain\n')
    await night(project.path, '2024-02-01')
    const found = await ask<{ customer_key: bigint }>(
      project.path,
      'select distinct customer_key from bridge_customer where customer_key <> 0',
    )
    expect(found).toHaveLength(2)
  })

  it('joins two customers by their e-mail without touching a fact', async () => {
    const before = customerDump('2024-01-01', [
      ['1', 'a@example.com', 'United Kingdom'],
      ['2', 'b@example.com', 'France'],
    ])
    const joined = customerDump('2024-01-02', [['2', 'A@Example.com', 'France']])
    const lines = lineFile('a', [mug, ['101', '2', 'MUG', 'Mug', '2024-01-02 10:00:00', '2', '1.50']])
    await using project = await projectFolder(smallProject)
    await deliverText(project.path, [before, lines])
    const first = await night(project.path, '2024-02-01')
    const facts = 'select * from fct_order_line order by order_key, line_key'
    const factsBefore = await ask(project.path, facts)
    type Bridge = { customer_id: string; customer_key: bigint; customer_record_key: bigint }
    const bridge = `select customer_id, customer_key, customer_record_key from bridge_customer
      join dim_customer_record using (customer_record_key) where is_current and customer_record_key <> 0 order by customer_id`
    const apart = await ask<Bridge>(project.path, bridge)
    expect(new Set(apart.map(row => row.customer_key)).size).toBe(2)

    await deliverText(project.path, [joined])
    const second = await night(project.path, '2024-02-01')
    const together = await ask<Bridge>(project.path, bridge)
    expect(new Set(together.map(row => row.customer_key)).size).toBe(1)
    expect(second.digests.bridge_customer).not.toBe(first.digests.bridge_customer)
    // The facts stand as they were: their values, where they came from, and the keys that they carry.
    expect(second.digests.fct_order_line).toBe(first.digests.fct_order_line)
    expect(await ask(project.path, facts)).toEqual(factsBefore)
    // A key that customers had before is the key of one of their records: the bridge still resolves it.
    for (const { customer_key } of apart) {
      const [now] = await ask(
        project.path,
        `select customer_key from bridge_customer where customer_record_key = ${customer_key}`,
      )
      expect(now).toEqual({ customer_key: together[0]?.customer_key })
    }
    const { orders } = await askOne<{ orders: bigint }>(
      project.path,
      'select sum(frequency)::bigint as orders from mart_customer where customer_key <> 0',
    )
    expect(orders).toBe(2n)
  })
})

async function deliverText(folder: string, files: readonly SmallFile[]): Promise<void> {
  for (const file of files) await put(folder, `exports/${file.name}`, file.text)
}
