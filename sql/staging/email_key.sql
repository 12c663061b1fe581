-- The form of an e-mail address in which two spellings of it are equal; NULL for what is none.
create or replace macro email_key(x) as
  case when regexp_full_match(lower(x), '[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:].]+') then lower(x) end
