-- One row per service case opened before a day.
-- grain: case_key
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  fct_service_case.case_key,
  cast(0 as bigint) as order_key,
  fct_service_case.product_key,
  fct_service_case.channel_key,
  cast(0 as bigint) as geography_key,
  cast(0 as bigint) as campaign_key,
  fct_service_case.opened_on as on_day,
  cast(1 as decimal(38,6)) as quantity,
  fct_service_case.category,
  true as is_allocated
from fct_service_case
left join bridge_customer on bridge_customer.customer_record_key = fct_service_case.customer_record_key
where fct_service_case.opened_on < cast($as_of as date)
