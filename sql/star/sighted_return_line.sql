-- One row per record of tonight's files that holds a returned line, whatever became of it.
-- grain: file_id, record
select
  staged.file_id, staged.record, staged.source, staged.return_key,
  -- A return and a line with ids make the line; without them its record does, and equal ones by their number.
  case
    when staged.line_id_key <> 0 then staged.line_id_key
    else mod(staged.record_key + coalesce(renumbered.occurrence, 1), 1152921504606846976)
  end as line_key,
  staged.return_id, staged.order_key, staged.order_id, staged.line_id, staged.customer_record_key, staged.product_key,
  staged.channel_key, staged.channel, staged.returned_at, staged.returned_on, staged.quantity, staged.amount,
  staged.reason, staged.product_kind,
  staged.money_currency, staged.updated_at, staged.is_with_sale,
  -- One that stands beside its sale comes and goes with it.
  staged.line_id_key <> 0 and not staged.is_whole and not staged.is_with_sale as has_id
from work.staged_return_line as staged
left join work.renumbered on renumbered.file_id = staged.file_id and renumbered.record = staged.record
where staged.is_there
