-- The parts of a line do not add up to its net amount, or its amounts are not the source's at its rate.
-- blocking: yes
with line as (
  select
    'order' as side, order_key as document_key, line_key, exchange_rate, gross_amount, discount_amount, net_amount,
    source_gross_amount, source_discount_amount, source_net_amount
  from fct_order_line
  union all
  select
    'return', return_key, line_key, exchange_rate, gross_amount, discount_amount, net_amount, source_gross_amount,
    source_discount_amount, source_net_amount
  from fct_return_line
)
select side, document_key, line_key, exchange_rate, gross_amount, discount_amount, net_amount
from line
where net_amount <> gross_amount - discount_amount
  or source_net_amount <> source_gross_amount - source_discount_amount
  or gross_amount <> cast(round(cast(source_gross_amount as decimal(38,4)) * exchange_rate, 4) as decimal(18,4))
