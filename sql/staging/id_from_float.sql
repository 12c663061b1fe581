-- An id that a spreadsheet wrote as a number with a point: 17850.0 is 17850. Any other text stays as it is.
create or replace macro id_from_float(x) as
  case when regexp_full_match(x, '[0-9]{1,15}\.0+') then split_part(x, '.', 1) else x end
