-- One row per id that a record shows and another calls deleted, one of them tonight.
-- grain: entity, entity_key
select declared_part.entity, declared_part.entity_key
from work.declared_part
join deleted_part
  on deleted_part.entity = declared_part.entity and deleted_part.entity_key = declared_part.entity_key
union
select new_deleted_part.entity, new_deleted_part.entity_key
from work.new_deleted_part
join work.part_fact
  on part_fact.entity = new_deleted_part.entity and part_fact.entity_key = new_deleted_part.entity_key
