-- One row per record of tonight's files that holds a line of an order, whatever became of it.
-- grain: file_id, record
select
  staged.file_id, staged.record, staged.source, staged.order_key,
  -- Without an id a line is known by its record, and equal ones by their number.
  case
    when staged.line_id_key <> 0 then staged.line_id_key
    else mod(staged.record_key + coalesce(renumbered.occurrence, 1), 1152921504606846976)
  end as line_key,
  staged.order_id, staged.line_id, staged.customer_record_key, staged.product_key, staged.channel_key,
  staged.geography_key, staged.ordered_at, staged.ordered_on, staged.quantity, staged.unit_price, staged.amount,
  staged.discount, staged.tax, staged.shipping, staged.cost, staged.status, staged.channel, staged.country, staged.region,
  staged.city, staged.product_kind, staged.is_reversal,
  staged.money_currency, staged.updated_at, staged.line_id_key <> 0 and not staged.is_whole as has_id
from work.staged_order_line as staged
left join work.renumbered on renumbered.file_id = staged.file_id and renumbered.record = staged.record
