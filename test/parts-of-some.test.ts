import { expect, it } from 'vitest'
import { endOf } from './support/end-of.js'
import { fateCounts } from './support/orders-of-arrival.js'

/** Parts that only some records have, by a condition: a sale and perhaps its return, a call and perhaps an answer. */

const dated = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const yaml = `version: 1
project: some
timezone: Europe/London
currency: GBP
limits: { quarantined: 1 }
sources:
  shop:
    files:
      - name: orders
        path: exports/orders-*.csv
        ${dated('orders')}
        maps:
          order_line: { order_id: Order, line_id: Order, customer_id: Order, product_id: { value: MUG }, ordered_at: At, quantity: Units, unit_price: Price }
          return_line: { when: "number([Refund]) > 0", order_id: Order, product_id: { value: MUG }, returned_at: At, quantity: { value: 1 }, amount: Refund }
          payment: { when: "[Paid] = 'yes'", order_id: Order, paid_at: At, amount: Price }
      - name: calls
        path: exports/calls-*.csv
        ${dated('calls')}
        deletes: { flag: Gone }
        maps:
          interaction: { interaction_id: Call, started_at: At, topic: Topic }
          feedback: { when: "[Asked] = '1'", kind: { value: csat }, score: Score }
`
const orders = (day: number, ...rows: readonly (readonly [order: string, refund: string, paid: string])[]) => ({
  name: `orders-2024-01-0${day}.csv`,
  text: `Order,At,Units,Price,Refund,Paid\n${rows.map(([order, refund, paid]) => `${order},2024-01-01 10:00:00,2,5.00,${refund},${paid}\n`).join('')}`,
})
const calls = (
  day: number,
  ...rows: readonly (readonly [call: string, asked: string, score: string, gone?: string])[]
) => ({
  name: `calls-2024-01-0${day}.csv`,
  text: `Call,At,Topic,Asked,Score,Gone\n${rows.map(([call, asked, score, gone = '']) => `${call},2024-01-01 10:00:00,bill,${asked},${score},${gone}\n`).join('')}`,
})
const nights = [
  [
    // Taken back and paid; not; taken back; neither; what is no number tells nothing.
    orders(1, ['1', '4.00', 'yes'], ['2', '0', 'no'], ['3', '4.00', 'yes'], ['4', '', ''], ['5', 'some', 'yes']),
    calls(1, ['a', '1', '5'], ['b', '0', 'n/a'], ['c', '1', '3'], ['d', '1', '2'], ['e', '1', '']),
  ],
  [
    orders(2, ['1', '', 'no'], ['2', '1.50', 'yes'], ['3', '0', 'no']),
    calls(2, ['a', '0', ''], ['b', '1', '4'], ['c', '0', ''], ['d', '0', '', '1']),
  ],
  // A version that comes again holds again, with what it holds.
  [orders(3, ['3', '4.00', 'yes']), calls(3, ['c', '1', '3'])],
]
const questions = {
  lines: 'select order_id from fct_order_line order by order_id',
  returns: `select return_id, net_amount, is_with_sale, customer_id from fct_return_line
    join dim_customer_record using (customer_record_key) where is_current order by return_id`,
  taken: 'select rule, quantity, amount from bridge_return_line order by amount',
  payments: 'select count(*)::integer as payments from fct_payment',
  answers: `select interaction_id, score from fct_interaction left join fct_feedback on fct_feedback.record = fct_interaction.record
    and fct_feedback.file_id = fct_interaction.file_id order by interaction_id`,
  fates: fateCounts,
}

it('come and go with the newest version of their record, in any order', async () => {
  const atOnce = await endOf(yaml, [nights.flat()], questions)
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
  ]) {
    const one = await endOf(
      yaml,
      order.map(i => nights[i] ?? []),
      questions,
    )
    expect(one.outcome).toEqual(atOnce.outcome)
    expect({ ...one.answers, answers: [] }).toEqual({ ...atOnce.answers, answers: [] })
  }
  expect(atOnce.answers).toMatchObject({
    lines: ['1', '2', '3', '4'].map(order_id => ({ order_id })),
    returns: [
      // Whose it is says the sale.
      { return_id: '2', net_amount: '1.5000', is_with_sale: true, customer_id: '2' },
      { return_id: '3', net_amount: '4.0000', is_with_sale: true, customer_id: '3' },
    ],
    taken: [
      { rule: 'order', quantity: '1.0000', amount: '1.5000' },
      { rule: 'order', quantity: '1.0000', amount: '4.0000' },
    ],
    payments: [{ payments: 2 }],
    fates: [
      { fate: 'duplicate', records: 2 },
      { fate: 'ignored deleted', records: 1 },
      { fate: 'ignored superseded', records: 7 },
      { fate: 'loaded', records: 7 },
      {
        fate: 'quarantined Refund: cannot tell whether the record holds a return_line: number([Refund]) > 0',
        records: 1,
      },
      { fate: 'quarantined Score: is missing', records: 1 },
    ],
  })
}, 240_000)
