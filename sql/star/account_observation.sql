-- One row per moment at which a source told of a company: what the record with the greatest key said then.
-- grain: account_key, observed_at
-- Two sources may bring records that are equal as text and differ in what their columns mean: the first by name holds.
with shown as (
  select
    account_key, observed_at, record_key, shown_by, name, industry, size, employees, annual_revenue, parent_id,
    parent_key, owner, owner_key, city, region, country, is_deleted, foreign_currency, priced_on
  from account_observation
  union all
  select
    account_key, observed_at, record_key, shown_by, name, industry, size, employees, annual_revenue, parent_id,
    parent_key, owner, owner_key, city, region, country, is_deleted, foreign_currency, priced_on
  from work.new_account
  where is_master
),
ranked as (
  select *, row_number() over (partition by account_key, observed_at order by record_key desc, coalesce(is_deleted, '') desc, shown_by) as rank_at_time
  from shown
)
select
  account_key, observed_at, record_key, shown_by, name, industry, size, employees, annual_revenue, parent_id,
  parent_key, owner, owner_key, city, region, country, is_deleted, foreign_currency, priced_on
from ranked
where rank_at_time = 1
