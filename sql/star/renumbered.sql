-- One row per loaded record whose number among equal ones counts over all files of its source.
-- grain: file_id, record
select judged.file_id, judged.record, judged.occurrence
from work.judged_record as judged
join work.source_policy as policy on policy.source = judged.source
where policy.deliveries = 'disjoint' and judged.fate = 'loaded'
