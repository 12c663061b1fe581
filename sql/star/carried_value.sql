-- One row per customer record and value that any of its versions shows, of the kinds by which records are compared.
-- grain: kind, value, customer_record_key
select distinct 'email' as kind, email_key as value, customer_record_key, source
from customer_observation
where email_key is not null and $by_email
union all
select distinct 'phone' as kind, phone_key as value, customer_record_key, source
from customer_observation
where phone_key is not null and $by_phone
