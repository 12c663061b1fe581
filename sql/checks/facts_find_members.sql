-- A fact names a customer, product, channel, place or day that is not there.
-- blocking: yes
with fact as (
  select distinct 'customer' as member, customer_record_key as member_key from fct_order_line
  union
  select distinct 'customer', customer_record_key from fct_return_line
  union
  select distinct 'product', product_key from fct_order_line
  union
  select distinct 'product', product_key from fct_return_line
  union
  select distinct 'channel', channel_key from fct_order_line
  union
  select distinct 'channel', channel_key from fct_return_line
  union
  select distinct 'place', geography_key from fct_order_line
  union
  select distinct 'place', geography_key from fct_return_line
),
member as (
  select 'customer' as member, customer_record_key as member_key from bridge_customer
  union all
  select distinct 'product', product_key from dim_product
  union all
  select 'channel', channel_key from dim_channel
  union all
  select 'place', geography_key from dim_geography
),
missing_member as (
  select fact.member, cast(fact.member_key as varchar) as member_key
  from fact
  left join member on member.member = fact.member and member.member_key = fact.member_key
  where member.member_key is null
),
missing_day as (
  select 'day' as member, cast(happened.happened_on as varchar) as member_key
  from (
    select ordered_on as happened_on from fct_order_line
    union
    select returned_on from fct_return_line
  ) as happened
  left join dim_date on dim_date.date_day = happened.happened_on
  where dim_date.date_day is null
)
select member, member_key from missing_member
union all
select member, member_key from missing_day
