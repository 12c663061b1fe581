-- One row per place that any order names, and the unknown one.
-- grain: geography_key
select geography_key, country, region, city from dim_geography
union
select geography_key, country, region, city from work.new_order_line where geography_key <> 0
union
select cast(0 as bigint), cast(null as varchar), cast(null as varchar), cast(null as varchar)
