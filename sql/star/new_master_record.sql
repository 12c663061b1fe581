-- One row per record of tonight's files that is good by itself and shows a customer or product which its file is the master of.
-- grain: entity, member_key, source, record_md5, occurrence
with shown as (
  select 'customer' as entity, customer_record_key as member_key, file_id, record from work.master_customer
  union all
  select 'product', product_key, file_id, record from work.master_product
)
select shown.entity, shown.member_key, judged.source, judged.record_md5, judged.occurrence
from shown
join work.judged as judged on judged.file_id = shown.file_id and judged.record = shown.record
join work.master_file as master on master.file_id = shown.file_id and master.entity = shown.entity
where judged.fate = 'loaded' and shown.member_key <> 0
