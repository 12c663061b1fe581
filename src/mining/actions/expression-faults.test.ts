import { expect, it } from 'vitest'
import { type CustomerExpression, expressionTypeFaults } from '../expression-types.js'
import { customerTypes } from './customers-sql.js'
import { expressionFaults } from './expression-faults.js'

it.each([
  "net_sales > 100 and country = 'GB'",
  "tier in ('gold', 'platinum') or (churn_chance >= 4e-1 and not is_deleted)",
  "last_purchase_on < date '2024-01-01' and coalesce(frequency, 0) between 1 and 3",
  'expected_spend * 4e-1',
  'case when "tier" = \'gold\' then 5 else 2 end',
])('takes %s', text => {
  expect(expressionFaults(text)).toEqual([])
})

it.each([
  ['net_sale > 100', "no column 'net_sale'; did you mean 'net_sales'?"],
  ['exists (select 1 from fct_order_line)', "no function 'exists' that every engine knows"],
  ['net_sales > 1) or (1 = 1', 'its parentheses do not match'],
  ['1 = 1; drop table x', "';' has no meaning here; remove it"],
  ['frequency > $1', "'$1' has no meaning here; remove it"],
  ['frequency > 1 -- more', 'it holds a comment; remove it'],
  ["regexp_like(country, 'a')", "no function 'regexp_like' that every engine knows"],
  [
    'net_sales / frequency > 3',
    '"/" drops the fraction of integers on Trino, and rounds decimals: divide doubles, by nullif(x, 0)',
  ],
  ['net_sales > 1.5', '1.5 is a decimal and overflows: write 1.5e0, or cast it'],
  ['', 'it is empty'],
])('refuses %s', (text, fault) => {
  expect(expressionFaults(text)[0]).toBe(fault)
})

it('holds what the words mean against the columns of customers', async () => {
  const right = [
    "net_sales > 100 and country = 'GB'",
    "last_purchase_on < date '2024-01-01' or cast(frequency as double) / nullif(gap_days, 0) > 2",
    'not is_deleted and email_consent',
  ]
  const wrong = {
    'country > 5': 'Cannot compare values of type VARCHAR and type INTEGER_LITERAL',
    "frequency > 'often'": "Could not convert string 'often' to INT64",
    net_sales: 'expected a condition, which is true or false, found decimal(18,4)',
    'last_purchase_on > 5': 'Cannot compare values of type DATE and type INTEGER_LITERAL',
    'sum(net_sales) > 5': 'column "customer_key" must appear in the GROUP BY',
    'net_sales > and': 'syntax error at or near',
  }
  const worth = {
    'net_sales * 2 + 1': null,
    '12.50': null,
    country: 'expected an amount, found a text',
    'net_sales > 1': 'expected an amount, found boolean',
  }
  const asked: readonly (readonly [CustomerExpression, string | null])[] = [
    ...right.map(text => [{ text, is: 'condition' }, null] as const),
    ...Object.entries(wrong).map(([text, fault]) => [{ text, is: 'condition' }, fault] as const),
    ...Object.entries(worth).map(([text, fault]) => [{ text, is: 'amount' }, fault] as const),
  ]
  const found = await expressionTypeFaults(
    asked.map(([one]) => one),
    customerTypes(),
  )
  for (const [i, [{ text }, fault]] of asked.entries())
    if (fault === null) expect(found[i], text).toBeNull()
    else expect(found[i], text).toContain(fault)
})
