-- yes and no as exports write them, else NULL.
create or replace macro strict_boolean(x) as
  case
    when lower(x) in ('true', 't', 'yes', 'y', '1') then true
    when lower(x) in ('false', 'f', 'no', 'n', '0') then false
  end
