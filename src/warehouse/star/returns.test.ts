import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../engine/duckdb/draft.js'
import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import { table } from '../tables.js'
import { matchReturns } from './lines.js'
import { view } from './work.js'

// Latest-first matching in SQL without recursion, against the stack that it stands for.

interface Event {
  readonly id: number
  readonly units: number
  readonly isReturn: boolean
  readonly currency?: string
}
interface Pair {
  readonly return_id: number
  readonly order_id: number
  readonly units: number
}

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 1 })
})
afterAll(() => engine[Symbol.asyncDispose]())

/** Facts of one customer, product and price, in pounds unless they say otherwise, a minute apart; ids are keys. */
async function matched(events: readonly Event[]): Promise<Pair[]> {
  const at = (id: number) => `timestamp '2011-01-01 00:00:00' + ${id} * interval '1' minute`
  const sale = ({ id, units, currency = 'GBP' }: Event) =>
    `(${id}, ${id}, 's', '${id}', null, 7, 8, 0, 0, ${at(id)}, date '2011-01-01', 'sale', 'product', ${units}, 2.5, ${units * 2.5}, 0, ${units * 2.5}, 0, 0, null, null, '${currency}', null, null, null, null, null, null, null, null, 1, ${id})`
  const taken = ({ id, units, currency = 'GBP' }: Event) =>
    `(${id}, ${id}, 's', 'C${id}', 0, null, 7, 8, 0, 0, ${at(id)}, date '2011-01-02', false, 'product', ${units}, 2.5, ${units * 2.5}, 0, ${units * 2.5}, 0, 0, null, '${currency}', null, null, null, null, null, null, null, 1, ${id})`
  for (const [name, row, wanted] of [
    ['fct_order_line', sale, events.filter(event => !event.isReturn)],
    ['fct_return_line', taken, events.filter(event => event.isReturn)],
  ] as const) {
    await engine.run(statement(table(name).ddl ?? ''))
    if (wanted.length > 0) await engine.run(statement(`insert into ${name} values ${wanted.map(row).join(', ')}`))
  }
  await view(engine, 'new_order_fact', statement('select * from fct_order_line'))
  await view(engine, 'new_return_fact', statement('select * from fct_return_line'))
  await view(engine, 'gone_rows_of_fct_return_line', statement('select * from fct_return_line where return_key < 0'))
  await engine.run(statement(table('bridge_return_line').ddl ?? ''))
  await matchReturns(engine)
  const found = await rows(
    engine,
    statement<{ return_key: bigint; order_key: bigint; quantity: string }>(
      'select return_key, order_key, quantity from bridge_return_line order by return_key, order_key',
    ),
  )
  return found.map(row => ({
    return_id: Number(row.return_key),
    order_id: Number(row.order_key),
    units: Number(row.quantity),
  }))
}

/** Each return takes units from the latest sale that has some left. */
function byStack(events: readonly Event[]): Pair[] {
  const stack: { id: number; left: number }[] = []
  const pairs: Pair[] = []
  for (const { id, units, isReturn } of events) {
    if (!isReturn) {
      stack.push({ id, left: units })
      continue
    }
    let wanted = units
    while (wanted > 0) {
      const last = stack.at(-1)
      if (!last) break
      const taken = Math.min(wanted, last.left)
      pairs.push({ return_id: id, order_id: last.id, units: taken })
      last.left -= taken
      wanted -= taken
      if (last.left === 0) stack.pop()
    }
  }
  return pairs.sort((a, b) => a.return_id - b.return_id || a.order_id - b.order_id)
}

describe('what takes back what', () => {
  it('takes the latest units first, and lets the rest of a return go without an order', async () => {
    const events = [
      { id: 1, units: 10, isReturn: false },
      { id: 2, units: 4, isReturn: false },
      { id: 3, units: 6, isReturn: true },
      { id: 4, units: 3, isReturn: false },
      { id: 5, units: 20, isReturn: true },
    ]
    expect(await matched(events)).toEqual([
      { return_id: 3, order_id: 1, units: 2 },
      { return_id: 3, order_id: 2, units: 4 },
      { return_id: 5, order_id: 1, units: 8 },
      { return_id: 5, order_id: 4, units: 3 },
    ])
  })

  it('lets a return that names its line take first, and what names less take what is left', async () => {
    await matched([
      { id: 1, units: 2, isReturn: false },
      { id: 2, units: 2, isReturn: true },
    ])
    await engine.run(
      statement(`insert into fct_return_line values (3, 3, 's', 'R3', 1, null, 7, 8, 0, 0, timestamp '2011-01-03 00:00:00',
        date '2011-01-03', false, 'product', 1, 2.5, 2.5, 0, 2.5, 0, 0, null, 'GBP', null, null, null, null, null, null, null, 1, 3)`),
    )
    await view(engine, 'new_order_fact', statement('select * from fct_order_line where order_key < 0'))
    await view(engine, 'new_return_fact', statement('select * from fct_return_line where return_key = 3'))
    await matchReturns(engine)
    const pairs = await rows(
      engine,
      statement('select return_key, rule, quantity from bridge_return_line order by return_key'),
    )
    expect(pairs).toEqual([
      { return_key: 2n, rule: 'latest', quantity: '1.0000' },
      { return_key: 3n, rule: 'order', quantity: '1.0000' },
    ])
  })

  it('never takes from a later sale', async () => {
    expect(
      await matched([
        { id: 1, units: 5, isReturn: true },
        { id: 2, units: 5, isReturn: false },
      ]),
    ).toEqual([])
  })

  it('never takes back euros for dollars', async () => {
    expect(
      await matched([
        { id: 1, units: 5, isReturn: false, currency: 'USD' },
        { id: 2, units: 2, isReturn: false, currency: 'EUR' },
        { id: 3, units: 5, isReturn: true, currency: 'EUR' },
      ]),
    ).toEqual([{ return_id: 3, order_id: 2, units: 2 }])
  })

  it('is the stack of its currency, whatever comes', async () => {
    const event = fc.record({
      units: fc.integer({ min: 1, max: 9 }),
      isReturn: fc.boolean(),
      currency: fc.constantFrom('EUR', 'USD'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 24 }), async drawn => {
        const events = drawn.map((one, i) => ({ ...one, id: i + 1 }))
        const stacks = ['EUR', 'USD'].map(currency => byStack(events.filter(one => one.currency === currency)))
        expect(await matched(events)).toEqual(
          stacks.flat().sort((a, b) => a.return_id - b.return_id || a.order_id - b.order_id),
        )
      }),
      { numRuns: 40, seed: 1 },
    )
  })
})
