-- One row per value that more than ten records of one source carry: a switchboard, a family's address.
-- grain: kind, value, source
select kind, value, source, count(*) as records
from work.carried_value
where kind <> 'account'
group by kind, value, source
having count(*) > 10
