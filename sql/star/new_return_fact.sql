-- One row per returned line that came or went tonight.
-- grain: return_key, line_key
select order_key as return_key, line_key from work.held_order_line where is_reversal
union all
select return_key, line_key from work.held_return_line
union all
select return_key, line_key from work.gone_rows_of_fct_return_line
