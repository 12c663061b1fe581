-- One row per line of a return that a newer version takes the place of.
-- grain: return_key, line_key
select fct_return_line.*
from fct_return_line
join work.changed_fate
  on changed_fate.file_id = fct_return_line.file_id and changed_fate.record = fct_return_line.record
where changed_fate.fate <> 'loaded'
