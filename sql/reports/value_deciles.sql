-- One row per tenth of the buyers, the most valuable first: what they are worth by the measure that tiers rank by.
-- grain: tenth
-- Of equal customers it makes no difference who stands first: sums are the same.
with buyer as (
  select
    customer_key,
    case
      when tier_by = 'expected_value' then expected_value
      when tier_by = 'value_so_far' then value_so_far
      else net_sales
    end as worth
  from mart_customer
  where customer_key <> 0 and tier is not null
),
everybody as (
  select count(*) as customers from buyer
),
placed as (
  select coalesce(worth, cast(0 as decimal(18,4))) as worth,
    10 * (row_number() over (order by worth desc nulls last, customer_key) - 1) as ahead
  from buyer
),
tenths as (
  select
    placed.worth,
    case
      when placed.ahead < everybody.customers then 1
      when placed.ahead < 2 * everybody.customers then 2
      when placed.ahead < 3 * everybody.customers then 3
      when placed.ahead < 4 * everybody.customers then 4
      when placed.ahead < 5 * everybody.customers then 5
      when placed.ahead < 6 * everybody.customers then 6
      when placed.ahead < 7 * everybody.customers then 7
      when placed.ahead < 8 * everybody.customers then 8
      when placed.ahead < 9 * everybody.customers then 9
      else 10
    end as tenth
  from placed
  cross join everybody
)
select cast(tenth as bigint) as tenth, count(*) as customers, cast(sum(worth) as decimal(18,4)) as worth
from tenths
group by tenth
order by tenth
