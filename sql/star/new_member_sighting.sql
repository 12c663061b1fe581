-- One row per member that a whole dump among tonight's files shows, whatever became of its record.
-- grain: entity, member_key, file_id
with shown as (
  select 'customer' as entity, customer_record_key as member_key, file_id, record from work.staged_customer
  union all
  select 'product', product_key, file_id, record from work.staged_product
)
select distinct shown.entity, shown.member_key, shown.file_id
from shown
join loaded_file on loaded_file.file_id = shown.file_id
join work.kind_policy as policy
  on policy.source = loaded_file.source and policy.kind = loaded_file.kind and policy.deletes = 'absence'
join record_fate on record_fate.file_id = shown.file_id and record_fate.record = shown.record
where record_fate.fate <> 'ignored'
