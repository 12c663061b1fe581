-- One row per category of products in the ledger of profit: what of the price goes before it is earned.
-- grain: category
-- Below the list price: units at what their product lists less what they were sold for, where it lists more; a price
-- that is reached has no such part. Only lines of products that have a list price.
with version as (
  select
    product_key, list_price, valid_from, valid_to,
    row_number() over (partition by product_key order by valid_from) as place
  from dim_product
  where product_key <> 0 and list_price is not null
),
product as (
  select product_key, category from dim_product where is_current
),
listed as (
  select
    sold.product_key,
    case
      when cast(sold.quantity as decimal(38,4)) * version.list_price > sold.gross_amount
        then cast(cast(sold.quantity as decimal(38,4)) * version.list_price as decimal(38,4)) - sold.gross_amount
      else cast(0 as decimal(38,4))
    end as below_list
  from fct_order_line as sold
  join version
    on version.product_key = sold.product_key
    and (version.place = 1 or version.valid_from <= sold.ordered_at)
    and (version.valid_to is null or sold.ordered_at < version.valid_to)
  where sold.line_type = 'sale' and sold.ordered_on < cast($as_of as date)
),
below as (
  select product.category, sum(listed.below_list) as below_list
  from listed
  join product on product.product_key = listed.product_key
  group by product.category
),
kept as (
  select
    product.category,
    sum(case when line.entry = 'gross_sales' then line.amount else cast(0 as decimal(18,4)) end) as gross_sales,
    -sum(case when line.entry = 'discounts' then line.amount else cast(0 as decimal(18,4)) end) as discounts,
    -sum(case when line.entry = 'returns' then line.amount else cast(0 as decimal(18,4)) end) as returns,
    -sum(case when line.entry = 'goods' then line.amount else cast(0 as decimal(18,4)) end) as goods,
    sum(line.amount) as profit
  from mart_profit_line as line
  join product on product.product_key = line.product_key
  where line.product_key <> 0 and line.entry <> 'unallocated'
  group by product.category
)
select
  kept.category,
  cast(below.below_list as decimal(18,4)) as below_list,
  cast(kept.gross_sales as decimal(18,4)) as gross_sales,
  cast(kept.discounts as decimal(18,4)) as discounts,
  cast(kept.returns as decimal(18,4)) as returns,
  cast(kept.goods as decimal(18,4)) as goods,
  cast(kept.profit as decimal(18,4)) as profit
from kept
left join below on coalesce(below.category, '') = coalesce(kept.category, '')
order by 7 desc, kept.category
