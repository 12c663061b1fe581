-- One row per version of a company: what sources told of it, and those that only a fact or another company names.
-- grain: account_key, valid_from
with member as (
  select account_key, source, account_id from dim_account where account_key <> 0
  union
  select account_key, source, account_id from work.new_account
  union
  select parent_key, source, parent_id from work.new_account where parent_key <> 0
),
said as (
  select
    account_key, observed_at, name, industry, size, employees, annual_revenue, city, region, country, is_deleted,
    -- What is empty is 0 from then on; what is not said stays as it was.
    case when parent_id is null then null else cast(parent_key as varchar) end as parent,
    case when owner is null then null else cast(owner_key as varchar) end as owner,
    row_number() over (partition by account_key order by observed_at) as step
  from account_observation
),
carried as (
  -- The greatest of (step, value) so far holds the last value that was said: NULL is never the greatest.
  select
    account_key, observed_at,
    substr(max(lpad(cast(step as varchar), 10, '0') || name) over so_far, 11) as name,
    substr(max(lpad(cast(step as varchar), 10, '0') || industry) over so_far, 11) as industry,
    substr(max(lpad(cast(step as varchar), 10, '0') || size) over so_far, 11) as size,
    substr(max(lpad(cast(step as varchar), 10, '0') || employees) over so_far, 11) as employees,
    substr(max(lpad(cast(step as varchar), 10, '0') || annual_revenue) over so_far, 11) as annual_revenue,
    substr(max(lpad(cast(step as varchar), 10, '0') || parent) over so_far, 11) as parent,
    substr(max(lpad(cast(step as varchar), 10, '0') || owner) over so_far, 11) as owner,
    substr(max(lpad(cast(step as varchar), 10, '0') || city) over so_far, 11) as city,
    substr(max(lpad(cast(step as varchar), 10, '0') || region) over so_far, 11) as region,
    substr(max(lpad(cast(step as varchar), 10, '0') || country) over so_far, 11) as country,
    substr(max(lpad(cast(step as varchar), 10, '0') || is_deleted) over so_far, 11) as is_deleted
  from said
  window so_far as (partition by account_key order by step rows between unbounded preceding and current row)
),
stated as (
  select
    *,
    coalesce(name, chr(30)) || chr(31) ||
      coalesce(industry, chr(30)) || chr(31) ||
      coalesce(size, chr(30)) || chr(31) ||
      coalesce(employees, chr(30)) || chr(31) ||
      coalesce(annual_revenue, chr(30)) || chr(31) ||
      coalesce(parent, chr(30)) || chr(31) ||
      coalesce(owner, chr(30)) || chr(31) ||
      coalesce(city, chr(30)) || chr(31) ||
      coalesce(region, chr(30)) || chr(31) ||
      coalesce(country, chr(30)) || chr(31) ||
      coalesce(is_deleted, '0') as all_known
  from carried
),
changed as (
  select *, lag(all_known) over (partition by account_key order by observed_at) as known_before
  from stated
),
versions as (
  select *, lead(observed_at) over (partition by account_key order by observed_at) as next_at
  from changed
  where known_before is null or known_before <> all_known
)
select
  member.account_key,
  coalesce(versions.observed_at, timestamp '1970-01-01 00:00:00.000000') as valid_from,
  versions.next_at as valid_to,
  versions.next_at is null as is_current,
  member.source, member.account_id,
  nullif(versions.name, '') as name,
  nullif(versions.industry, '') as industry,
  nullif(versions.size, '') as size,
  cast(nullif(versions.employees, '') as bigint) as employees,
  cast(nullif(versions.annual_revenue, '') as decimal(18,4)) as annual_revenue,
  coalesce(cast(versions.parent as bigint), cast(0 as bigint)) as parent_key,
  coalesce(cast(versions.owner as bigint), cast(0 as bigint)) as owner_key,
  nullif(versions.city, '') as city,
  nullif(versions.region, '') as region,
  nullif(versions.country, '') as country,
  coalesce(versions.is_deleted, '0') = '1' as is_deleted
from member
left join versions on versions.account_key = member.account_key
union all
select
  cast(0 as bigint), timestamp '1970-01-01 00:00:00.000000', cast(null as timestamp(6)), true, '', 'unknown',
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as bigint),
  cast(null as decimal(18,4)), cast(0 as bigint), cast(0 as bigint), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), false
