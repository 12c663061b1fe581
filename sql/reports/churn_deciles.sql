-- One row per tenth of the customers who can leave, the likeliest first: how many will, and what is at stake with them.
-- grain: tenth
-- Worth is the value that is declared for all, else the expected value of each, else net sales of the year before the day.
-- Whoever has left already cannot. Equal chances stand in the order of keys. Money at stake is chance times worth; of customers without a worth none is.
with yearly as (
  select customer_key, sum(net_sales) as net_sales
  from mart_order
  where ordered_on >= cast(cast($as_of as date) - interval '365' day as date)
  group by customer_key
),
leaver as (
  select customer_key, chance from score_churn where coalesce(has_left, false) = false
),
everybody as (
  select count(*) as customers, sum(case when mart_customer.expected_value is null then 0 else 1 end) as valued
  from leaver
  left join mart_customer on mart_customer.customer_key = leaver.customer_key
),
placed as (
  select
    leaver.chance,
    case
      when cast($value as double) is not null then cast($value as double)
      when everybody.valued > 0 then cast(mart_customer.expected_value as double)
      else cast(yearly.net_sales as double)
    end as worth,
    10 * (row_number() over (order by leaver.chance desc, leaver.customer_key) - 1) as ahead,
    everybody.customers
  from leaver
  cross join everybody
  left join mart_customer on mart_customer.customer_key = leaver.customer_key
  left join yearly on yearly.customer_key = leaver.customer_key
),
tenths as (
  select chance, worth, cast(floor(cast(ahead as double) / cast(customers as double)) as bigint) + 1 as tenth from placed
)
select
  tenth,
  count(*) as customers,
  cast(cast(sum(cast(round(chance * 1e9) as decimal(38,0))) as double) / 1e9 as double) as leavers,
  cast(sum(cast(worth as decimal(18,4))) as decimal(18,4)) as worth,
  cast(sum(cast(chance * worth as decimal(18,4))) as decimal(18,4)) as at_stake
from tenths
group by tenth
order by tenth
