-- One row per customer who was in touch with the firm before a day, by whatever way: how often, and how it went.
-- grain: customer_key
select
  bridge_customer.customer_key,
  count(*) as contacts,
  sum(case when date_diff('day', told.started_on, cast($as_of as date)) <= 30 then 1 else 0 end) as contacts_30_days,
  sum(case when date_diff('day', told.started_on, cast($as_of as date)) <= 365 then 1 else 0 end) as contacts_365_days,
  min(date_diff('day', told.started_on, cast($as_of as date))) as days_since_contact,
  sum(case when told.answered = false then 1 else 0 end) as unanswered_contacts,
  sum(case when told.resolved = false then 1 else 0 end) as unresolved_contacts,
  avg(cast(told.wait_s as double)) as wait_seconds
from fct_interaction as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where told.started_on < cast($as_of as date) and bridge_customer.customer_key <> 0
group by bridge_customer.customer_key
