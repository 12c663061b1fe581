-- One row per thing wrong with a record that was quarantined tonight.
-- grain: file_id, record, position
select
  problem.file_id, problem.record, problem.position, problem.source, problem.line, problem.column_name, problem.value,
  problem.reason
from work.new_problem as problem
join work.judged as judged on judged.file_id = problem.file_id and judged.record = problem.record
where judged.fate = 'quarantined'
