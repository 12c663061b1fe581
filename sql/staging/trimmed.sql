-- A text without blanks, tabs, line ends, no-break and ideographic spaces at its ends; NULL when nothing is left.
create or replace macro trimmed(x) as
  nullif(trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(65279)), '')
