-- One row per thing wrong with a record, among the files and record numbers of which some change: what stands from now on.
-- grain: file_id, record, position
select quarantine.*
from quarantine
left join work.changed_fate
  on changed_fate.file_id = quarantine.file_id and changed_fate.record = quarantine.record
where quarantine.file_id in (select file_id from work.changed_fate)
  and quarantine.record in (select record from work.changed_fate)
  and changed_fate.record is null
union all
select
  problem.file_id, problem.record, problem.position, problem.source, problem.line, problem.column_name, problem.value,
  problem.reason
from work.new_problem as problem
join work.changed_fate
  on changed_fate.file_id = problem.file_id and changed_fate.record = problem.record
where changed_fate.fate = 'quarantined'
