-- A text without blanks, tabs, line ends, no-break and ideographic spaces at its ends; NULL when nothing is left.
-- ="0012" is how a text is written for a spreadsheet that would else make a number of it: 0012.
-- Most texts have none of it: a look at both ends is quicker than the trim.
create or replace macro trimmed(x) as
  nullif(
    case
      when regexp_matches(x, '^[\s\x{A0}\x{3000}\x{FEFF}=]|[\s\x{A0}\x{3000}\x{FEFF}]$')
        then regexp_replace(
          trim(x, ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160) || chr(12288) || chr(65279)),
          '^="([^"]*)"$', '\1'
        )
      else x
    end,
    ''
  )
