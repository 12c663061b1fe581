-- One row per group of lines in which a line came or went tonight.
-- grain: rule, order_key, line_id, customer_record_key, product_key, unit_price, currency
select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price,
  ways.currency
from work.return_way as ways
join work.new_return_fact on new_return_fact.return_key = ways.return_key and new_return_fact.line_key = ways.line_key
union
select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price,
  ways.currency
from work.return_way as ways
join work.new_order_fact on new_order_fact.order_key = ways.order_key and new_order_fact.line_id = ways.line_id
where ways.rule = 'line'
union
select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price,
  ways.currency
from work.return_way as ways
join work.new_order_fact
  on new_order_fact.order_key = ways.order_key and new_order_fact.product_key = ways.product_key
where ways.rule = 'order'
union
select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price,
  ways.currency
from work.return_way as ways
join work.new_order_fact
  on new_order_fact.customer_record_key = ways.customer_record_key
  and new_order_fact.product_key = ways.product_key
  and new_order_fact.unit_price = ways.unit_price
  and new_order_fact.currency = ways.currency
where ways.rule = 'latest'
