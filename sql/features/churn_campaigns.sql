-- One row per customer who was written to or called in a campaign before a day: how often, and what came of it.
-- grain: customer_key
-- Customers who were left out to compare with were not contacted. A response on the day or later is not seen.
select
  bridge_customer.customer_key,
  count(*) as campaign_contacts,
  sum(case when date_diff('day', told.sent_on, cast($as_of as date)) <= 90 then 1 else 0 end) as campaign_contacts_90_days,
  avg(cast(case when told.responded_on < cast($as_of as date) then 1 else 0 end as double)) as response_share,
  min(
    case when told.responded_on < cast($as_of as date) then date_diff('day', told.responded_on, cast($as_of as date)) end
  ) as days_since_response
from fct_campaign_contact as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where told.sent_on < cast($as_of as date)
  and coalesce(told.is_control, false) = false
  and bridge_customer.customer_key <> 0
group by bridge_customer.customer_key
