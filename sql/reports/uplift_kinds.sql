-- One row per kind of customer: what contact would bring them.
-- grain: kind
select kind, count(*) as customers, avg(chance_without) as chance_without, avg(uplift) as uplift
from score_uplift
group by kind
order by customers desc, kind
