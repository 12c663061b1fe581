import { describe, expect, it } from 'vitest'
import { endOf } from './support/end-of.js'
import { ask, night, outcome } from './support/night.js'
import { fateCounts, sameInAnyOrder } from './support/orders-of-arrival.js'
import { projectFolder, put } from './support/project-folder.js'
import type { SmallFile } from './support/small-source.js'

/** A newer delivery of an order replaces all its lines, one of a file all that came under its name. */

const line =
  'order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price'
const head = `version: 1
project: replaces
timezone: Europe/London
currency: GBP
limits: { quarantined: 1 }
sources:
`
const lines = `select concat_ws(' ', order_id, product_id, cast(quantity as integer)) as line from fct_order_line
  join dim_product using (product_key) order by line`
const linesOf = (answers: Record<string, readonly unknown[]>) =>
  (answers.lines as { line: string }[]).map(row => row.line)

describe('the newest delivery of an order replaces all its lines', () => {
  const yaml = `${head}  shop:
    replaces: order
    files:
      - name: daily
        path: exports/daily-*.csv
        date: { pattern: 'daily-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }
        maps: { order_line: { ${line} } }
      - name: written
        path: exports/written-*.csv
        maps: { order_line: { ${line}, line_id: Line, updated_at: Changed } }
      - name: returns
        path: exports/returns-*.csv
        maps: { return_line: { return_id: Return, order_id: Order, customer_id: Customer, product_id: Product, returned_at: At, quantity: Quantity, amount: Amount, updated_at: Changed } }
`
  const daily = (day: number, ...rows: readonly (readonly [order: string, product: string, units: string])[]) => ({
    name: `daily-2024-01-0${day}.csv`,
    text: `Order,Customer,Product,At,Quantity,Price\n${rows.map(([order, product, units]) => `${order},7,${product},2024-01-01 10:00:00,${units},2.00\n`).join('')}`,
  })
  const written = (name: string, changed: string, ...rows: readonly (readonly [string, string, string, string])[]) => ({
    name: `written-${name}.csv`,
    text: `Order,Line,Customer,Product,At,Quantity,Price,Changed\n${rows.map(([order, id, product, units]) => `${order},${id},7,${product},2024-01-01 10:00:00,${units},2.00,${changed}\n`).join('')}`,
  })

  it('by the day of the file: a line that it lacks is gone, one that comes back holds again', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [
        daily(1, ['1', 'MUG', '1'], ['1', 'CUP', '2'], ['2', 'MUG', '1'], ['3', 'MUG', '1'], ['3', 'MUG', '1']),
        daily(2, ['1', 'MUG', '1'], ['2', 'MUG', '3'], ['3', 'MUG', '1']),
        daily(3, ['2', 'MUG', '1']),
      ],
      { lines, fates: fateCounts },
    )
    expect(linesOf(answers)).toEqual(['1 MUG 1', '2 MUG 1', '3 MUG 1'])
    expect(answers.fates).toEqual([
      { fate: 'duplicate', records: 3 },
      { fate: 'ignored superseded', records: 3 },
      { fate: 'loaded', records: 3 },
    ])
  }, 120_000)

  it('what is quarantined of an older delivery is superseded with it, of the newest one it stays', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [
        daily(1, ['1', 'MUG', 'two'], ['1', 'CUP', '1'], ['2', 'MUG', '1'], ['3', 'MUG', 'two']),
        daily(2, ['1', 'MUG', '2'], ['1', 'CUP', '1'], ['2', 'MUG', 'two'], ['3', 'MUG', '2']),
        daily(3, ['3', 'MUG', 'two']),
      ],
      {
        lines,
        fates: fateCounts,
        rejects: 'select value, count(*)::integer as records from quarantine group by all',
      },
    )
    expect(linesOf(answers)).toEqual(['1 CUP 1', '1 MUG 2'])
    expect(answers.fates).toEqual([
      { fate: 'duplicate', records: 2 },
      { fate: 'ignored superseded', records: 3 },
      { fate: 'loaded', records: 2 },
      { fate: 'quarantined Quantity: expected a number with at most 4 decimals', records: 2 },
    ])
    expect(answers.rejects).toEqual([{ value: 'two', records: 2 }])
  }, 120_000)

  it('what a rule ignores of the newest delivery takes the older lines away, and an order paid after all holds', async () => {
    const ignoring = yaml.replace(
      '    replaces: order\n',
      '    replaces: order\n    ignore: [{ name: cancelled, when: "[Quantity] = \'0\'" }]\n',
    )
    const files = [
      daily(1, ['1', 'MUG', '1'], ['2', 'MUG', '0'], ['3', 'MUG', '1'], ['3', 'CUP', '1']),
      daily(2, ['1', 'MUG', '0'], ['2', 'MUG', '2'], ['3', 'MUG', '0'], ['3', 'CUP', '1']),
    ]
    const { answers } = await sameInAnyOrder(ignoring, files, { lines, fates: fateCounts })
    expect(linesOf(answers)).toEqual(['2 MUG 2', '3 CUP 1'])
    expect(answers.fates).toEqual([
      { fate: 'duplicate', records: 1 },
      { fate: 'ignored cancelled', records: 3 },
      { fate: 'ignored superseded', records: 2 },
      { fate: 'loaded', records: 2 },
    ])
  }, 120_000)

  it('what waited for its customer and was superseded waits again when a newer delivery shows it again, and heals', async () => {
    const waiting = yaml
      .replaceAll('customer_id: Customer', 'customer_id: { column: Customer, references: customer }')
      .replace('  shop:\n', '  shop:\n    ids: { customer: crm }\n')
      .concat(
        '  crm: { files: [{ name: people, path: exports/people.csv, maps: { customer: { customer_id: Id } } }] }\n',
      )
    const first = [daily(1, ['1', 'MUG', '1']), daily(2, ['1', 'CUP', '1'])]
    const again = daily(3, ['1', 'MUG', '1'])
    const people = { name: 'people.csv', text: 'Id\n7\n' }
    const rejects = 'select reason, count(*) as records from quarantine group by reason'
    const [apart, healed, atOnce] = await Promise.all([
      endOf(waiting, [first, [again]], { lines, fates: fateCounts, rejects }),
      endOf(waiting, [first, [again], [people]], { lines, fates: fateCounts, rejects }),
      endOf(waiting, [[...first, again, people]], { lines, fates: fateCounts, rejects }),
    ])
    expect(apart.answers).toEqual({
      lines: [],
      fates: [
        { fate: 'duplicate', records: 1 },
        { fate: 'ignored superseded', records: 1 },
        { fate: 'quarantined Customer: no record of such a customer has come', records: 1 },
      ],
      rejects: [{ reason: 'no record of such a customer has come', records: 1n }],
    })
    expect(healed).toEqual(atOnce)
    expect(linesOf(healed.answers)).toEqual(['1 MUG 1'])
  }, 120_000)

  it('by the version that its lines declare, whatever line ids they have; what was taken back is matched anew', async () => {
    const returned = (units: string, changed: string): SmallFile => ({
      name: `returns-${changed}.csv`,
      text: `Return,Order,Customer,Product,At,Quantity,Amount,Changed\nR,1,7,MUG,2024-01-05 10:00:00,${units},2.00,${changed}\nR,1,7,CUP,2024-01-05 10:00:00,1,2.00,${changed}\n`.replace(
        units === '2' ? /R,1,7,CUP.*\n/ : 'none',
        '',
      ),
    })
    const { answers } = await sameInAnyOrder(
      yaml,
      [
        written('b', '2024-01-02', ['1', 'a', 'MUG', '1'], ['1', 'b', 'CUP', '1']),
        written('a', '2024-01-03', ['1', 'x', 'MUG', '5'], ['1', 'x', 'MUG', '4']),
        returned('1', '2024-01-06'),
        returned('2', '2024-01-07'),
      ],
      {
        lines,
        returns: 'select cast(quantity as integer) as units from fct_return_line',
        taken: 'select sum(quantity)::integer as units from bridge_return_line',
        fates: fateCounts,
      },
    )
    expect(linesOf(answers)).toHaveLength(1)
    expect(linesOf(answers)[0]).toMatch(/^1 MUG [45]$/)
    expect(answers.returns).toEqual([{ units: 2 }])
    expect(answers.taken).toEqual([{ units: 2 }])
    expect(answers.fates).toEqual([
      { fate: 'ignored superseded', records: 5 },
      { fate: 'loaded', records: 2 },
    ])
  }, 120_000)
})

describe('a newer file replaces all that came under its name', () => {
  const yaml = `${head}  shop:
    replaces: file
    files:
      - { name: lines, path: exports/lines-*.csv, maps: { order_line: { ${line}, updated_at: Changed } } }
      - { name: plain, path: exports/plain-*.csv, maps: { order_line: { ${line} } } }
  crm:
    files:
      - { name: customers, path: exports/customers.csv, replaces: file, maps: { customer: { customer_id: Id, country: Country } } }
`
  const file = (name: string, ...rows: readonly (readonly [order: string, units: string, changed?: string])[]) => ({
    name: `${name}.csv`,
    text: `Order,Customer,Product,At,Quantity,Price,Changed\n${rows.map(([order, units, changed = '']) => `${order},7,P${order},2024-01-01 10:00:00,${units},2.00,${changed}\n`).join('')}`,
  })

  it('what it mends leaves the list of rejects, what it lacks is gone, products and all', async () => {
    await using project = await projectFolder(yaml)
    const deliver = async ({ name, text }: SmallFile) => {
      await put(project.path, `exports/${name}`, text)
      await night(project.path, '2024-02-01')
    }
    await deliver(file('plain-a', ['1', 'two'], ['2', '1'], ['3', '1']))
    await deliver(file('plain-b', ['3', '1'], ['4', '1']))
    expect(await ask(project.path, 'select value from quarantine')).toEqual([{ value: 'two' }])
    const mended = file('plain-a', ['1', '2'], ['2', '1'])
    await deliver(mended)
    expect(await ask(project.path, 'select value from quarantine')).toEqual([])
    expect(await ask(project.path, lines)).toEqual(
      ['1 P1 2', '2 P2 1', '3 P3 1', '4 P4 1'].map(text => ({ line: text })),
    )
    expect(await ask(project.path, fateCounts)).toEqual([
      { fate: 'ignored superseded', records: 3 },
      { fate: 'loaded', records: 4 },
    ])
    // The star is the one that the files as they lie there make; only the fates remember what was there before.
    const { digests } = await outcome(project.path)
    const fresh = await endOf(yaml, [[mended, file('plain-b', ['3', '1'], ['4', '1'])]], {}, '2024-02-01')
    expect(digests).toEqual(fresh.outcome.digests)
  }, 120_000)

  it('is the one whose records declare the later version, whenever it came', async () => {
    const [older, newer] = [
      file('lines-a', ['1', '1', '2024-01-02'], ['2', '1', '2024-01-02']),
      file('lines-a', ['1', '3', '2024-01-04']),
    ]
    const other = file('lines-b', ['2', '1', '2024-01-02'])
    const ends = [
      await endOf(yaml, [[older], [newer], [other]], { lines, fates: fateCounts }),
      await endOf(yaml, [[newer], [older], [other]], { lines, fates: fateCounts }),
      await endOf(yaml, [[other], [older], [newer]], { lines, fates: fateCounts }),
    ]
    expect(linesOf(ends[0]?.answers ?? {})).toEqual(['1 P1 3', '2 P2 1'])
    expect(ends[0]?.answers.fates).toEqual([
      { fate: 'ignored superseded', records: 2 },
      { fate: 'loaded', records: 2 },
    ])
    for (const end of ends) expect(end).toEqual(ends[0])
  }, 120_000)

  it('what comes back under its name holds again', async () => {
    const rows = (...units: readonly string[]) => units.map(unit => [file('plain-a', ['1', unit])])
    const end = await endOf(yaml, rows('1', '2', '1'), { lines })
    expect(linesOf(end.answers)).toEqual(['1 P1 1'])
    // A night more that finds the same file takes nothing in.
    const again = await endOf(yaml, rows('1', '2', '1', '1'), {
      lines,
      files: 'select count(*)::integer as files from loaded_file',
    })
    expect(again.answers.files).toEqual([{ files: 2 }])
    expect(again.outcome).toEqual(end.outcome)
  }, 120_000)

  it('of customers without any time the newest dump holds', async () => {
    const dump = (...rows: readonly string[]) => ({
      name: 'customers.csv',
      text: `Id,Country\n${rows.map(row => `${row}\n`).join('')}`,
    })
    const customers = 'select customer_id, country from dim_customer where customer_key <> 0 order by customer_id'
    for (const [first, second] of [
      ['France', 'Spain'],
      ['Spain', 'France'],
    ]) {
      const end = await endOf(yaml, [[dump(`1,${first}`, '2,Italy')], [dump(`1,${second}`)]], { customers })
      expect(end.answers.customers).toEqual([{ customer_id: '1', country: second }])
    }
  }, 120_000)
})
