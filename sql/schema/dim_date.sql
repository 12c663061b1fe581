-- One row per day, from the first to the last day of any fact, whole years.
-- grain: date_day
create or replace table dim_date (
  date_day date not null, -- the day
  year bigint not null, -- calendar year
  quarter bigint not null, -- 1 to 4
  month bigint not null, -- 1 to 12
  day_of_month bigint not null, -- 1 to 31
  day_of_year bigint not null, -- 1 to 366
  day_of_week bigint not null, -- 1 Monday to 7 Sunday
  iso_year bigint not null, -- year of the ISO week
  iso_week bigint not null, -- ISO week, 1 to 53
  week_start date not null, -- first day of the week by the project's calendar
  month_start date not null, -- first day of the month
  fiscal_year bigint not null, -- named after the calendar year in which it ends, or starts, as the project says
  fiscal_quarter bigint not null, -- 1 to 4
  fiscal_month bigint not null, -- 1 to 12 from the start of the fiscal year
  fiscal_week bigint not null, -- 1 to 54, by the project's weeks; the first is that of the first day of the fiscal year
  fiscal_year_start date not null, -- first day of the fiscal year
  fiscal_month_start date not null, -- first day of the fiscal month
  month_name varchar not null, -- in English
  month_name_zh varchar not null, -- in Chinese
  day_name varchar not null, -- in English
  day_name_zh varchar not null -- in Chinese
)
