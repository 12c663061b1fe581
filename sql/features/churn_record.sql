-- One row per customer of whom a source shows a record on a day: who they are.
-- grain: customer_key
-- Of several records of one customer the greatest word holds. Where nobody consented or refused, consent is NULL. A record
-- of which no day is known counts where $undated says so: what it shows may have been written later. work.record_shown is
-- record_shown.sql.
select
  bridge_customer.customer_key,
  max(told.kind) as kind,
  max(told.gender) as gender,
  max(told.country) as country,
  max(told.region) as region,
  max(date_diff('day', told.birth_date, cast($as_of as date)) / 365.25e0) as age,
  max(case when told.email_consent then 'yes' when told.email_consent = false then 'no' end) as email_consent,
  max(case when told.phone_consent then 'yes' when told.phone_consent = false then 'no' end) as phone_consent
from work.record_shown as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where bridge_customer.customer_key <> 0
  and (told.valid_from > timestamp '1970-01-01 00:00:00.000000' or $undated)
  and told.shown_on < cast($as_of as date)
  and (told.to_on is null or told.to_on >= cast($as_of as date))
group by bridge_customer.customer_key
