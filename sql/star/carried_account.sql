-- One row per customer record and company that it counts with: its own, and where companies roll up, the one above.
-- grain: value, customer_record_key
select 'account' as kind, cast(account_key as varchar) as value, customer_record_key, source
from dim_customer_record
where is_current and account_key <> 0
union
select 'account', cast(account_key as varchar), account_key, source
from dim_account
where is_current and account_key <> 0
union
select 'account', cast(parent_key as varchar), account_key, source
from dim_account
where is_current and parent_key <> 0 and $by_parent
