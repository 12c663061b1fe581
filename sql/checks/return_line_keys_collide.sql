-- Two returned lines have one key.
-- blocking: yes
select return_key, line_key, min(return_id) as return_id, count(*) as lines
from fct_return_line
group by return_key, line_key
having count(*) > 1
