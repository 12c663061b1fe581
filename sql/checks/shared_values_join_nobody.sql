-- A value of same_when is carried by more than ten records of one source: it joins nobody.
-- blocking: no
-- The value itself describes people: it stands in crowded_value.
select kind, source, records
from crowded_value
order by records desc, kind, source
