-- One row per customer of whom a source tells any attribute on a day.
-- grain: customer_key
-- work.attribute_shown is attribute_shown.sql.
select distinct bridge_customer.customer_key
from work.attribute_shown as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where bridge_customer.customer_key <> 0
  and told.shown_on < cast($as_of as date)
  and (told.to_on is null or told.to_on >= cast($as_of as date))
