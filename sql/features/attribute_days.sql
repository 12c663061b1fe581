-- One row per version of an attribute of a customer record, with the business days from which and until which it held.
-- grain: customer_record_key, name, valid_from
-- The first version holds for all time before it, and has no first day. work.attribute_shown is attribute_shown.sql.
select
  customer_record_key, name, value, is_current, valid_from,
  case
    when valid_from > min(valid_from) over (partition by customer_record_key, name) then shown_on
  end as from_on,
  to_on
from work.attribute_shown as told
