-- One row per loaded record that shows a customer, among tonight's files.
-- grain: file_id, record
select
  staged.file_id, staged.record, staged.record_key,
  -- The ids may be those of another source, and so may be the customer.
  policy.customer_ids as source, staged.source as shown_by,
  staged.customer_record_key, staged.observed_at,
  staged.customer_id, staged.kind, staged.name, staged.first_name, staged.last_name, staged.email, staged.phone,
  staged.street, staged.city, staged.region, staged.postal_code, staged.country, staged.birth_date, staged.gender,
  staged.email_consent, staged.phone_consent, staged.sms_consent, staged.account_id,
  -- What is empty is nobody's; what is not said stays as it was.
  case when staged.account_id is null then null else staged.account_key end as account_key,
  staged.email_key, staged.phone_key, staged.created_at, staged.is_deleted
from work.staged_customer as staged
join work.source_policy as policy on policy.source = staged.source
left join work.not_loaded on not_loaded.file_id = staged.file_id and not_loaded.record = staged.record
-- What calls a member deleted is ignored as a record, and says so of the member.
where (not_loaded.record is null or (not_loaded.is_deletion and staged.is_deleted = '1')) and staged.customer_record_key <> 0
