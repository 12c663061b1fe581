-- One row per customer known before the night's day; customer 0 holds the sales that name nobody.
-- grain: customer_key
select
  dim_customer.customer_key,
  case
    when purchases.frequency = 1 then 'once'
    when purchases.frequency > 1 then 'repeat'
    else 'none'
  end as lifecycle,
  purchases.first_purchase_on,
  purchases.last_purchase_on,
  purchases.recency_days,
  purchases.tenure_days,
  coalesce(purchases.frequency, cast(0 as bigint)) as frequency,
  coalesce(purchases.purchase_days, cast(0 as bigint)) as purchase_days,
  coalesce(purchases.units, cast(0 as decimal(18,4))) as units,
  cast(
    coalesce(purchases.units, cast(0 as decimal(18,4)))
    - coalesce(purchases.units_returned, cast(0 as decimal(18,4))) as decimal(18,4)
  ) as units_kept,
  coalesce(purchases.gross_sales, cast(0 as decimal(18,4))) as gross_sales,
  coalesce(purchases.discounts, cast(0 as decimal(18,4))) as discounts,
  coalesce(purchases.returns, cast(0 as decimal(18,4))) as returns,
  coalesce(purchases.net_sales, cast(0 as decimal(18,4))) as net_sales,
  score_rfm.as_of as rfm_as_of,
  score_rfm.r as rfm_r,
  score_rfm.f as rfm_f,
  score_rfm.m as rfm_m,
  score_rfm.segment as rfm_segment
from dim_customer
left join work.purchases on purchases.customer_key = dim_customer.customer_key
left join score_rfm on score_rfm.customer_key = dim_customer.customer_key
-- A customer with purchases is known, whatever day a source says that it first showed them.
where purchases.customer_key is not null
  or dim_customer.customer_key = 0
  or dim_customer.first_seen_on < cast($as_of as date)
