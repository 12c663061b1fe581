-- One row per id that more than one record shows: it was there before, or tonight brings it more than once.
-- grain: entity, entity_key
select entity, entity_key
from work.declared_part
group by entity, entity_key
having count(*) > 1
union
select declared_part.entity, declared_part.entity_key
from work.declared_part
join work.part_fact on part_fact.entity = declared_part.entity and part_fact.entity_key = declared_part.entity_key
