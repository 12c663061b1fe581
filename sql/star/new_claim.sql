-- One row per claim of tonight's records that are good by themselves.
-- grain: source, record_md5, occurrence, position
select
  judged.source, judged.record_md5, judged.occurrence, staged.position, staged.file_id, staged.record, staged.line,
  staged.rule, staged.claim_key, staged.thing_key, staged.claimed_at, staged.claimed_on, staged.currency,
  staged.amount, staged.column_name, staged.value
from work.staged_claim as staged
join work.judged as judged on judged.file_id = staged.file_id and judged.record = staged.record
where judged.fate = 'loaded'
