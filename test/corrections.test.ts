import { beforeAll, describe, expect, it } from 'vitest'
import { type Case, cases, wavesOf } from './support/corrections.js'
import { ask, night, type Outcome, outcome } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import type { SmallFile } from './support/small-source.js'

/** A line that has an id comes again with other values: its newest version holds, whatever came first. */

const line =
  'order_id: Order, line_id: Line, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price'
const dated = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const project = `version: 1
project: corrections
timezone: Europe/London
currency: GBP
sources:
  shop:
    reversals: { order_id_prefix: C }
    files:
      - name: lines
        path: exports/lines-*.csv
        maps: { order_line: { ${line}, updated_at: Changed }, product: { product_id: Product, name: Name } }
      - name: returns
        path: exports/returns-*.csv
        maps: { return_line: { return_id: Return, order_id: Order, line_id: Line, customer_id: Customer, product_id: Product, returned_at: At, quantity: Quantity, amount: Amount, updated_at: Changed } }
      - name: daily
        path: exports/daily-*.csv
        ${dated('daily')}
        maps: { order_line: { ${line} } }
  plain:
    files:
      - { name: lines, path: 'exports/plain-*.csv', maps: { order_line: { ${line} } } }
`

const questions = {
  lines: `select order_id as document, concat_ws(' ', line_id, customer_id, cast(quantity as integer)) as text
    from fct_order_line join dim_customer_record using (customer_record_key) where is_current order by all`,
  returns: `select return_id as document, concat_ws(' ', line_id, customer_id, cast(quantity as integer)) as text
    from fct_return_line join dim_customer_record using (customer_record_key) where is_current order by all`,
  pairs: `select order_id as document, concat_ws(' ', line_id, cast(bridge_return_line.quantity as integer)) as text
    from bridge_return_line join fct_order_line
      on fct_order_line.order_key = bridge_return_line.order_key and fct_order_line.line_key = order_line_key order by all`,
  names: "select name as document, sale_lines::integer::varchar as text from product_use where name <> '' order by all",
} as const
const fateCounts =
  "select concat_ws(' ', fate, reason) as fate, count(*)::integer as records from record_fate group by all order by fate"

/** What some nights end in: the answers to every question, and all that any order has to agree on. */
async function ended(nights: readonly (readonly SmallFile[])[]) {
  await using folder = await projectFolder(project)
  for (const files of nights) {
    for (const { name, text } of files) await put(folder.path, `exports/${name}`, text)
    await night(folder.path, '2024-02-01')
  }
  const told: Record<string, readonly string[]> = {}
  for (const [name, question] of Object.entries(questions)) {
    const rows = await ask<{ document: string; text: string }>(folder.path, question)
    told[name] = rows.map(({ document, text }) => `${document} ${text}`)
  }
  const counted = await ask<{ fate: string; records: number }>(folder.path, fateCounts)
  const fates = Object.fromEntries(counted.map(({ fate, records }) => [fate, records]))
  return { told, fates, outcome: await outcome(folder.path) }
}

const waves = wavesOf(cases)
const inWaves = (...order: readonly number[]) => order.map(i => waves[i] ?? [])

describe('where the source says which version is the newest', () => {
  let atOnce: { told: Record<string, readonly string[]>; fates: Record<string, number>; outcome: Outcome }
  beforeAll(async () => {
    atOnce = await ended([waves.flat()])
  }, 120_000)

  it.each(cases)('$title', ({ id, ...wanted }: Case) => {
    for (const name of ['lines', 'returns', 'pairs'] as const) {
      const expected = wanted[name]
      if (!expected) continue
      // Every document of a case starts with its letter, reversals with C before it.
      const own = atOnce.told[name]?.filter(text => text.replace(/^C/, '').startsWith(id))
      expect(own, name).toEqual(expected)
    }
  })

  it('older versions are superseded; one that comes again is a duplicate', () => {
    const sum = (of: (fates: Case['fates']) => number) => cases.reduce((total, { fates }) => total + of(fates), 0)
    expect(atOnce.fates).toEqual({
      duplicate: sum(fates => fates.duplicate ?? 0),
      'ignored superseded': sum(fates => fates.superseded ?? 0),
      loaded: sum(fates => fates.loaded),
    })
  })

  it('each version still says what its product is called', () => {
    expect(atOnce.told.names).toEqual(['Mug 1 1', 'Mug 2 1', 'Mug 3 1'])
  })

  it.each([
    ['as they were written', [0, 1, 2, 3]],
    ['the newest first', [3, 2, 1, 0]],
    ['across', [2, 0, 3, 1]],
    ['otherwise across', [1, 3, 0, 2]],
  ])(
    'night by night it is the same: %s',
    async (_, order) => {
      expect(await ended(inWaves(...order))).toEqual(atOnce)
    },
    120_000,
  )
})

describe('where the source says nothing', () => {
  it('what arrives later holds: the later night, in a file the later record', async () => {
    const file = (name: string, ...units: readonly string[]) => ({
      name: `plain-${name}.csv`,
      text: `Order,Line,Customer,Product,At,Quantity,Price\n${units.map(n => `1,1,7,MUG,2024-01-01 10:00:00,${n},2.00\n`).join('')}`,
    })
    const [one, two] = [file('a', '1', '2'), file('b', '3')]
    const fates = { 'ignored superseded': 2, loaded: 1 }
    expect(await ended([[one], [two]])).toMatchObject({ told: { lines: ['1 1 7 3'] }, fates })
    expect(await ended([[two], [one]])).toMatchObject({ told: { lines: ['1 1 7 2'] }, fates })
  }, 120_000)
})
