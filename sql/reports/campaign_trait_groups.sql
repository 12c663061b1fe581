-- One row per customer in a campaign and attribute: its value as it was when the campaign reached them.
-- grain: contact_key, kind
-- Attributes with more than 12 values are no groups. The first version of an attribute holds for all time before it; where
-- no time is known of the campaign, the current one. Of several records of one customer the smallest value holds.
with version as (
  select
    customer_record_key, name, value, is_current,
    cast(valid_from as date) as valid_from, cast(valid_to as date) as valid_to,
    row_number() over (partition by customer_record_key, name order by valid_from) as place
  from customer_attribute
),
trait as (
  select one.contact_key, version.name, min(version.value) as value
  from mart_campaign_customer as one
  join bridge_customer on bridge_customer.customer_key = one.customer_key
  join version on version.customer_record_key = bridge_customer.customer_record_key
    and case
      when one.from_on is null then version.is_current
      else (version.place = 1 or version.valid_from <= one.from_on)
        and (version.valid_to is null or version.valid_to > one.from_on)
    end
  where one.customer_key <> 0 and one.arm <> 'several' and version.value is not null
  group by one.contact_key, version.name
),
few as (
  select name from trait group by name having count(distinct value) between 2 and 12
)
select trait.contact_key, trait.name as kind, trait.value
from trait
join few on few.name = trait.name
