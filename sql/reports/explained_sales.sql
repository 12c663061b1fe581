-- One row per entry of sales or goods in one customer's ledger of profit, and the record of the line that it is of.
-- grain: entry, what, id, file_id, record, order_key, line_key
select
  sale.entry,
  cast('' as varchar) as activity,
  cast(null as varchar) as driver,
  sale.on_day,
  case when sale.return_key = 0 then 'order' else 'return' end as what,
  coalesce(line.order_id, given_back.return_id) as id,
  sale.product_key,
  coalesce(line.file_id, given_back.file_id) as file_id,
  coalesce(line.record, given_back.record) as record,
  cast(1 as bigint) as records,
  cast(sale.quantity as decimal(18,6)) as quantity,
  cast(sale.amount as decimal(18,4)) as amount
from work.sales_entry as sale
left join fct_order_line as line
  on sale.return_key = 0 and line.order_key = sale.order_key and line.line_key = sale.line_key
left join fct_return_line as given_back
  on given_back.return_key = sale.return_key and given_back.line_key = sale.return_line_key
where sale.customer_key = cast($customer_key as bigint)
  and (cast($order_key as bigint) is null or sale.order_key = cast($order_key as bigint))
