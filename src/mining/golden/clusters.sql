-- $1 = 2024-07-01
select "answer"."customer_key", cast($1 as date) as as_of, "answer"."cluster", "answer"."label", "answer"."distance"
     
from (select kept_0 as customer_key, cluster + 1 as cluster, case cluster
when 0 then 'frequent'
when 1 then 'lapsed'
when 2 then 'young' end as label,
          sqrt(squared) as distance
         
from (select "kept_0", cast(case
when "far_0" <= "far_1" and "far_0" <= "far_2" then 0
when "far_1" <= "far_2" then 1
else 2 end as bigint) as cluster, case
when "far_0" <= "far_1" and "far_0" <= "far_2" then "far_0"
when "far_1" <= "far_2" then "far_1"
else "far_2" end as squared
   
from (select "customer_key" as "kept_0", ((("recency" - 3.431214694e+0) / 1.049043397e+0) - -7.586350856e-1) * ((("recency" - 3.431214694e+0) / 1.049043397e+0) - -7.586350856e-1) + ((("orders" - 1.322821921e+0) / 3.656174314e-1) - 8.499882743e-1) * ((("orders" - 1.322821921e+0) / 3.656174314e-1) - 8.499882743e-1) + ((("spend" - 5.449362151e+0) / 1.273870873e+0) - 5.409109228e-1) * ((("spend" - 5.449362151e+0) / 1.273870873e+0) - 5.409109228e-1) + ((("tenure" - 4.740272154e+0) / 4.887913584e-1) - 4.400779065e-1) * ((("tenure" - 4.740272154e+0) / 4.887913584e-1) - 4.400779065e-1) as "far_0", ((("recency" - 3.431214694e+0) / 1.049043397e+0) - 8.664707304e-1) * ((("recency" - 3.431214694e+0) / 1.049043397e+0) - 8.664707304e-1) + ((("orders" - 1.322821921e+0) / 3.656174314e-1) - -5.350213511e-1) * ((("orders" - 1.322821921e+0) / 3.656174314e-1) - -5.350213511e-1) + ((("spend" - 5.449362151e+0) / 1.273870873e+0) - -2.732292729e-1) * ((("spend" - 5.449362151e+0) / 1.273870873e+0) - -2.732292729e-1) + ((("tenure" - 4.740272154e+0) / 4.887913584e-1) - 1.927320597e-1) * ((("tenure" - 4.740272154e+0) / 4.887913584e-1) - 1.927320597e-1) as "far_1", ((("recency" - 3.431214694e+0) / 1.049043397e+0) - -2.89910163e-1) * ((("recency" - 3.431214694e+0) / 1.049043397e+0) - -2.89910163e-1) + ((("orders" - 1.322821921e+0) / 3.656174314e-1) - -9.524888531e-1) * ((("orders" - 1.322821921e+0) / 3.656174314e-1) - -9.524888531e-1) + ((("spend" - 5.449362151e+0) / 1.273870873e+0) - -8.032362465e-1) * ((("spend" - 5.449362151e+0) / 1.273870873e+0) - -8.032362465e-1) + ((("tenure" - 4.740272154e+0) / 4.887913584e-1) - -1.869962939e+0) * ((("tenure" - 4.740272154e+0) / 4.887913584e-1) - -1.869962939e+0) as "far_2"
from "work"."features" as features) as measured) as placed) as answer
