import { expect, it } from 'vitest'
import { sameInAnyOrder } from './support/orders-of-arrival.js'

/** Rates of a bank that quotes everything against its own money: each turns either way, and two are crossed. */

const yaml = (currency: string) => `version: 1
project: rate-tables
currency: ${currency}
limits: { quarantined: 1 }
sources:
  bank: { preset: ecb-rates, path: exports/eurofxref*.csv }
  house:
    files:
      - { name: rates, path: exports/house.csv, maps: { exchange_rate: { currency: Code, on_date: Day, rate: Rate } } }
  shop:
    files:
      - name: payments
        path: exports/payments.csv
        maps: { payment: { payment_id: Id, paid_at: At, amount: Amount, currency: Currency } }
`
const files = [
  {
    name: 'eurofxref-hist.csv',
    text: `Date,USD,JPY,GBP,KRW,
2024-01-05,1.0921,158.43,0.86205,1436.15,
2024-01-04,1.0953,158.4,0.86278,N/A,
2024-01-03,1.0919,155.94,0.86375,1427.16,
`,
  },
  { name: 'eurofxref.csv', text: 'Date, USD, JPY, GBP, KRW, \n8 January 2024, 1.0946, 157.93, 0.8605, N/A, \n' },
  { name: 'house.csv', text: 'Code,Day,Rate\nCHF,2024-01-05,0.9\n' },
  {
    name: 'payments.csv',
    text: `Id,At,Amount,Currency
1,2024-01-05 10:00:00,1000.00,USD
2,2024-01-05 10:00:00,1000000,JPY
3,2024-01-04 10:00:00,1000000,KRW
4,2024-01-07 10:00:00,1000.00,EUR
5,2024-01-08 10:00:00,1000.00,GBP
6,2024-01-02 10:00:00,1000.00,USD
7,2024-01-05 10:00:00,1000.00,CHF
`,
  },
]
const questions = {
  payments: 'select payment_id as id, exchange_rate as rate, amount from fct_payment order by payment_id',
  waiting: 'select reason from quarantine order by reason',
}

it('turns amounts into the money that all are told in, by the latest day before', async () => {
  const { answers } = await sameInAnyOrder(yaml('EUR'), files, questions)
  expect(answers.payments).toEqual([
    { id: '1', rate: '0.915667063456', amount: '915.6671' }, // 1 / 1.0921
    { id: '2', rate: '0.006311935871', amount: '6311.9359' }, // 1 / 158.43
    { id: '3', rate: '0.000700692284', amount: '700.6923' }, // of the day before: 1 / 1427.16
    { id: '4', rate: null, amount: '1000.0000' },
    { id: '5', rate: '1.162115049390', amount: '1162.1150' }, // 1 / 0.8605
    { id: '7', rate: '0.900000000000', amount: '900.0000' },
  ])
  expect(answers.waiting).toEqual([
    { reason: 'no exchange rate from USD to EUR for 2024-01-02, nor for 7 days before' },
  ])
}, 120_000)

it('turns them into another money of the table, crossed by way of it', async () => {
  const { answers } = await sameInAnyOrder(yaml('GBP'), files, questions)
  expect(answers.payments).toEqual([
    { id: '1', rate: '0.789350792052', amount: '789.3508' }, // 0.86205 / 1.0921
    { id: '2', rate: '0.005441204318', amount: '5441.2043' }, // 0.86205 / 158.43
    { id: '3', rate: '0.000605222960', amount: '605.2230' }, // both of the third: 0.86375 / 1427.16
    { id: '4', rate: '0.862050000000', amount: '862.0500' },
    { id: '5', rate: null, amount: '1000.0000' },
    { id: '7', rate: '0.900000000000', amount: '900.0000' },
  ])
}, 120_000)
