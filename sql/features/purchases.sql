-- One row per customer who bought or gave back a product before a day; customer 0 holds what names no customer.
-- grain: customer_key
-- Which orders count, and what net sales are: orders.sql. Dates and days are NULL without a counted order.
select
  customer_key,
  min(case when is_counted then ordered_on end) as first_purchase_on,
  max(case when is_counted then ordered_on end) as last_purchase_on,
  date_diff('day', max(case when is_counted then ordered_on end), cast($as_of as date)) as recency_days,
  date_diff('day', min(case when is_counted then ordered_on end), cast($as_of as date)) as tenure_days,
  cast(sum(case when is_counted then 1 else 0 end) as bigint) as frequency,
  count(distinct case when is_counted then ordered_on end) as purchase_days,
  cast(sum(units) as decimal(18,4)) as units,
  cast(sum(units_returned) as decimal(18,4)) as units_returned,
  cast(sum(gross_sales) as decimal(18,4)) as gross_sales,
  cast(sum(discounts) as decimal(18,4)) as discounts,
  cast(sum(returns) as decimal(18,4)) as returns,
  cast(sum(net_sales) as decimal(18,4)) as net_sales
from work.orders
group by customer_key
