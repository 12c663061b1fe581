-- One row per customer whom a campaign held before a day: those whom an experiment may tell of.
-- grain: customer_key
select distinct customer_key, cast(1 as bigint) as in_campaign
from mart_campaign_customer
where customer_key <> 0 and coalesce(from_on, cast($as_of as date)) < cast($until as date)
