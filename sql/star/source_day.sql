-- One row per source that showed a customer: the newest business day on which it did.
-- grain: source
with shown as (
  select source, newest_on from source_day
  union all
  select shown_by as source, observed_on as newest_on from work.new_customer
)
select source, max(newest_on) as newest_on from shown group by source
