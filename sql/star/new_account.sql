-- One row per loaded record that tells of a company or names one, among tonight's files.
-- grain: file_id, record
select
  staged.file_id, staged.record, staged.record_key,
  -- The ids may be those of another source, and so may be the company.
  policy.account_ids as source, staged.source as shown_by, staged.account_key, staged.observed_at, staged.is_master,
  staged.account_id, staged.name, staged.industry, staged.size, staged.employees, staged.annual_revenue,
  staged.parent_id, staged.parent_key, staged.owner, staged.owner_key, staged.city, staged.region, staged.country,
  staged.is_deleted, staged.foreign_currency, staged.priced_on
from work.staged_account as staged
join work.source_policy as policy on policy.source = staged.source
left join work.not_loaded on not_loaded.file_id = staged.file_id and not_loaded.record = staged.record
-- What calls a member deleted is ignored as a record, and says so of the member.
where (not_loaded.record is null or (not_loaded.is_deletion and staged.is_deleted = '1')) and staged.account_key <> 0
