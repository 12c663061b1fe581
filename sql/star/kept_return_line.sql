-- One row per returned line that stays among those whose keys are looked through for lines that go.
-- grain: return_key, line_key
select fct_return_line.*
from fct_return_line
left join work.gone_rows_of_fct_return_line as gone
  on gone.return_key = fct_return_line.return_key and gone.line_key = fct_return_line.line_key
where fct_return_line.return_key in (select return_key from work.gone_rows_of_fct_return_line)
  and fct_return_line.line_key in (select line_key from work.gone_rows_of_fct_return_line)
  and gone.line_key is null
