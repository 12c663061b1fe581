-- $1 = 2024-07-01
select "answer"."customer_key", cast($1 as date) as as_of, "answer"."chance", "answer"."has_left", "answer"."reason_1", "answer"."contribution_1", "answer"."reason_2", "answer"."contribution_2", "answer"."reason_3", "answer"."contribution_3"
     
from (select reasoned.customer_key, 1e0 / (1e0 + exp(-greatest(coalesce("reasoned"."odds", -7e2), -7e2))) as chance, cast(null as boolean) as has_left, "said_1"."says" as "reason_1", case
when "reasoned"."reason_1" > 0 then cast(floor(cast("reasoned"."reason_1" as double) / 6.5536e+4) as double) / 1e+6 end as "contribution_1", "said_2"."says" as "reason_2", case
when "reasoned"."reason_2" > 0 then cast(floor(cast("reasoned"."reason_2" as double) / 6.5536e+4) as double) / 1e+6 end as "contribution_2", "said_3"."says" as "reason_3", case
when "reasoned"."reason_3" > 0 then cast(floor(cast("reasoned"."reason_3" as double) / 6.5536e+4) as double) / 1e+6 end as "contribution_3"
   
from (select "customer_key", odds, reason_1, reason_2, greatest(0, coalesce(case
when "code_0" < "reason_2" then "code_0" end, 0), coalesce(case
when "code_1" < "reason_2" then "code_1" end, 0), coalesce(case
when "code_2" < "reason_2" then "code_2" end, 0), coalesce(case
when "code_3" < "reason_2" then "code_3" end, 0), coalesce(case
when "code_4" < "reason_2" then "code_4" end, 0), coalesce(case
when "code_5" < "reason_2" then "code_5" end, 0), coalesce(case
when "code_6" < "reason_2" then "code_6" end, 0), coalesce(case
when "code_7" < "reason_2" then "code_7" end, 0), coalesce(case
when "code_8" < "reason_2" then "code_8" end, 0), coalesce(case
when "code_9" < "reason_2" then "code_9" end, 0), coalesce(case
when "code_10" < "reason_2" then "code_10" end, 0), coalesce(case
when "code_11" < "reason_2" then "code_11" end, 0), coalesce(case
when "code_12" < "reason_2" then "code_12" end, 0), coalesce(case
when "code_13" < "reason_2" then "code_13" end, 0), coalesce(case
when "code_14" < "reason_2" then "code_14" end, 0), coalesce(case
when "code_15" < "reason_2" then "code_15" end, 0), coalesce(case
when "code_16" < "reason_2" then "code_16" end, 0), coalesce(case
when "code_17" < "reason_2" then "code_17" end, 0), coalesce(case
when "code_18" < "reason_2" then "code_18" end, 0), coalesce(case
when "code_19" < "reason_2" then "code_19" end, 0), coalesce(case
when "code_20" < "reason_2" then "code_20" end, 0), coalesce(case
when "code_21" < "reason_2" then "code_21" end, 0), coalesce(case
when "code_22" < "reason_2" then "code_22" end, 0)) as reason_3
   
from (select "customer_key", "odds", "code_0", "code_1", "code_2", "code_3", "code_4", "code_5", "code_6", "code_7", "code_8", "code_9", "code_10", "code_11", "code_12", "code_13", "code_14", "code_15", "code_16", "code_17", "code_18", "code_19", "code_20", "code_21", "code_22", reason_1, greatest(0, coalesce(case
when "code_0" < "reason_1" then "code_0" end, 0), coalesce(case
when "code_1" < "reason_1" then "code_1" end, 0), coalesce(case
when "code_2" < "reason_1" then "code_2" end, 0), coalesce(case
when "code_3" < "reason_1" then "code_3" end, 0), coalesce(case
when "code_4" < "reason_1" then "code_4" end, 0), coalesce(case
when "code_5" < "reason_1" then "code_5" end, 0), coalesce(case
when "code_6" < "reason_1" then "code_6" end, 0), coalesce(case
when "code_7" < "reason_1" then "code_7" end, 0), coalesce(case
when "code_8" < "reason_1" then "code_8" end, 0), coalesce(case
when "code_9" < "reason_1" then "code_9" end, 0), coalesce(case
when "code_10" < "reason_1" then "code_10" end, 0), coalesce(case
when "code_11" < "reason_1" then "code_11" end, 0), coalesce(case
when "code_12" < "reason_1" then "code_12" end, 0), coalesce(case
when "code_13" < "reason_1" then "code_13" end, 0), coalesce(case
when "code_14" < "reason_1" then "code_14" end, 0), coalesce(case
when "code_15" < "reason_1" then "code_15" end, 0), coalesce(case
when "code_16" < "reason_1" then "code_16" end, 0), coalesce(case
when "code_17" < "reason_1" then "code_17" end, 0), coalesce(case
when "code_18" < "reason_1" then "code_18" end, 0), coalesce(case
when "code_19" < "reason_1" then "code_19" end, 0), coalesce(case
when "code_20" < "reason_1" then "code_20" end, 0), coalesce(case
when "code_21" < "reason_1" then "code_21" end, 0), coalesce(case
when "code_22" < "reason_1" then "code_22" end, 0)) as reason_2
from (select "customer_key", "odds", "code_0", "code_1", "code_2", "code_3", "code_4", "code_5", "code_6", "code_7", "code_8", "code_9", "code_10", "code_11", "code_12", "code_13", "code_14", "code_15", "code_16", "code_17", "code_18", "code_19", "code_20", "code_21", "code_22", greatest(0, coalesce("code_0", 0), coalesce("code_1", 0), coalesce("code_2", 0), coalesce("code_3", 0), coalesce("code_4", 0), coalesce("code_5", 0), coalesce("code_6", 0), coalesce("code_7", 0), coalesce("code_8", 0), coalesce("code_9", 0), coalesce("code_10", 0), coalesce("code_11", 0), coalesce("code_12", 0), coalesce("code_13", 0), coalesce("code_14", 0), coalesce("code_15", 0), coalesce("code_16", 0), coalesce("code_17", 0), coalesce("code_18", 0), coalesce("code_19", 0), coalesce("code_20", 0), coalesce("code_21", 0), coalesce("code_22", 0)) as reason_1
from (select "customer_key", -2.7329175035915403e-2 + 9.598293250405112e-1 * ((-3.8599300469534403e-1 + case
when "term_0" is null then 0e0
else "term_0" end + case
when "term_1" is null then 0e0
else "term_1" end + case
when "term_2" is null then 0e0
else "term_2" end + case
when "term_3" is null then 0e0
else "term_3" end + case
when "term_4" is null then 0e0
else "term_4" end + case
when "term_5" is null then 0e0
else "term_5" end + case
when "term_6" is null then 0e0
else "term_6" end + case
when "term_7" is null then 0e0
else "term_7" end + case
when "term_8" is null then 0e0
else "term_8" end + case
when "term_9" is null then 0e0
else "term_9" end + case
when "term_10" is null then 0e0
else "term_10" end + case
when "term_11" is null then 0e0
else "term_11" end + case
when "term_12" is null then 0e0
else "term_12" end + case
when "term_13" is null then 0e0
else "term_13" end + case
when "term_14" is null then 0e0
else "term_14" end + case
when "term_15" is null then 0e0
else "term_15" end + case
when "term_16" is null then 0e0
else "term_16" end + case
when "term_17" is null then 0e0
else "term_17" end + case
when "term_18" is null then 0e0
else "term_18" end + case
when "term_19" is null then 0e0
else "term_19" end + case
when "term_20" is null then 0e0
else "term_20" end + case
when "term_21" is null then 0e0
else "term_21" end + case
when "term_22" is null then 0e0
else "term_22" end + case
when "term_23" is null then 0e0
else "term_23" end + case
when "term_24" is null then 0e0
else "term_24" end + case
when "term_25" is null then 0e0
else "term_25" end + case
when "term_26" is null then 0e0
else "term_26" end + case
when "term_27" is null then 0e0
else "term_27" end + case
when "term_28" is null then 0e0
else "term_28" end + case
when "term_29" is null then 0e0
else "term_29" end + case
when "term_30" is null then 0e0
else "term_30" end) + (case
when "term_31" is null then 0e0
else "term_31" end + case
when "term_32" is null then 0e0
else "term_32" end + case
when "term_33" is null then 0e0
else "term_33" end + case
when "term_34" is null then 0e0
else "term_34" end + case
when "term_35" is null then 0e0
else "term_35" end + case
when "term_36" is null then 0e0
else "term_36" end + case
when "term_37" is null then 0e0
else "term_37" end + case
when "term_38" is null then 0e0
else "term_38" end + case
when "term_39" is null then 0e0
else "term_39" end + case
when "term_40" is null then 0e0
else "term_40" end + case
when "term_41" is null then 0e0
else "term_41" end + case
when "term_42" is null then 0e0
else "term_42" end + case
when "term_43" is null then 0e0
else "term_43" end + case
when "term_44" is null then 0e0
else "term_44" end + case
when "term_45" is null then 0e0
else "term_45" end + case
when "term_46" is null then 0e0
else "term_46" end + case
when "term_47" is null then 0e0
else "term_47" end + case
when "term_48" is null then 0e0
else "term_48" end + case
when "term_49" is null then 0e0
else "term_49" end + case
when "term_50" is null then 0e0
else "term_50" end + case
when "term_51" is null then 0e0
else "term_51" end + case
when "term_52" is null then 0e0
else "term_52" end + case
when "term_53" is null then 0e0
else "term_53" end + case
when "term_54" is null then 0e0
else "term_54" end + case
when "term_55" is null then 0e0
else "term_55" end + case
when "term_56" is null then 0e0
else "term_56" end + case
when "term_57" is null then 0e0
else "term_57" end + case
when "term_58" is null then 0e0
else "term_58" end + case
when "term_59" is null then 0e0
else "term_59" end)) as odds, "code_0", "code_1", "code_2", "code_3", "code_4", "code_5", "code_6", "code_7", "code_8", "code_9", "code_10", "code_11", "code_12", "code_13", "code_14", "code_15", "code_16", "code_17", "code_18", "code_19", "code_20", "code_21", "code_22"
from (select "customer_key", cast(case "bin_0"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 7643922411
when 12 then 0
when 13 then 3672244205
when 14 then 31622430702
when 15 then 45355368431
when 16 then 123032567792
when 17 then 179406503921
when 18 then 204245237746
when 19 then 241719836659
when 20 then 306883395572 end as bigint) as "code_0", cast(case "bin_1"
when 0 then 0
when 1 then 17013669825
when 2 then 12389318594
when 3 then 9700573123
when 4 then 7878868932
when 5 then 6446645189
when 6 then 4913102790
when 7 then 3718250439
when 8 then 2742681544
when 9 then 1615003593
when 10 then 404619210
when 11 then 0
when 12 then 0
when 13 then 0
when 14 then 0
when 15 then 0
when 16 then 0
when 17 then 0
when 18 then 0
when 19 then 0
when 20 then 0 end as bigint) as "code_1", cast(case "bin_2"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 1832452003
when 4 then 0
when 5 then 3493461925
when 6 then 0
when 7 then 0
when 8 then 1043988392
when 9 then 1611595689
when 10 then 600178602
when 11 then 1599340459 end as bigint) as "code_2", cast(case "bin_3"
when 0 then 0
when 1 then 7620722561
when 2 then 7691108226
when 3 then 7728136067
when 4 then 7756316548
when 5 then 7782727557
when 6 then 7804157830
when 7 then 7824539527
when 8 then 7842955144
when 9 then 7858421641
when 10 then 7875788682
when 11 then 7895842699
when 12 then 7913996172
when 13 then 7928938381
when 14 then 7946764174
when 15 then 7969243023
when 16 then 7991328656
when 17 then 8013283217
when 18 then 8043364242
when 19 then 8086421395
when 20 then 8161853332 end as bigint) as "code_3", cast(case "bin_4"
when 0 then 0
when 1 then 114159255393
when 2 then 85896724322
when 3 then 70187745123
when 4 then 58464010084
when 5 then 48725557093
when 6 then 40154169190
when 7 then 32322748263
when 8 then 24971247464
when 9 then 17921539945
when 10 then 11037572970
when 11 then 4203806571
when 12 then 0
when 13 then 0
when 14 then 0
when 15 then 0
when 16 then 0
when 17 then 0
when 18 then 0
when 19 then 0
when 20 then 0 end as bigint) as "code_4", cast(case "bin_5"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 688062283
when 12 then 1945501516
when 13 then 3157655373
when 14 then 4426825550
when 15 then 5832834895
when 16 then 7124418384
when 17 then 8875212625
when 18 then 11179065170
when 19 then 14010416979
when 20 then 18708430676 end as bigint) as "code_5", cast(case "bin_6"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 2434858795
when 12 then 5715328812
when 13 then 8304590637
when 14 then 11008278318
when 15 then 15044771631
when 16 then 18949734192
when 17 then 21950693169
when 18 then 28072738610
when 19 then 35098591027
when 20 then 45640318772 end as bigint) as "code_6", cast(case "bin_7"
when 0 then 0
when 1 then 0
when 2 then 38575931138
when 3 then 27069906691
when 4 then 52277346052
when 5 then 86495133445
when 6 then 53982396166
when 7 then 115335102215
when 8 then 58051067656
when 9 then 133392367369
when 10 then 136494513930
when 11 then 146349948683 end as bigint) as "code_7", cast(case "bin_8"
when 0 then 0
when 1 then 2988048097
when 2 then 0
when 3 then 0
when 4 then 0 end as bigint) as "code_8", cast(case "bin_9"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 1679949507
when 4 then 11246173892
when 5 then 22030057157
when 6 then 24920194758
when 7 then 41916497607 end as bigint) as "code_9", cast(case "bin_10"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 1832451747
when 4 then 0
when 5 then 3493461669
when 6 then 0
when 7 then 0
when 8 then 1043988136
when 9 then 1611595433
when 10 then 600178346
when 11 then 1599340203 end as bigint) as "code_10", cast(case "bin_11"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 6367936136
when 9 then 13761445513
when 10 then 22921281162
when 11 then 34885533323
when 12 then 48324935308
when 13 then 57179438733
when 14 then 69917736590
when 15 then 89894289039
when 16 then 109100334736
when 17 then 142623899281 end as bigint) as "code_11", cast(case "bin_12"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 688062059
when 12 then 1945501292
when 13 then 3157655149
when 14 then 4426825326
when 15 then 5832834671
when 16 then 7124418160
when 17 then 8875212401
when 18 then 11179064946
when 19 then 14010416755
when 20 then 18708430452 end as bigint) as "code_12", cast(case "bin_13"
when 0 then 31719947840
when 1 then 72603467329
when 2 then 44449922626
when 3 then 38108331587
when 4 then 31392464452
when 5 then 20450967109
when 6 then 18781961798
when 7 then 7983726151
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 0
when 12 then 0
when 13 then 0 end as bigint) as "code_13", cast(case "bin_14"
when 0 then 101955075616
when 1 then 63336873505
when 2 then 12249071138
when 3 then 0
when 4 then 5167971876
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 0
when 12 then 0
when 13 then 0 end as bigint) as "code_14", cast(case "bin_15"
when 0 then 0
when 1 then 7725972993
when 2 then 3302096386
when 3 then 536411651
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0 end as bigint) as "code_15", cast(case "bin_16"
when 0 then 0
when 1 then 7725972961
when 2 then 3302096354
when 3 then 536411619
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0 end as bigint) as "code_16", cast(case "bin_17"
when 0 then 6878723520
when 1 then 67148447169
when 2 then 17437490626
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0 end as bigint) as "code_17", cast(case "bin_18"
when 0 then 6878723488
when 1 then 169994223009
when 2 then 125205413282
when 3 then 100617616803
when 4 then 79851814308
when 5 then 63990594981
when 6 then 51090554278
when 7 then 37648530855
when 8 then 25538788776
when 9 then 14389476777
when 10 then 2073034154
when 11 then 0
when 12 then 0
when 13 then 0
when 14 then 0
when 15 then 0
when 16 then 0
when 17 then 0
when 18 then 0
when 19 then 0
when 20 then 0 end as bigint) as "code_18", cast(case "bin_19"
when 0 then 6878723456
when 1 then 9507503489
when 2 then 6728973698
when 3 then 5171314051
when 4 then 3864853892
when 5 then 2858024325
when 6 then 1769405830
when 7 then 887684487
when 8 then 91159944
when 9 then 0
when 10 then 0
when 11 then 0
when 12 then 0
when 13 then 0
when 14 then 0
when 15 then 0
when 16 then 0
when 17 then 0
when 18 then 0
when 19 then 0
when 20 then 0 end as bigint) as "code_19", cast(case "bin_20"
when 0 then 6878723424
when 1 then 34191637857
when 2 then 17989565794
when 3 then 7559511395
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 0
when 12 then 0 end as bigint) as "code_20", cast(case "bin_21"
when 0 then 6878723392
when 1 then 0
when 2 then 0
when 3 then 5268438339
when 4 then 13939965252
when 5 then 23236902213
when 6 then 32352632134
when 7 then 40841313607
when 8 then 52427160904
when 9 then 71627111753 end as bigint) as "code_21", cast(case "bin_22"
when 0 then 40595488032
when 1 then 0 end as bigint) as "code_22", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.371062029709734e-1
else -5.9297229843572e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.2941874765040653e-2
else 9.368227686126347e-2 end end
else 2.1804875556450665e-1 end as "term_0", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 18) then -1.2457997672896111e-1
else -3.839177959306356e-2 end
else case
when ("bin_17" between 1 and 3) then 6.644164121921797e-2
else -5.022032340817926e-2 end end
else 1.9153008395679297e-1 end as "term_1", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.1994978263218765e-1
else -4.931043522259169e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.35651321203862e-2
else 8.011375789871376e-2 end end
else 1.721441583603826e-1 end as "term_2", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 18) then -1.0818532488353655e-1
else -3.1891449350655854e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -1.764762315404756e-2
else 7.514139344509753e-2 end end
else case
when ("bin_21" between 1 and 5) then 8.965821659753744e-2
else 1.701671317402067e-1 end end as "term_3", case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 12) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 16) then -1.1897422180318375e-1
else -5.776545426854008e-2 end
else case
when ("bin_13" between 1 and 6) then -6.35372165673509e-2
else -1.1590918804351922e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_18" between 1 and 11) then 4.17222065969079e-2
else -5.1542203234991237e-2 end
else 1.59164143812567e-1 end end as "term_4", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 12 or "bin_11" between 14 and 15) then -9.821005435679334e-2
else -2.719727197292122e-2 end
else case
when ("bin_17" between 1 and 3) then 5.132373024133448e-2
else -4.2468427732806964e-2 end end
else case
when ("bin_18" = 0 or "bin_18" between 7 and 8) then 1.490189605986844e-1
else 7.556325175900512e-2 end end as "term_5", case
when ("bin_7" = 1) then case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then -9.412970248162172e-2
else 1.138289847248096e-2 end
else case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 12 or "bin_11" = 14) then -1.1397601521012143e-1
else -5.393243175101462e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_3" between 0 and 2) then -3.756770513680867e-2
else 4.109009142479753e-2 end
else 1.4160701257750993e-1 end end as "term_6", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -1.0483288608543602e-1
else -5.032175503306403e-2 end
else case
when ("bin_17" between 1 and 3) then 4.4751274556855604e-2
else -4.1039096497965104e-2 end end
else case
when ("bin_21" between 1 and 6) then 6.851482615350545e-2
else 1.3478260487638086e-1 end end as "term_7", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -8.936963435984265e-2
else -2.2282019081805743e-2 end
else case
when ("bin_17" between 1 and 3) then 4.035233547132468e-2
else -5.4136069340125555e-2 end end
else case
when ("bin_18" between 7 and 18) then 6.38592400161798e-2
else 1.289652528593811e-1 end end as "term_8", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.676345380471564e-2
else -4.282970187414918e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.12848385562123e-2
else 5.466305602060324e-2 end end
else case
when ("bin_7" between 1 and 3) then 6.0985696385122676e-2
else 1.2466933244755977e-1 end end as "term_9", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 3) then -1.105690319890706e-1
else -5.121920672607207e-2 end
else case
when ("bin_17" between 1 and 3) then 3.554603734714117e-2
else -5.0471896953740346e-2 end end
else case
when ("bin_4" = 12 or "bin_4" between 14 and 17) then 5.761995240182423e-2
else 1.2060480293730878e-1 end end as "term_10", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_1" between 1 and 14) then -4.3696788764000564e-2
else -1.0792065324385841e-1 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.0382754841390766e-2
else 4.854012725176294e-2 end end
else case
when ("bin_4" = 12 or "bin_4" between 14 and 17) then 5.408004324160838e-2
else 1.1652481561432444e-1 end end as "term_11", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.697764970174566e-2
else -3.3156021868972645e-2 end
else case
when ("bin_19" between 0 and 13) then -6.4152234072382824e-3
else 6.905740082461359e-2 end end
else 1.1576456534884692e-1 end as "term_12", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_18" between 1 and 9) then -2.6081119355719825e-2
else -9.043434707757081e-2 end
else case
when ("bin_1" between 1 and 10) then 3.83750132048748e-2
else -4.0422346457434456e-2 end end
else 1.1233624401981741e-1 end as "term_13", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.054753075351978e-2
else -2.6373199493928558e-2 end
else case
when ("bin_19" between 0 and 13) then -7.912602791239577e-3
else 6.2475698802540135e-2 end end
else 1.0922986229459399e-1 end as "term_14", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -1.037205112141283e-1
else case
when ("bin_18" between 0 and 14) then 1.7752315599296957e-2
else -8.474603174959561e-2 end end
else 1.0638519499003911e-1 end as "term_15", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_14" between 1 and 5) then -1.1113185350438888e-1
else -3.505643431864415e-2 end
else case
when ("bin_17" between 1 and 3) then 3.573945591250765e-2
else -3.4343194192346736e-2 end end
else 1.037538078876085e-1 end as "term_16", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -9.951893455889058e-2
else case
when ("bin_1" between 1 and 13) then 1.723156267169263e-2
else -7.893591818127198e-2 end end
else 1.0129636962644292e-1 end as "term_17", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -9.578422191326418e-2
else case
when ("bin_18" between 0 and 11) then 2.402612730613074e-2
else -5.1221108290495886e-2 end end
else 9.898070626667084e-2 end as "term_18", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -9.223379163151675e-2
else case
when ("bin_1" between 1 and 13) then 1.4589437165201547e-2
else -7.217164803015509e-2 end end
else 9.678037091874246e-2 end as "term_19", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -8.058018211709564e-2
else -1.203681892984313e-2 end
else case
when ("bin_17" between 1 and 3) then 3.3543001207928476e-2
else -3.1340503012936644e-2 end end
else 9.467357606277346e-2 end as "term_20", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -8.862404882216716e-2
else case
when ("bin_1" between 1 and 13) then 1.418497458223497e-2
else -6.741393715084844e-2 end end
else 9.264238431859566e-2 end as "term_21", case
when ("bin_0" between 1 and 15) then case
when ("bin_0" between 1 and 3) then -8.535389025120028e-2
else case
when ("bin_4" = 0 or "bin_4" between 2 and 14) then 1.1895982644269127e-2
else -8.279675239926879e-2 end end
else 7.256945273768407e-2 end as "term_22", case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then case
when ("bin_3" between 1 and 12) then -8.514415271795192e-2
else -4.037412836012082e-2 end
else case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 11) then -3.981993187503967e-2
else 3.413174228052967e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_3" between 0 and 2) then -4.172882160397185e-2
else 2.8949780404691695e-2 end
else 9.458565213790546e-2 end end as "term_23", case
when ("bin_17" between 0 and 1) then case
when ("bin_4" between 0 and 3) then case
when ("bin_7" between 1 and 2 or "bin_7" = 4 or "bin_7" = 6) then -4.3760765966655374e-2
else 4.903322634556769e-2 end
else 1.0149155353768902e-1 end
else case
when ("bin_1" between 1 and 13) then case
when ("bin_6" between 2 and 7) then -5.496661561449281e-2
else 8.60086747230848e-3 end
else -7.978431259014793e-2 end end as "term_24", case
when ("bin_7" = 1) then case
when ("bin_14" between 1 and 5) then -8.827276386497045e-2
else case
when ("bin_3" between 0 and 6) then -6.384434898938471e-2
else 1.5349749628248104e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_3" between 0 and 2) then -3.8799348245013875e-2
else 2.762716046059771e-2 end
else 9.025660725792685e-2 end end as "term_25", case
when ("bin_17" between 0 and 1) then case
when ("bin_4" between 0 and 3) then case
when ("bin_7" between 1 and 2 or "bin_7" = 4 or "bin_7" = 6) then -3.971145333232852e-2
else 4.604327329943289e-2 end
else 9.514076907340392e-2 end
else case
when ("bin_18" between 1 and 14) then case
when ("bin_4" between 1 and 14) then 8.644649905957175e-3
else -5.5235348144863035e-2 end
else -7.618431618790723e-2 end end as "term_26", case
when ("bin_0" between 1 and 3) then -7.97032405615899e-2
else case
when ("bin_17" between 0 and 1) then case
when ("bin_4" = 0 or "bin_4" between 2 and 3) then 1.6445303072682563e-2
else 8.973038110015251e-2 end
else case
when ("bin_11" between 1 and 11) then -4.0445254477466816e-2
else 2.368818017132198e-2 end end end as "term_27", case
when ("bin_0" between 1 and 3) then -7.67188547509902e-2
else case
when ("bin_18" between 0 and 9) then case
when ("bin_3" between 0 and 8) then 9.692874534340918e-3
else 9.68376768026092e-2 end
else case
when ("bin_19" between 4 and 13) then -5.700573808313432e-2
else 8.072863001101648e-3 end end end as "term_28", case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -6.531503912874578e-2
else case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 11) then -3.23633230524227e-2
else 3.3766947930940726e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_3" between 0 and 2) then -3.480754103055248e-2
else 2.6284781748184126e-2 end
else 8.565377820256279e-2 end end as "term_29", case
when ("bin_19" between 1 and 13) then case
when ("bin_14" between 2 and 10) then -7.658731221936509e-2
else case
when ("bin_3" between 0 and 8) then -2.4065812820811536e-2
else 6.328603159873848e-2 end end
else case
when ("bin_4" = 5 or "bin_4" between 7 and 14) then 7.991643980882647e-2
else case
when ("bin_11" between 1 and 4) then 5.247391812786109e-2
else -6.232784676562442e-2 end end end as "term_30", case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -6.248264957601444e-2
else case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 11) then -2.92582149175881e-2
else 3.0374637918004183e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_3" between 0 and 2) then -3.031927717793789e-2
else 2.4364786354485333e-2 end
else 8.199759609189018e-2 end end as "term_31", case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then case
when ("bin_3" between 1 and 7) then -6.217020513265417e-2
else 1.316430516346997e-2 end
else case
when ("bin_0" between 2 and 11) then 2.305655132666668e-2
else 9.508099162567246e-2 end end
else case
when ("bin_19" between 1 and 13) then -6.038438318025984e-2
else 3.345956698869147e-3 end end as "term_32", case
when ("bin_15" between 1 and 2) then case
when ("bin_3" between 0 and 2) then case
when ("bin_11" between 1 and 4) then 3.243234429031902e-2
else -3.810070231755774e-2 end
else 7.360024441745706e-2 end
else case
when ("bin_19" between 1 and 13) then case
when ("bin_11" between 3 and 14) then -7.666785974921632e-2
else 1.0591703694599672e-2 end
else case
when ("bin_7" = 1) then -3.4255483980837116e-2
else 6.455304163237313e-2 end end end as "term_33", case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then case
when ("bin_3" between 1 and 7) then -5.842446273658354e-2
else 1.2017589175311797e-2 end
else case
when ("bin_0" between 2 and 11) then 2.0778702420602795e-2
else 8.952580587337396e-2 end end
else case
when ("bin_19" between 1 and 13) then -5.475970144537327e-2
else 1.4107980970373252e-3 end end as "term_34", case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -5.858149101109966e-2
else case
when ("bin_4" between 0 and 8) then -1.762541160327052e-2
else 2.3939755199109212e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_3" between 0 and 2) then -2.9085723110356967e-2
else 2.595952077058275e-2 end
else 7.501700154825985e-2 end end as "term_35", case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then case
when ("bin_3" between 1 and 7) then -5.4495306859735096e-2
else 1.2587677982914729e-2 end
else case
when ("bin_0" between 2 and 11) then 1.9302144066050877e-2
else 8.39259085964775e-2 end end
else case
when ("bin_13" between 1 and 6) then 7.867579010016059e-5
else -5.220118066327526e-2 end end as "term_36", case
when ("bin_15" between 1 and 2) then case
when ("bin_3" between 0 and 2) then case
when ("bin_11" between 1 and 4) then 2.505874235711453e-2
else -3.458021880276501e-2 end
else 6.988807349335517e-2 end
else case
when ("bin_14" between 0 and 11) then case
when ("bin_7" between 1 and 2) then -3.262474882556026e-2
else 3.934999693633779e-2 end
else -6.0968089696231575e-2 end end as "term_37", case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then case
when ("bin_4" between 0 and 4) then 1.334519578707572e-2
else -4.7835425495526995e-2 end
else case
when ("bin_0" between 2 and 11) then 1.8813296910313946e-2
else 7.883279936582156e-2 end end
else case
when ("bin_11" between 1 and 11) then -4.535792886354228e-2
else 6.333629764636188e-3 end end as "term_38", case
when ("bin_18" between 0 and 14) then case
when ("bin_3" between 0 and 8) then case
when ("bin_7" = 1) then -5.194959049990672e-2
else 1.2911818727825559e-2 end
else case
when ("bin_14" between 1 and 10) then -1.3547420019489035e-2
else 1.0201142773236994e-1 end end
else -4.4664577144586985e-2 end as "term_39", case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -5.4205657100954104e-2
else 7.13653108748463e-3 end
else case
when ("bin_13" between 0 and 5) then 6.1256043336369366e-2
else case
when ("bin_18" between 1 and 9) then 1.883465519689532e-2
else -3.594449990018082e-2 end end end as "term_40", case
when ("bin_15" between 1 and 2) then case
when ("bin_3" between 0 and 2) then case
when ("bin_0" between 1 and 6 or "bin_0" between 8 and 11) then -3.203964907678055e-2
else 2.353928759381332e-2 end
else 6.280884719157892e-2 end
else case
when ("bin_14" between 0 and 11) then case
when ("bin_5" between 6 and 12) then 4.611733545967259e-2
else -2.3333148027901245e-2 end
else -5.76305131928883e-2 end end as "term_41", case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then case
when ("bin_4" between 0 and 4) then 1.1398905484438341e-2
else -4.722865149330553e-2 end
else case
when ("bin_0" between 2 and 11) then 1.674776308953654e-2
else 7.287052414776049e-2 end end
else case
when ("bin_11" between 1 and 11) then -4.12787441315057e-2
else 1.0585199824190882e-2 end end as "term_42", case
when ("bin_7" = 1) then case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 11) then case
when ("bin_18" between 1 and 9) then -2.098320211288995e-2
else -5.8532572290698116e-2 end
else 1.655666930805738e-2 end
else case
when ("bin_13" between 0 and 5) then 5.7727310482686034e-2
else case
when ("bin_18" between 1 and 9) then 1.8212984561355977e-2
else -3.472756177299322e-2 end end end as "term_43", case
when ("bin_15" between 1 and 2) then case
when ("bin_3" between 1 and 7 or "bin_3" between 9 and 11 or "bin_3" = 13 or "bin_3" = 15 or "bin_3" between 17 and 19) then 5.7647000791886595e-2
else case
when ("bin_19" between 0 and 4 or "bin_19" = 6) then 9.214451608847521e-3
else -2.8479036711777577e-2 end end
else case
when ("bin_14" between 0 and 11) then case
when ("bin_20" = 0 or "bin_20" between 3 and 5) then 3.228813527575373e-2
else -2.9275441648364667e-2 end
else -5.44483511427596e-2 end end as "term_44", case
when ("bin_18" between 0 and 14) then case
when ("bin_21" = 1) then case
when ("bin_19" between 1 and 11) then 9.315716860769435e-3
else -5.4146682431358915e-2 end
else case
when ("bin_14" between 1 and 5) then -2.3433140908900845e-2
else 4.425271378742001e-2 end end
else -3.7283272350804496e-2 end as "term_45", case
when ("bin_0" between 1 and 12) then case
when ("bin_4" between 0 and 3) then -4.383475786368742e-2
else case
when ("bin_3" between 1 and 6) then -3.426682873313863e-2
else 2.647588145200576e-2 end end
else case
when ("bin_17" between 0 and 1) then 5.779507038018614e-2
else -1.5885148314694578e-2 end end as "term_46", case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -5.150038873624145e-2
else 8.856465017781484e-3 end
else case
when ("bin_13" between 0 and 5) then 5.350800892669628e-2
else case
when ("bin_18" between 1 and 9) then 1.869585469524028e-2
else -3.411001374181278e-2 end end end as "term_47", case
when ("bin_15" between 1 and 2) then case
when ("bin_3" between 0 and 2) then case
when ("bin_11" between 1 and 4) then 1.832440802290443e-2
else -3.2949411025189564e-2 end
else 5.709549522343727e-2 end
else case
when ("bin_19" between 1 and 13) then case
when ("bin_20" between 3 and 6) then -6.606863903722542e-2
else 1.7195935843430914e-2 end
else 1.5248653631817119e-2 end end as "term_48", case
when ("bin_18" between 0 and 14) then case
when ("bin_4" between 0 and 14) then case
when ("bin_19" between 0 and 13) then 2.710711439599072e-4
else 6.75150004331723e-2 end
else -3.433498468775141e-2 end
else -3.552871495441302e-2 end as "term_49", case
when ("bin_0" between 1 and 12) then case
when ("bin_19" between 1 and 11) then case
when ("bin_14" between 2 and 10) then -5.010621746716136e-2
else 3.519744714871739e-2 end
else -4.097728375238458e-2 end
else case
when ("bin_17" between 0 and 1) then 5.2891283992363515e-2
else -1.4339109869127491e-2 end end as "term_50", case
when ("bin_7" = 1) then case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 11) then -4.2214683125937943e-2
else 1.9658815935329487e-2 end
else case
when ("bin_0" between 1 and 12) then case
when ("bin_18" between 1 and 9) then 2.0030287549450566e-2
else -3.814688314196489e-2 end
else 4.2442619162738775e-2 end end as "term_51", case
when ("bin_4" between 0 and 14) then case
when ("bin_19" between 0 and 13) then case
when ("bin_14" between 1 and 10) then -5.283669011398093e-2
else 1.4425544122770178e-2 end
else 4.782171382625386e-2 end
else -3.0676667966591662e-2 end as "term_52", case
when ("bin_4" between 0 and 3) then case
when ("bin_18" between 0 and 2) then 1.5467367153639304e-2
else -6.234257992256697e-2 end
else case
when ("bin_21" = 1) then -3.0669679365241453e-2
else case
when ("bin_14" between 1 and 5) then -2.247263352338196e-2
else 4.721743643848095e-2 end end end as "term_53", case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -4.808542229543794e-2
else 1.0120554681808083e-2 end
else case
when ("bin_17" between 1 and 3) then case
when ("bin_3" between 0 and 2) then -1.2770305042310248e-2
else 5.279228056591401e-2 end
else -1.8417128569190564e-2 end end as "term_54", case
when ("bin_0" between 1 and 14) then case
when ("bin_4" between 1 and 14) then case
when ("bin_6" between 2 and 7) then -3.999792034328666e-2
else 2.1637337202506265e-2 end
else -3.332962524501864e-2 end
else 3.1144527151639328e-2 end as "term_55", case
when ("bin_15" between 1 and 2) then case
when ("bin_3" between 1 and 7 or "bin_3" between 9 and 11 or "bin_3" = 13 or "bin_3" = 15 or "bin_3" between 17 and 19) then 5.0627242075667274e-2
else -1.1551322361574166e-2 end
else case
when ("bin_14" between 0 and 11) then case
when ("bin_14" between 1 and 5) then -3.186872475617032e-2
else 3.164044832351238e-2 end
else -5.3477689798088375e-2 end end as "term_56", case
when ("bin_18" between 0 and 14) then case
when ("bin_3" between 0 and 8) then case
when ("bin_11" between 1 and 4) then 2.8256885810276498e-2
else -2.7593362071059065e-2 end
else case
when ("bin_14" between 1 and 10) then -1.1369167392608985e-2
else 8.12130545519716e-2 end end
else -3.3387916887753284e-2 end as "term_57", case
when ("bin_0" between 1 and 12) then case
when ("bin_19" between 1 and 11) then case
when ("bin_14" between 2 and 10) then -4.353940699189295e-2
else 2.9359178262148303e-2 end
else -3.9815770354560936e-2 end
else case
when ("bin_7" between 1 and 2) then -1.2019826907728931e-2
else 4.948561190690579e-2 end end as "term_58", case
when ("bin_0" between 1 and 12) then case
when ("bin_19" between 1 and 11) then case
when ("bin_3" between 0 and 13) then 2.2569124952222932e-2
else -3.070320308531784e-2 end
else -3.64598901069935e-2 end
else case
when ("bin_17" between 0 and 1) then 4.710954525726113e-2
else -1.2275539209463261e-2 end end as "term_59"
from (select "customer_key", case
when "recency_days" is null then 0
when "recency_days" <= 3e+0 then 1
when "recency_days" <= 6e+0 then 2
when "recency_days" <= 8e+0 then 3
when "recency_days" <= 1.2e+1 then 4
when "recency_days" <= 1.4e+1 then 5
when "recency_days" <= 1.9e+1 then 6
when "recency_days" <= 2.1e+1 then 7
when "recency_days" <= 2.3e+1 then 8
when "recency_days" <= 2.9e+1 then 9
when "recency_days" <= 3.4e+1 then 10
when "recency_days" <= 4.1e+1 then 11
when "recency_days" <= 4.5e+1 then 12
when "recency_days" <= 5.3e+1 then 13
when "recency_days" <= 6.5e+1 then 14
when "recency_days" <= 7.9e+1 then 15
when "recency_days" <= 1.09e+2 then 16
when "recency_days" <= 1.54e+2 then 17
when "recency_days" <= 1.84e+2 then 18
when "recency_days" <= 2.34e+2 then 19
else 20 end as "bin_0", case
when "tenure_days" is null then 0
when "tenure_days" <= 1.4e+1 then 1
when "tenure_days" <= 3.4e+1 then 2
when "tenure_days" <= 4.5e+1 then 3
when "tenure_days" <= 5.8e+1 then 4
when "tenure_days" <= 7.5e+1 then 5
when "tenure_days" <= 8.8e+1 then 6
when "tenure_days" <= 1.03e+2 then 7
when "tenure_days" <= 1.19e+2 then 8
when "tenure_days" <= 1.29e+2 then 9
when "tenure_days" <= 1.5e+2 then 10
when "tenure_days" <= 1.63e+2 then 11
when "tenure_days" <= 1.76e+2 then 12
when "tenure_days" <= 1.88e+2 then 13
when "tenure_days" <= 2.02e+2 then 14
when "tenure_days" <= 2.16e+2 then 15
when "tenure_days" <= 2.39e+2 then 16
when "tenure_days" <= 2.6e+2 then 17
when "tenure_days" <= 2.79e+2 then 18
when "tenure_days" <= 2.89e+2 then 19
else 20 end as "bin_1", case
when "purchase_days" is null then 0
when "purchase_days" <= 1e+0 then 1
when "purchase_days" <= 2e+0 then 2
when "purchase_days" <= 3e+0 then 3
when "purchase_days" <= 4e+0 then 4
when "purchase_days" <= 5e+0 then 5
when "purchase_days" <= 6e+0 then 6
when "purchase_days" <= 7e+0 then 7
when "purchase_days" <= 8e+0 then 8
when "purchase_days" <= 9e+0 then 9
when "purchase_days" <= 1.1e+1 then 10
else 11 end as "bin_2", case
when "own_gap_days" is null then 0
when "own_gap_days" <= 5.5e+0 then 1
when "own_gap_days" <= 1.1e+1 then 2
when "own_gap_days" <= 1.3e+1 then 3
when "own_gap_days" <= 1.525e+1 then 4
when "own_gap_days" <= 1.65e+1 then 5
when "own_gap_days" <= 1.75e+1 then 6
when "own_gap_days" <= 1.9e+1 then 7
when "own_gap_days" <= 2e+1 then 8
when "own_gap_days" <= 2.1428571428571427e+1 then 9
when "own_gap_days" <= 2.25e+1 then 10
when "own_gap_days" <= 2.4e+1 then 11
when "own_gap_days" <= 2.5e+1 then 12
when "own_gap_days" <= 2.7714285714285715e+1 then 13
when "own_gap_days" <= 3.0666666666666668e+1 then 14
when "own_gap_days" <= 3.4e+1 then 15
when "own_gap_days" <= 3.7e+1 then 16
when "own_gap_days" <= 4.1285714285714285e+1 then 17
when "own_gap_days" <= 4.85e+1 then 18
when "own_gap_days" <= 6.4e+1 then 19
else 20 end as "bin_3", case
when "silence_in_gaps" is null then 0
when "silence_in_gaps" <= 8.823529411764706e-2 then 1
when "silence_in_gaps" <= 1.7777777777777778e-1 then 2
when "silence_in_gaps" <= 2.692307692307692e-1 then 3
when "silence_in_gaps" <= 3.791469194312796e-1 then 4
when "silence_in_gaps" <= 4.838709677419355e-1 then 5
when "silence_in_gaps" <= 5.274725274725275e-1 then 6
when "silence_in_gaps" <= 7.142857142857143e-1 then 7
when "silence_in_gaps" <= 8.108108108108109e-1 then 8
when "silence_in_gaps" <= 1.1176470588235294e+0 then 9
when "silence_in_gaps" <= 1.4088050314465408e+0 then 10
when "silence_in_gaps" <= 1.7011494252873562e+0 then 11
when "silence_in_gaps" <= 1.9090909090909092e+0 then 12
when "silence_in_gaps" <= 2.193548387096774e+0 then 13
when "silence_in_gaps" <= 2.5641025641025643e+0 then 14
when "silence_in_gaps" <= 3.5454545454545454e+0 then 15
when "silence_in_gaps" <= 4.836734693877551e+0 then 16
when "silence_in_gaps" <= 6.5e+0 then 17
when "silence_in_gaps" <= 1.025e+1 then 18
when "silence_in_gaps" <= 1.6214285714285715e+1 then 19
else 20 end as "bin_4", case
when "net_sales" is null then 0
when "net_sales" <= 8e+0 then 1
when "net_sales" <= 1.8e+1 then 2
when "net_sales" <= 2.8e+1 then 3
when "net_sales" <= 3e+1 then 4
when "net_sales" <= 4e+1 then 5
when "net_sales" <= 4.6e+1 then 6
when "net_sales" <= 5.6e+1 then 7
when "net_sales" <= 6.6e+1 then 8
when "net_sales" <= 7.4e+1 then 9
when "net_sales" <= 8e+1 then 10
when "net_sales" <= 9.4e+1 then 11
when "net_sales" <= 1.1e+2 then 12
when "net_sales" <= 1.2e+2 then 13
when "net_sales" <= 1.4e+2 then 14
when "net_sales" <= 1.5e+2 then 15
when "net_sales" <= 1.78e+2 then 16
when "net_sales" <= 2e+2 then 17
when "net_sales" <= 2.5e+2 then 18
when "net_sales" <= 2.7e+2 then 19
else 20 end as "bin_5", case
when "spend_per_purchase" is null then 0
when "spend_per_purchase" <= 8e+0 then 1
when "spend_per_purchase" <= 1.5e+1 then 2
when "spend_per_purchase" <= 1.75e+1 then 3
when "spend_per_purchase" <= 1.8e+1 then 4
when "spend_per_purchase" <= 2e+1 then 5
when "spend_per_purchase" <= 2.05e+1 then 6
when "spend_per_purchase" <= 2.1666666666666668e+1 then 7
when "spend_per_purchase" <= 2.3e+1 then 8
when "spend_per_purchase" <= 2.3333333333333332e+1 then 9
when "spend_per_purchase" <= 2.425e+1 then 10
when "spend_per_purchase" <= 2.5e+1 then 11
when "spend_per_purchase" <= 2.6e+1 then 12
when "spend_per_purchase" <= 2.6666666666666668e+1 then 13
when "spend_per_purchase" <= 2.777777777777778e+1 then 14
when "spend_per_purchase" <= 2.8e+1 then 15
when "spend_per_purchase" <= 2.8571428571428573e+1 then 16
when "spend_per_purchase" <= 3e+1 then 17
when "spend_per_purchase" <= 3.3e+1 then 18
when "spend_per_purchase" <= 3.5e+1 then 19
else 20 end as "bin_6", case
when "discount_share" is null then 0
when "discount_share" <= 0e+0 then 1
when "discount_share" <= 5.714285714285714e-2 then 2
when "discount_share" <= 6.315789473684211e-2 then 3
when "discount_share" <= 6.666666666666667e-2 then 4
when "discount_share" <= 7.5e-2 then 5
when "discount_share" <= 8e-2 then 6
when "discount_share" <= 8.571428571428572e-2 then 7
when "discount_share" <= 9.230769230769231e-2 then 8
when "discount_share" <= 1e-1 then 9
when "discount_share" <= 1.3333333333333333e-1 then 10
else 11 end as "bin_7", case
when "orders_30_days" is null then 0
when "orders_30_days" <= 0e+0 then 1
when "orders_30_days" <= 1e+0 then 2
when "orders_30_days" <= 2e+0 then 3
else 4 end as "bin_8", case
when "orders_90_days" is null then 0
when "orders_90_days" <= 0e+0 then 1
when "orders_90_days" <= 1e+0 then 2
when "orders_90_days" <= 2e+0 then 3
when "orders_90_days" <= 3e+0 then 4
when "orders_90_days" <= 4e+0 then 5
when "orders_90_days" <= 5e+0 then 6
else 7 end as "bin_9", case
when "orders_365_days" is null then 0
when "orders_365_days" <= 1e+0 then 1
when "orders_365_days" <= 2e+0 then 2
when "orders_365_days" <= 3e+0 then 3
when "orders_365_days" <= 4e+0 then 4
when "orders_365_days" <= 5e+0 then 5
when "orders_365_days" <= 6e+0 then 6
when "orders_365_days" <= 7e+0 then 7
when "orders_365_days" <= 8e+0 then 8
when "orders_365_days" <= 9e+0 then 9
when "orders_365_days" <= 1.1e+1 then 10
else 11 end as "bin_10", case
when "spend_90_days" is null then 0
when "spend_90_days" <= 0e+0 then 1
when "spend_90_days" <= 8e+0 then 2
when "spend_90_days" <= 1e+1 then 3
when "spend_90_days" <= 2e+1 then 4
when "spend_90_days" <= 2.8e+1 then 5
when "spend_90_days" <= 3.6e+1 then 6
when "spend_90_days" <= 4e+1 then 7
when "spend_90_days" <= 4.6e+1 then 8
when "spend_90_days" <= 5e+1 then 9
when "spend_90_days" <= 6.2e+1 then 10
when "spend_90_days" <= 7e+1 then 11
when "spend_90_days" <= 8e+1 then 12
when "spend_90_days" <= 8.4e+1 then 13
when "spend_90_days" <= 1e+2 then 14
when "spend_90_days" <= 1.2e+2 then 15
when "spend_90_days" <= 1.4e+2 then 16
else 17 end as "bin_11", case
when "spend_365_days" is null then 0
when "spend_365_days" <= 8e+0 then 1
when "spend_365_days" <= 1.8e+1 then 2
when "spend_365_days" <= 2.8e+1 then 3
when "spend_365_days" <= 3e+1 then 4
when "spend_365_days" <= 4e+1 then 5
when "spend_365_days" <= 4.6e+1 then 6
when "spend_365_days" <= 5.6e+1 then 7
when "spend_365_days" <= 6.6e+1 then 8
when "spend_365_days" <= 7.4e+1 then 9
when "spend_365_days" <= 8e+1 then 10
when "spend_365_days" <= 9.4e+1 then 11
when "spend_365_days" <= 1.1e+2 then 12
when "spend_365_days" <= 1.2e+2 then 13
when "spend_365_days" <= 1.4e+2 then 14
when "spend_365_days" <= 1.5e+2 then 15
when "spend_365_days" <= 1.78e+2 then 16
when "spend_365_days" <= 2e+2 then 17
when "spend_365_days" <= 2.5e+2 then 18
when "spend_365_days" <= 2.7e+2 then 19
else 20 end as "bin_12", case
when "orders_trend" is null then 0
when "orders_trend" <= -1e+0 then 1
when "orders_trend" <= -6e-1 then 2
when "orders_trend" <= -4.2857142857142855e-1 then 3
when "orders_trend" <= -3.333333333333333e-1 then 4
when "orders_trend" <= -1.4285714285714285e-1 then 5
when "orders_trend" <= -1.111111111111111e-1 then 6
when "orders_trend" <= 0e+0 then 7
when "orders_trend" <= 1.111111111111111e-1 then 8
when "orders_trend" <= 3.333333333333333e-1 then 9
when "orders_trend" <= 5e-1 then 10
when "orders_trend" <= 6e-1 then 11
when "orders_trend" <= 7.5e-1 then 12
else 13 end as "bin_13", case
when "spend_trend" is null then 0
when "spend_trend" <= -1e+0 then 1
when "spend_trend" <= -7.037037037037037e-1 then 2
when "spend_trend" <= -5e-1 then 3
when "spend_trend" <= -3.333333333333333e-1 then 4
when "spend_trend" <= -1.7647058823529413e-1 then 5
when "spend_trend" <= 0e+0 then 6
when "spend_trend" <= 1.111111111111111e-1 then 7
when "spend_trend" <= 2.1739130434782608e-1 then 8
when "spend_trend" <= 2.876712328767123e-1 then 9
when "spend_trend" <= 4.6153846153846156e-1 then 10
when "spend_trend" <= 6.666666666666666e-1 then 11
when "spend_trend" <= 7.5e-1 then 12
else 13 end as "bin_14", case
when "products" is null then 0
when "products" <= 1e+0 then 1
when "products" <= 2e+0 then 2
when "products" <= 3e+0 then 3
when "products" <= 4e+0 then 4
when "products" <= 5e+0 then 5
when "products" <= 6e+0 then 6
when "products" <= 7e+0 then 7
when "products" <= 8e+0 then 8
when "products" <= 9e+0 then 9
else 10 end as "bin_15", case
when "products_365_days" is null then 0
when "products_365_days" <= 1e+0 then 1
when "products_365_days" <= 2e+0 then 2
when "products_365_days" <= 3e+0 then 3
when "products_365_days" <= 4e+0 then 4
when "products_365_days" <= 5e+0 then 5
when "products_365_days" <= 6e+0 then 6
when "products_365_days" <= 7e+0 then 7
when "products_365_days" <= 8e+0 then 8
when "products_365_days" <= 9e+0 then 9
else 10 end as "bin_16", case
when "running_subscriptions" is null then 0
when "running_subscriptions" <= 1e+0 then 1
when "running_subscriptions" <= 2e+0 then 2
when "running_subscriptions" <= 3e+0 then 3
when "running_subscriptions" <= 4e+0 then 4
when "running_subscriptions" <= 5e+0 then 5
when "running_subscriptions" <= 6e+0 then 6
else 7 end as "bin_17", case
when "subscription_days" is null then 0
when "subscription_days" <= 1.3e+1 then 1
when "subscription_days" <= 2.6e+1 then 2
when "subscription_days" <= 4.2e+1 then 3
when "subscription_days" <= 5.2e+1 then 4
when "subscription_days" <= 6.4e+1 then 5
when "subscription_days" <= 7.9e+1 then 6
when "subscription_days" <= 8.8e+1 then 7
when "subscription_days" <= 1.05e+2 then 8
when "subscription_days" <= 1.19e+2 then 9
when "subscription_days" <= 1.29e+2 then 10
when "subscription_days" <= 1.43e+2 then 11
when "subscription_days" <= 1.61e+2 then 12
when "subscription_days" <= 1.74e+2 then 13
when "subscription_days" <= 1.88e+2 then 14
when "subscription_days" <= 1.97e+2 then 15
when "subscription_days" <= 2.13e+2 then 16
when "subscription_days" <= 2.33e+2 then 17
when "subscription_days" <= 2.67e+2 then 18
when "subscription_days" <= 2.86e+2 then 19
else 20 end as "bin_18", case
when "days_since_change" is null then 0
when "days_since_change" <= 3e+0 then 1
when "days_since_change" <= 4e+0 then 2
when "days_since_change" <= 7e+0 then 3
when "days_since_change" <= 9e+0 then 4
when "days_since_change" <= 1.2e+1 then 5
when "days_since_change" <= 1.4e+1 then 6
when "days_since_change" <= 1.7e+1 then 7
when "days_since_change" <= 1.9e+1 then 8
when "days_since_change" <= 2.1e+1 then 9
when "days_since_change" <= 2.3e+1 then 10
when "days_since_change" <= 2.7e+1 then 11
when "days_since_change" <= 3.2e+1 then 12
when "days_since_change" <= 3.7e+1 then 13
when "days_since_change" <= 4.1e+1 then 14
when "days_since_change" <= 4.6e+1 then 15
when "days_since_change" <= 5.3e+1 then 16
when "days_since_change" <= 6.5e+1 then 17
when "days_since_change" <= 7.6e+1 then 18
when "days_since_change" <= 9.8e+1 then 19
else 20 end as "bin_19", case
when "subscriptions_so_far" is null then 0
when "subscriptions_so_far" <= 1e+0 then 1
when "subscriptions_so_far" <= 2e+0 then 2
when "subscriptions_so_far" <= 3e+0 then 3
when "subscriptions_so_far" <= 4e+0 then 4
when "subscriptions_so_far" <= 5e+0 then 5
when "subscriptions_so_far" <= 6e+0 then 6
when "subscriptions_so_far" <= 7e+0 then 7
when "subscriptions_so_far" <= 8e+0 then 8
when "subscriptions_so_far" <= 9e+0 then 9
when "subscriptions_so_far" <= 1e+1 then 10
when "subscriptions_so_far" <= 1.1e+1 then 11
else 12 end as "bin_20", case
when "ended_subscriptions" is null then 0
when "ended_subscriptions" <= 0e+0 then 1
when "ended_subscriptions" <= 1e+0 then 2
when "ended_subscriptions" <= 2e+0 then 3
when "ended_subscriptions" <= 3e+0 then 4
when "ended_subscriptions" <= 4e+0 then 5
when "ended_subscriptions" <= 5e+0 then 6
when "ended_subscriptions" <= 6e+0 then 7
when "ended_subscriptions" <= 8e+0 then 8
else 9 end as "bin_21", case
when "trials" is null then 0 
else 1 end as "bin_22"
from "work"."features" as features) as in_bins) as said) as coded) as first) as second) as reasoned left
join work.churn_reason as "said_1"
      on "said_1"."place" = mod("reasoned"."reason_1", 65536)
      and "reasoned"."reason_1" > 0 left
join work.churn_reason as "said_2"
      on "said_2"."place" = mod("reasoned"."reason_2", 65536)
      and "reasoned"."reason_2" > 0 left
join work.churn_reason as "said_3"
      on "said_3"."place" = mod("reasoned"."reason_3", 65536)
      and "reasoned"."reason_3" > 0) as answer
