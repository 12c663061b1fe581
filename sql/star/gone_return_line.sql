-- One row per returned line that a newer version takes the place of.
-- grain: return_key, line_key
select fct_return_line.*
from fct_return_line
join work.line_verdict
  on line_verdict.file_id = fct_return_line.file_id and line_verdict.record = fct_return_line.record
where line_verdict.is_fact and line_verdict.fate <> 'loaded'
