-- $1 = 2024-07-01
select "answer"."customer_key", cast($1 as date) as as_of, "answer"."share"
     
from ((select "work"."features"."customer_key", "work"."frequency_share"."share"
from "work"."features" left
join "work"."frequency_share" on "work"."frequency_share"."frequency" = "work"."features"."frequency")) as answer
