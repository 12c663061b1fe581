-- (1.50) and 1.50- as -1.50, other texts as they are; one with a sign of its own besides becomes no number.
create or replace macro accounting_number(x) as
  case
    when x like '(%)' then '-' || substr(x, 2, length(x) - 2)
    when x like '_%-' then '-' || substr(x, 1, length(x) - 1)
    else x
  end
