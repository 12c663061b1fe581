-- One row per campaign, arm and value of an attribute as it was when the campaign reached its customers; sums that uplifts need.
-- grain: campaign_key, arm, is_control, kind, value
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
select
  one.campaign_key,
  one.arm,
  one.is_control,
  trait.name as kind,
  trait.value,
  count(*) as customers,
  cast(sum(case when one.responded then 1 when not one.responded then 0 end) as bigint) as responded,
  cast(sum(one.answers) as bigint) as answers,
  cast(sum(case when one.bought then 1 when not one.bought then 0 end) as bigint) as bought,
  count(one.revenue) as revenues,
  cast(sum(one.revenue) as decimal(38,4)) as revenue,
  cast(sum(one.revenue * one.revenue) as decimal(38,8)) as revenue_squares,
  count(one.margin) as margins,
  cast(sum(one.margin) as decimal(38,4)) as margin,
  cast(sum(one.margin * one.margin) as decimal(38,8)) as margin_squares
from mart_campaign_customer as one
join trait on trait.contact_key = one.contact_key
join few on few.name = trait.name
group by one.campaign_key, one.arm, one.is_control, trait.name, trait.value
order by one.campaign_key, one.arm, one.is_control, kind, trait.value
