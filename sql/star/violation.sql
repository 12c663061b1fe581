-- One row per claim that does not hold among all records, those in quarantine included.
-- grain: source, record_md5, occurrence, position
-- Of things with one value the thing whose record is the first by business time, then md5, keeps it. A value is unique
-- whatever else is wrong; a member is there when a record of its own holds.
with claim as (
  select *, cast(record_md5 as varchar) as md5 from record_claim
),
placed as (
  select
    *,
    row_number() over (partition by claim_key order by claimed_at, md5, occurrence) as place,
    first_value(thing_key) over (partition by claim_key order by claimed_at, md5, occurrence) as first_thing
  from claim
  where rule in ('unique', 'unique_id')
),
by_value as (
  select
    source, record_md5, occurrence, position, line, column_name, value,
    'is not unique: another record of the source has it first' as reason
  from placed
  where (rule = 'unique' and thing_key <> first_thing) or (rule = 'unique_id' and place > 1)
),
by_rate as (
  select
    claim.source, claim.record_md5, claim.occurrence, claim.position, claim.line, claim.column_name, claim.value,
    case
      when claim.claimed_on is null
        then 'no exchange rate from ' || claim.currency || ' to ' || $currency || ': nothing tells the day of the amount'
      when rate_of_day.rate is null
        then 'no exchange rate from ' || claim.currency || ' to ' || $currency || ' for ' || cast(claim.claimed_on as varchar)
          || ', nor for ' || $carry_days || ' days before'
      else 'leaves the range of money in ' || $currency
    end as reason
  from claim
  left join work.rate_of_day
    on rate_of_day.currency = claim.currency and rate_of_day.on_date = claim.claimed_on
  where claim.rule = 'rate'
    and (rate_of_day.rate is null or claim.amount * cast(rate_of_day.rate as double) >= 1e13)
),
broken_master as (
  select source, record_md5, occurrence from by_value
  union
  select source, record_md5, occurrence from by_rate
),
member as (
  select distinct master_record.entity, master_record.member_key
  from master_record
  left join broken_master
    on broken_master.source = master_record.source
    and broken_master.record_md5 = master_record.record_md5
    and broken_master.occurrence = master_record.occurrence
  where broken_master.source is null
),
by_reference as (
  select
    claim.source, claim.record_md5, claim.occurrence, claim.position, claim.line, claim.column_name, claim.value,
    'no record of such a ' || claim.rule || ' has come' as reason
  from claim
  left join member on member.entity = claim.rule and member.member_key = claim.claim_key
  where claim.rule in ('customer', 'product') and member.member_key is null
)
select source, record_md5, occurrence, position, line, column_name, value, reason from by_value
union all
select source, record_md5, occurrence, position, line, column_name, value, reason from by_rate
union all
select source, record_md5, occurrence, position, line, column_name, value, reason from by_reference
