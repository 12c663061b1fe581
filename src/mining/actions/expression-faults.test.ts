import { expect, it } from 'vitest'
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
