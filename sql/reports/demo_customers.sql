-- One row per customer record: whom it belongs to, and what is known of that customer as of the night's day.
-- grain: source, customer_id
with record as (
  select customer_record_key, source, customer_id, max(case when kind = 'company' then 1 else 0 end) as is_company
  from dim_customer_record
  where customer_record_key <> 0
  group by customer_record_key, source, customer_id
),
buyer as (
  select distinct bridge_customer.customer_key
  from fct_order_line as line
  join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
  where line.line_type = 'sale'
)
select
  record.source, record.customer_id, bridge_customer.customer_key,
  record.is_company = 1 as is_company,
  buyer.customer_key is not null as has_bought,
  mart_customer.rfm_segment as segment,
  coalesce(mart_customer.net_sales, cast(0 as decimal(18,4))) as net_sales
from record
join bridge_customer on bridge_customer.customer_record_key = record.customer_record_key
left join buyer on buyer.customer_key = bridge_customer.customer_key
left join mart_customer on mart_customer.customer_key = bridge_customer.customer_key
order by record.source, record.customer_id
