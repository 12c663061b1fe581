-- One row per record whose fate the newest deliveries of orders and returns change.
-- grain: file_id, record
select file_id, record, fate, reason
from work.document_verdict
where fate <> fate_before
