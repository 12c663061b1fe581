-- One row per moment at which tonight's files show a customer.
-- grain: observed_at
select distinct observed_at from work.new_customer
