-- Lines name no customer: their revenue counts, but no customer gets it.
-- blocking: no
select source, count(*) as lines, sum(gross_amount) as gross_amount
from fct_order_line
where customer_record_key = 0
group by source
order by source
