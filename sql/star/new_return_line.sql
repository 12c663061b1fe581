-- One row per loaded record that holds a returned line, among tonight's files.
-- grain: file_id, record
select
  staged.file_id, staged.record, staged.source, staged.return_key,
  mod(staged.record_key + coalesce(renumbered.occurrence, 1), 1152921504606846976) as line_key,
  staged.return_id, staged.order_key, staged.order_id, staged.line_id, staged.customer_record_key, staged.product_key,
  staged.channel_key, staged.channel, staged.returned_at, staged.returned_on, staged.quantity, staged.amount,
  staged.reason, staged.product_kind
from work.staged_return_line as staged
left join work.renumbered on renumbered.file_id = staged.file_id and renumbered.record = staged.record
left join work.not_loaded on not_loaded.file_id = staged.file_id and not_loaded.record = staged.record
where not_loaded.record is null
