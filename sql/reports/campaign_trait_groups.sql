-- One row per customer in a campaign and attribute: its value as it was when the campaign reached them.
-- grain: contact_key, kind
-- Attributes with more than 12 values are no groups. Where no time is known of the campaign, the current value holds; of several
-- records of one customer the smallest one. work.attribute_days is attribute_days.sql.
with trait as (
  select one.contact_key, version.name, min(version.value) as value
  from mart_campaign_customer as one
  join bridge_customer on bridge_customer.customer_key = one.customer_key
  join work.attribute_days as version on version.customer_record_key = bridge_customer.customer_record_key
    and case
      when one.from_on is null then version.is_current
      else (version.from_on is null or version.from_on <= one.from_on)
        and (version.to_on is null or version.to_on > one.from_on)
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
