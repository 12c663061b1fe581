-- One row per sale or return in a touched group of one rule, in the order in which units come and go.
-- grain: match_group, position
with touched as (
  select rule, order_key, line_id, customer_record_key, product_key, unit_price, currency, match_group
  from work.touched_match_group
  where rule = $rule
),
taken as (
  -- What returns that name a line, then returns that name an order, have taken is gone for those that name less.
  select order_key, order_line_key as line_key, sum(quantity) as quantity
  from bridge_return_line
  where ($rule = 'order' and rule = 'line') or ($rule = 'latest' and rule in ('line', 'order'))
  group by order_key, order_line_key
),
sale as (
  select
    fct_order_line.order_key, fct_order_line.line_key, line_id, customer_record_key, product_key,
    order_id as document_id, ordered_at as happened_at, ordered_on as happened_on,
    cast(fct_order_line.quantity - coalesce(taken.quantity, 0) as decimal(18,4)) as quantity, unit_price, currency
  from fct_order_line
  left join taken on taken.order_key = fct_order_line.order_key and taken.line_key = fct_order_line.line_key
  where fct_order_line.quantity > coalesce(taken.quantity, 0)
),
touched_sale as (
  select touched.match_group, sale.*
  from sale
  join touched on touched.order_key = sale.order_key and touched.line_id = sale.line_id
  where touched.rule = 'line'
  union all
  select touched.match_group, sale.*
  from sale
  join touched on touched.order_key = sale.order_key and touched.product_key = sale.product_key
  where touched.rule = 'order'
  union all
  select touched.match_group, sale.*
  from sale
  join touched
    on touched.customer_record_key = sale.customer_record_key
    and touched.product_key = sale.product_key
    and touched.unit_price = sale.unit_price
    and touched.currency = sale.currency
  where touched.rule = 'latest'
),
returned as (
  select
    return_key, line_key, order_key, line_id, customer_record_key, product_key, return_id as document_id,
    returned_at as happened_at, returned_on as happened_on, quantity, unit_price, currency, net_amount
  from fct_return_line
),
touched_return as (
  select touched.match_group, returned.*
  from returned
  join touched on touched.order_key = returned.order_key and touched.line_id = returned.line_id
  where touched.rule = 'line'
  union all
  select touched.match_group, returned.*
  from returned
  join touched on touched.order_key = returned.order_key and touched.product_key = returned.product_key
  where touched.rule = 'order' and returned.line_id is null
  union all
  select touched.match_group, returned.*
  from returned
  join touched
    on touched.customer_record_key = returned.customer_record_key
    and touched.product_key = returned.product_key
    and touched.unit_price = returned.unit_price
    and touched.currency = returned.currency
  where touched.rule = 'latest' and returned.order_key = 0
),
event as (
  select match_group, 1 as direction, order_key as document_key, line_key, document_id, happened_at, happened_on,
    quantity, cast(0 as decimal(18,4)) as net_amount
  from touched_sale
  union all
  select match_group, -1 as direction, return_key as document_key, line_key, document_id, happened_at, happened_on,
    quantity, net_amount
  from touched_return
)
select
  match_group, direction, document_key, line_key, happened_on, quantity, net_amount,
  -- What a return names was there before it, whatever the times say: a return with a day and no hour would stand before
  -- the order of that day. Without a name, at equal times sales stand before returns. Ids of two sources may be equal.
  row_number() over (
    partition by match_group
    order by
      case when $rule <> 'latest' and direction = 1 then 0 else 1 end,
      happened_at, direction desc, document_id, line_key, document_key
  ) as position
from event
