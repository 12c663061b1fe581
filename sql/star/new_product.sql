-- One row per loaded record that shows a product, among tonight's files.
-- grain: file_id, record
select
  staged.file_id, staged.record, staged.record_key,
  -- The codes may be those of another source, and so may be the product.
  policy.product_ids as source, staged.source as shown_by, staged.product_key, staged.observed_at,
  staged.product_id, staged.kind, staged.is_master, staged.is_sale, staged.name, staged.category, staged.subcategory, staged.brand,
  staged.unit_cost, staged.list_price, staged.is_deleted
from work.staged_product as staged
join work.source_policy as policy on policy.source = staged.source
left join work.not_loaded on not_loaded.file_id = staged.file_id and not_loaded.record = staged.record
-- What calls a member deleted is ignored as a record, and says so of the member.
where (not_loaded.record is null or (not_loaded.is_deletion and staged.is_deleted = '1')) and staged.product_key <> 0
