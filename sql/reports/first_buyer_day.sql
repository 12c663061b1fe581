-- One row: the first day on which a known customer bought a product; nobody can be scored before the day after it.
-- grain: first_day
select min(sold.ordered_on) as first_day
from fct_order_line as sold
join bridge_customer on bridge_customer.customer_record_key = sold.customer_record_key
where sold.line_type = 'sale' and sold.quantity > 0 and bridge_customer.customer_key <> 0
