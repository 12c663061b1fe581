-- One row per customer known before the night's day; customer 0 holds the sales that name nobody.
-- grain: customer_key
-- work.margins is margins.sql; work.expected has the scores of models that a project names, NULL where it does not.
-- Lifecycle: one gap of all buyers counts beside the customer's own gaps, so that two purchases on two days in a row do
-- not make whoever is silent for a week lapsed; where nobody came back, a gap is 90 days. Of silence and the chance of
-- being alive, where a model knows one, the worse holds: models are slow to give up whoever buys seldom.
with margin as (
  select
    customer_key,
    sum(product_lines) as product_lines,
    sum(costed_lines) as costed_lines,
    sum(line_sales) as line_sales,
    sum(costed_sales) as costed_sales,
    sum(cost) as cost
  from work.margins
  group by customer_key
),
everybody as (
  select
    coalesce(
      cast(sum(tenure_days - recency_days) as double) / nullif(cast(sum(purchase_days - 1) as double), 0e0), 90e0
    ) as gap_days
  from work.purchases
  where customer_key <> 0 and frequency > 0
),
known as (
  select
    dim_customer.customer_key,
    coalesce(purchases.frequency, cast(0 as bigint)) as frequency,
    purchases.first_purchase_on,
    purchases.last_purchase_on,
    purchases.recency_days,
    purchases.tenure_days,
    coalesce(purchases.purchase_days, cast(0 as bigint)) as purchase_days,
    coalesce(purchases.units, cast(0 as decimal(18,4))) as units,
    coalesce(purchases.units_returned, cast(0 as decimal(18,4))) as units_returned,
    coalesce(purchases.gross_sales, cast(0 as decimal(18,4))) as gross_sales,
    coalesce(purchases.discounts, cast(0 as decimal(18,4))) as discounts,
    coalesce(purchases.returns, cast(0 as decimal(18,4))) as returns,
    coalesce(purchases.net_sales, cast(0 as decimal(18,4))) as net_sales,
    everybody.gap_days as gap_of_all,
    case
      when purchases.frequency > 0 then
        (cast(purchases.tenure_days - purchases.recency_days as double) + everybody.gap_days)
        / nullif(cast(purchases.purchase_days as double), 0e0)
    end as gap_days,
    coalesce(margin.product_lines, cast(0 as decimal(38,0))) as product_lines,
    coalesce(margin.costed_lines, cast(0 as decimal(38,0))) as costed_lines,
    coalesce(margin.line_sales, cast(0 as decimal(38,4))) as line_sales,
    coalesce(margin.costed_sales, cast(0 as decimal(38,4))) as costed_sales,
    case when margin.costed_lines > 0 then cast(margin.costed_sales - margin.cost as decimal(18,4)) end as value_so_far,
    expected.p_alive,
    expected.expected_purchases_90_days,
    expected.expected_purchases_365_days,
    expected.expected_spend,
    expected.label as cluster,
    cast(round(expected.residual_value, 4) as decimal(18,4)) as expected_value
  from dim_customer
  cross join everybody
  left join work.purchases as purchases on purchases.customer_key = dim_customer.customer_key
  left join margin on margin.customer_key = dim_customer.customer_key
  left join work.expected as expected on expected.customer_key = dim_customer.customer_key
  -- A customer with purchases is known, whatever day a source says that it first showed them.
  where purchases.customer_key is not null
    or dim_customer.customer_key = 0
    or dim_customer.first_seen_on < cast($as_of as date)
),
staged as (
  select
    customer_key,
    case
      when customer_key = 0 then null
      when frequency = 0 then 'prospect'
      when purchase_days = 1 and cast(recency_days as double) <= gap_of_all then 'new'
      when p_alive < 2e-1 or cast(recency_days as double) > 4e0 * gap_days then 'lapsed'
      when p_alive < 5e-1 or cast(recency_days as double) > 2e0 * gap_days then 'at_risk'
      else 'active'
    end as lifecycle_stage
  from known
),
-- Tiers rank by one measure: value so far only where nine lines of ten have a cost, else it would rank what is known.
basis as (
  select
    case
      when count(expected_value) > 0 then 'expected_value'
      when sum(costed_lines) > 0 and 10 * sum(costed_lines) >= 9 * sum(product_lines) then 'value_so_far'
      else 'net_sales'
    end as tier_by
  from known
  where customer_key <> 0 and frequency > 0
),
measured as (
  select
    known.customer_key,
    basis.tier_by,
    case
      when basis.tier_by = 'expected_value' then known.expected_value
      when basis.tier_by = 'value_so_far' then known.value_so_far
      else known.net_sales
    end as worth
  from known
  cross join basis
  where known.customer_key <> 0 and known.frequency > 0
),
buyers as (
  select cast(count(*) as decimal(18,0)) as customers from measured
),
ranked as (
  select customer_key, tier_by, worth, cast(rank() over (order by worth desc nulls last) - 1 as decimal(18,0)) as ahead
  from measured
),
tiered as (
  select
    ranked.customer_key,
    ranked.tier_by,
    case
      when ranked.worth is null then 'lead'
      when ranked.ahead < buyers.customers * cast($platinum as decimal(9,6)) then 'platinum'
      when ranked.ahead < buyers.customers * cast($gold as decimal(9,6)) then 'gold'
      when ranked.ahead < buyers.customers * cast($iron as decimal(9,6)) then 'iron'
      else 'lead'
    end as tier
  from ranked
  cross join buyers
)
select
  known.customer_key,
  case when known.frequency = 1 then 'once' when known.frequency > 1 then 'repeat' else 'none' end as lifecycle,
  known.first_purchase_on,
  known.last_purchase_on,
  known.recency_days,
  known.tenure_days,
  known.frequency,
  known.purchase_days,
  known.units,
  cast(known.units - known.units_returned as decimal(18,4)) as units_kept,
  known.gross_sales,
  known.discounts,
  known.returns,
  known.net_sales,
  score_rfm.as_of as rfm_as_of,
  score_rfm.r as rfm_r,
  score_rfm.f as rfm_f,
  score_rfm.m as rfm_m,
  score_rfm.segment as rfm_segment,
  known.cluster,
  staged.lifecycle_stage,
  known.gap_days,
  cast(known.product_lines as bigint) as product_lines,
  cast(known.costed_lines as bigint) as costed_lines,
  cast(known.line_sales as decimal(18,4)) as line_sales,
  cast(known.costed_sales as decimal(18,4)) as costed_sales,
  known.value_so_far,
  known.p_alive,
  known.expected_purchases_90_days,
  known.expected_purchases_365_days,
  known.expected_spend,
  known.expected_value,
  case
    when known.expected_value is null then null
    when staged.lifecycle_stage = 'at_risk' then known.expected_value
    else cast(0 as decimal(18,4))
  end as value_at_risk,
  tiered.tier,
  tiered.tier_by
from known
join staged on staged.customer_key = known.customer_key
left join tiered on tiered.customer_key = known.customer_key
left join score_rfm on score_rfm.customer_key = known.customer_key
