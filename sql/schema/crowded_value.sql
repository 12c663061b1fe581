-- One row per value of same_when that more than ten records of one source carry: it joins nobody.
-- grain: kind, value, source
create or replace table crowded_value (
  kind varchar not null, -- email or phone
  value varchar not null, -- personal: its comparable form
  source varchar not null, -- whose ids the records carry
  records bigint not null -- how many of them carry it
)
