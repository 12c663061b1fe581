-- One row: the last day with a record that says whether customers left, before a day, and the longest time without one in the year before that.
-- grain:
-- work.attribute_shown is attribute_shown.sql.
with shown as (
  select distinct told.shown_on
  from work.attribute_shown as told
  where told.name = $attribute and told.shown_on < cast($as_of as date)
),
followed as (
  select shown_on, lead(shown_on) over (order by shown_on) as next_on, max(shown_on) over () as last_on
  from shown
)
select
  max(last_on) as last_on,
  max(date_diff('day', shown_on, next_on)) as longest
from followed
where date_diff('day', shown_on, last_on) <= 365
