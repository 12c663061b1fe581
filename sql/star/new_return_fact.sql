-- One row per new returned line.
-- grain: return_key, line_key
select order_key as return_key, line_key from work.new_order_line where is_reversal
union all
select return_key, line_key from work.new_return_line
