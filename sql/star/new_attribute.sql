-- One row per attribute that a loaded record shows, among tonight's files.
-- grain: file_id, record, name
with shown as (
  select staged.file_id, staged.record, staged.customer_record_key, staged.observed_at, staged.record_key, u.pair
  from work.staged_customer_attribute as staged
  left join work.not_loaded on not_loaded.file_id = staged.file_id and not_loaded.record = staged.record
  cross join unnest(split(staged.attributes, chr(31))) as u(pair)
  where not_loaded.record is null and staged.customer_record_key <> 0
)
select
  file_id, record, customer_record_key, observed_at, record_key,
  substr(pair, 1, strpos(pair, chr(29)) - 1) as name,
  substr(pair, strpos(pair, chr(29)) + 1) as value
from shown
