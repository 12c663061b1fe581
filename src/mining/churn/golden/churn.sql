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
from (select "customer_key", -3.6300660509372085e-2 + 9.09492125971725e-1 * (((-3.5963676284258594e-1 + case
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
else "term_22" end) + (-3.8599300469534403e-1 + case
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
else "term_30" end + case
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
else "term_45" end)) / 2e0) as odds, "code_0", "code_1", "code_2", "code_3", "code_4", "code_5", "code_6", "code_7", "code_8", "code_9", "code_10", "code_11", "code_12", "code_13", "code_14", "code_15", "code_16", "code_17", "code_18", "code_19", "code_20", "code_21", "code_22"
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
when 1 then 0 end as bigint) as "code_22", case "bin_0"
when 0 then -1.350487897452954e-1
when 1 then -4.282899698816699e+0
when 2 then -3.5723523197773552e+0
when 3 then -3.0011805550486157e+0
when 4 then -1.5749556326517646e+0
when 5 then -1.3030517547239424e+0
when 6 then -1.4034223642141077e+0
when 7 then -1.1200015610727208e+0
when 8 then -9.937059929261195e-1
when 9 then -4.835182773214165e-1
when 10 then -6.463112091420105e-1
when 11 then 1.1663619092094196e-1
when 12 then -1.7131233711798838e-2
when 13 then 5.603251704727169e-2
when 14 then 4.825185701330966e-1
when 15 then 6.920666998664117e-1
when 16 then 1.8773266014834833e+0
when 17 then 2.737525473989988e+0
when 18 then 3.116534397722978e+0
when 19 then 3.6883514078558823e+0
when 20 then 4.68266800321587e+0 end as "term_0", case "bin_1"
when 0 then 9.158545262020765e-18
when 1 then 2.5960691769415783e-1
when 2 then 1.890451231263071e-1
when 3 then 1.4801794685203215e-1
when 4 then 1.202211673499969e-1
when 5 then 9.836742624402373e-2
when 6 then 7.496719883091658e-2
when 7 then 5.6734609899696364e-2
when 8 then 4.184860640514755e-2
when 9 then 2.4641957302158908e-2
when 10 then 6.172867474429551e-3
when 11 then -1.0505041492496687e-2
when 12 then -2.565239077112749e-2
when 13 then -4.2897124090811915e-2
when 14 then -6.1523105966366926e-2
when 15 then -8.145859174461492e-2
when 16 then -1.0344281587069849e-1
when 17 then -1.2696551213929483e-1
when 18 then -1.5874980175979037e-1
when 19 then -2.0036262362694246e-1
when 20 then -2.633776250369506e-1 end as "term_1", case "bin_2"
when 0 then -6.889461728582976e-3
when 1 then -6.33410674866304e-2
when 2 then -1.358261850985143e-3
when 3 then 2.796014896723604e-2
when 4 then -3.1316584920180746e-2
when 5 then 5.330520106873063e-2
when 6 then -3.4192062957758146e-2
when 7 then -5.268910316322956e-4
when 8 then 1.5929039931531497e-2
when 9 then 2.459025636033077e-2
when 10 then 9.156542686406394e-3
when 11 then 2.4403269779335712e-2 end as "term_2", case "bin_3"
when 0 then -4.7918155847183547e-1
when 1 then 1.1628178706540516e-1
when 2 then 1.1735647641141284e-1
when 3 then 1.1792115026760855e-1
when 4 then 1.183507991436596e-1
when 5 then 1.1875402905851005e-1
when 6 then 1.1908064052873828e-1
when 7 then 1.1939184884307144e-1
when 8 then 1.1967266211195095e-1
when 9 then 1.199092662297327e-1
when 10 then 1.2017388795401462e-1
when 11 then 1.2048046738777067e-1
when 12 then 1.2075745044762738e-1
when 13 then 1.2098484415770769e-1
when 14 then 1.212571396451617e-1
when 15 then 1.2159979161815754e-1
when 16 then 1.2193695773784596e-1
when 17 then 1.2227177319543751e-1
when 18 then 1.227311858264555e-1
when 19 then 1.2338754725829724e-1
when 20 then 1.2453913526469174e-1 end as "term_3", case "bin_4"
when 0 then -4.7918155847183547e-1
when 1 then 1.7419314299092976e+0
when 2 then 1.3106790151324497e+0
when 3 then 1.0709788091426087e+0
when 4 then 8.920891344452964e-1
when 5 then 7.434922254660032e-1
when 6 then 6.127034200796836e-1
when 7 then 4.9320503697748974e-1
when 8 then 3.81030109264197e-1
when 9 then 2.734596569089399e-1
when 10 then 1.6841874812094745e-1
when 11 then 6.414442078814828e-2
when 12 then -4.1037287320188506e-2
when 13 then -1.4890596060553796e-1
when 14 then -2.615752079421402e-1
when 15 then -3.818393102465695e-1
when 16 then -5.13812954525923e-1
when 17 then -6.643313705246722e-1
when 18 then -8.466940257517245e-1
when 19 then -1.0943455197514396e+0
when 20 then -1.5312900842265715e+0 end as "term_4", case "bin_5"
when 0 then -4.886423083538419e-18
when 1 then -2.7334616024621416e-1
when 2 then -1.9406403556752738e-1
when 3 then -1.4855442044829228e-1
when 4 then -1.2493051948477066e-1
when 5 then -1.0203961863435351e-1
when 6 then -7.738848070795923e-2
when 7 then -6.06914958547834e-2
when 8 then -4.293351289902706e-2
when 9 then -2.522422498766516e-2
when 10 then -7.306348830914879e-3
when 11 then 1.049760632887847e-2
when 12 then 2.9684792723640392e-2
when 13 then 4.818105057510708e-2
when 14 then 6.754692829862802e-2
when 15 then 8.9001060737749e-2
when 16 then 1.0870925387089651e-1
when 17 then 1.3542365883717147e-1
when 18 then 1.705783205056272e-1
when 19 then 2.1378117822024198e-1
when 20 then 2.8546704846628446e-1 end as "term_5", case "bin_6"
when 0 then 1.5876505164569265e-17
when 1 then -6.579166645353798e-1
when 2 then -4.773036121826073e-1
when 3 then -4.0543770093646303e-1
when 4 then -3.291305162618412e-1
when 5 then -2.3064809134715245e-1
when 6 then -1.8222152339161482e-1
when 7 then -1.5293550896424796e-1
when 8 then -8.978777779215232e-2
when 9 then -4.114898796773947e-2
when 10 then -1.5015472159736728e-2
when 11 then 3.715213369342347e-2
when 12 then 8.720816630891895e-2
when 13 then 1.2671659025265355e-1
when 14 then 1.6797208444810557e-1
when 15 then 2.2956372869114228e-1
when 16 then 2.891485323038476e-1
when 17 then 3.3494030184009554e-1
when 18 then 4.283545535139253e-1
when 19 then 5.355608621657669e-1
when 20 then 6.9641510422005e-1 end as "term_6", case "bin_7"
when 0 then -3.7938281797875166e-2
when 1 then -1.4788337848244721e+0
when 2 then 5.88620536584651e-1
when 3 then 4.1305343687754215e-1
when 4 then 7.976883644188519e-1
when 5 then 1.319809925602651e+0
when 6 then 8.237053092670285e-1
when 7 then 1.7598732333787948e+0
when 8 then 8.857880502673269e-1
when 9 then 2.035404867109397e+0
when 10 then 2.0827400112420533e+0
when 11 then 2.233122098265507e+0 end as "term_7", case "bin_8"
when 0 then 0e+0
when 1 then 4.559305441049618e-2
when 2 then -2.6772950789267728e-2
when 3 then -7.881434393184238e-2
when 4 then -1.368876091981883e-1 end as "term_8", case "bin_9"
when 0 then -8.648754024263192e-3
when 1 then -2.973880846048621e-1
when 2 then -1.646238591906705e-1
when 3 then 2.5632947136611583e-2
when 4 then 1.7160194081795166e-1
when 5 then 3.3615148300978087e-1
when 6 then 3.8025119855867273e-1
when 7 then 6.3959416722081e-1 end as "term_9", case "bin_10"
when 0 then -6.889461728582976e-3
when 1 then -6.33410674866304e-2
when 2 then -1.358261850985143e-3
when 3 then 2.796014896723604e-2
when 4 then -3.1316584920180746e-2
when 5 then 5.330520106873063e-2
when 6 then -3.4192062957758146e-2
when 7 then -5.268910316322956e-4
when 8 then 1.5929039931531497e-2
when 9 then 2.459025636033077e-2
when 10 then 9.156542686406394e-3
when 11 then 2.4403269779335712e-2 end as "term_10", case "bin_11"
when 0 then 1.2124409285479471e-17
when 1 then -1.369117462452974e+0
when 2 then -7.906327256797767e-1
when 3 then -6.601397011590512e-1
when 4 then -4.9696554311806235e-1
when 5 then -3.4835964282206955e-1
when 6 then -2.2896232333382582e-1
when 7 then -5.151917446252376e-2
when 8 then 9.716557411451453e-2
when 9 then 2.0998199956234379e-1
when 10 then 3.4975041120411743e-1
when 11 then 5.323102546903866e-1
when 12 then 7.373789341078585e-1
when 13 then 8.724884804101731e-1
when 14 then 1.066858645042976e+0
when 15 then 1.371677331769034e+0
when 16 then 1.664738143328007e+0
when 17 then 2.1762665742523892e+0 end as "term_11", case "bin_12"
when 0 then -4.886423083538419e-18
when 1 then -2.7334616024621416e-1
when 2 then -1.9406403556752738e-1
when 3 then -1.4855442044829228e-1
when 4 then -1.2493051948477066e-1
when 5 then -1.0203961863435351e-1
when 6 then -7.738848070795923e-2
when 7 then -6.06914958547834e-2
when 8 then -4.293351289902706e-2
when 9 then -2.522422498766516e-2
when 10 then -7.306348830914879e-3
when 11 then 1.049760632887847e-2
when 12 then 2.9684792723640392e-2
when 13 then 4.818105057510708e-2
when 14 then 6.754692829862802e-2
when 15 then 8.9001060737749e-2
when 16 then 1.0870925387089651e-1
when 17 then 1.3542365883717147e-1
when 18 then 1.705783205056272e-1
when 19 then 2.1378117822024198e-1
when 20 then 2.8546704846628446e-1 end as "term_12", case "bin_13"
when 0 then 4.8400704357285856e-1
when 1 then 1.1078396815413885e+0
when 2 then 6.782510905593446e-1
when 3 then 5.814855404085166e-1
when 4 then 4.790102462205689e-1
when 5 then 3.120560737957214e-1
when 6 then 2.865894509492611e-1
when 7 then 1.2182116891627331e-1
when 8 then -3.1525900797975057e-3
when 9 then -8.252392866144186e-2
when 10 then -2.2258854322603264e-1
when 11 then -2.72349276819623e-1
when 12 then -3.0665362346943886e-1
when 13 then -7.231812876680446e-1 end as "term_13", case "bin_14"
when 0 then 1.555709843525237e+0
when 1 then 9.664434111799174e-1
when 2 then 1.8690541651532924e-1
when 3 then -2.4061223156264122e-1
when 4 then 7.885610733893873e-2
when 5 then -3.408173709320308e-1
when 6 then -2.4794162986457025e-1
when 7 then -2.928039144154744e-1
when 8 then -3.629138399869701e-1
when 9 then -3.4528223354118465e-1
when 10 then -3.0144468167467525e-1
when 11 then -2.1921236367791672e-1
when 12 then -5.56237048197175e-1
when 13 then -3.204744845408427e-1 end as "term_14", case "bin_15"
when 0 then 4.049608684991837e-18
when 1 then 1.1788789293460147e-1
when 2 then 5.0384611349655474e-2
when 3 then 8.183913561334214e-3
when 4 then -2.214258294175999e-2
when 5 then -4.635279991983713e-2
when 6 then -6.976022686169821e-2
when 7 then -9.502897274364015e-2
when 8 then -1.2592032530576178e-1
when 9 then -1.5697853710258253e-1
when 10 then -2.0154575298100583e-1 end as "term_15", case "bin_16"
when 0 then 4.049608684991837e-18
when 1 then 1.1788789293460147e-1
when 2 then 5.0384611349655474e-2
when 3 then 8.183913561334214e-3
when 4 then -2.214258294175999e-2
when 5 then -4.635279991983713e-2
when 6 then -6.976022686169821e-2
when 7 then -9.502897274364015e-2
when 8 then -1.2592032530576178e-1
when 9 then -1.5697853710258253e-1
when 10 then -2.0154575298100583e-1 end as "term_16", case "bin_17"
when 0 then 1.049601685089971e-1
when 1 then 1.0246027233072745e+0
when 2 then 2.660739993061012e-1
when 3 then -2.500310189475411e-1
when 4 then -6.665129962033606e-1
when 5 then -1.0561765979207698e+0
when 6 then -1.537182451092631e+0
when 7 then -2.183338558813351e+0 end as "term_17", case "bin_18"
when 0 then 1.0496016850899698e-1
when 1 then 2.5939051206668955e+0
when 2 then 1.9104815414291485e+0
when 3 then 1.5353023211029186e+0
when 4 then 1.2184408567250762e+0
when 5 then 9.764183704379222e-1
when 6 then 7.795786298930903e-1
when 7 then 5.744702128515202e-1
when 8 then 3.896895052786376e-1
when 9 then 2.195651481066883e-1
when 10 then 3.1631376779698725e-2
when 11 then -1.3359534904611142e-1
when 12 then -2.857919918423055e-1
when 13 then -4.714932590552753e-1
when 14 then -6.819720970147359e-1
when 15 then -8.743438714443091e-1
when 16 then -1.0756863097557956e+0
when 17 then -1.325534454150274e+0
when 18 then -1.6149128481808124e+0
when 19 then -2.023080215662785e+0
when 20 then -2.7430166263822224e+0 end as "term_18", case "bin_19"
when 0 then 1.0496016850899757e-1
when 1 then 1.4507178738909057e-1
when 2 then 1.0267510465491031e-1
when 3 then 7.89065752442846e-2
when 4 then 5.897179372459718e-2
when 5 then 4.3609152258739015e-2
when 6 then 2.6997761251638573e-2
when 7 then 1.3544394383172904e-2
when 8 then 1.3902970083308729e-3
when 9 then -1.1311268563783857e-2
when 10 then -2.2746682058885928e-2
when 11 then -3.362776461186795e-2
when 12 then -4.5106645713747395e-2
when 13 then -5.843433695154535e-2
when 14 then -7.077545828600179e-2
when 15 then -8.393301362331895e-2
when 16 then -9.899170291593032e-2
when 17 then -1.1541949348326216e-1
when 18 then -1.3710159091458735e-1
when 19 then -1.6568763594002128e-1
when 20 then -2.137967279891837e-1 end as "term_19", case "bin_20"
when 0 then 1.0496016850899709e-1
when 1 then 5.217223306530753e-1
when 2 then 2.744978034824196e-1
when 3 then 1.1534836429657634e-1
when 4 then -4.320227219834452e-3
when 5 then -9.29129400756641e-2
when 6 then -1.6963870258551322e-1
when 7 then -2.4476199870356335e-1
when 8 then -3.287145653983047e-1
when 9 then -4.1679381623361383e-1
when 10 then -4.820285304337482e-1
when 11 then -5.619193137361974e-1
when 12 then -7.329546193335583e-1 end as "term_20", case "bin_21"
when 0 then 1.0496016850899711e-1
when 1 then -5.721423106812269e-1
when 2 then -1.4347845526857084e-1
when 3 then 8.038856629200872e-2
when 4 then 2.12705653113192e-1
when 5 then 3.545657128511256e-1
when 6 then 4.936612896201002e-1
when 7 then 6.231884317301918e-1
when 8 then 7.999735799196263e-1
when 9 then 1.092942302930433e+0 end as "term_21", case "bin_22"
when 0 then 6.194370600531034e-1
when 1 then -1.5876328009764415e-1 end as "term_22", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.3710620297097373e-1
else -5.9297229843572066e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.294187476504065e-2
else 9.368227686126342e-2 end end
else 2.1804875556450704e-1 end as "term_23", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.2775440719293668e-1
else -5.471860044398058e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.0979698663630454e-2
else 8.404660474194064e-2 end end
else 1.9153008395679313e-1 end as "term_24", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.1742882775826426e-1
else -5.392135969438183e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -1.5363348570944067e-2
else 7.872339969608862e-2 end end
else 1.7214415836038252e-1 end as "term_25", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.1290853701902819e-1
else -4.641353163061912e-2 end
else case
when ("bin_19" between 0 and 13) then -3.621108750703298e-3
else 8.960049001671484e-2 end end
else 1.5726870657173359e-1 end as "term_26", case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 12) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 16) then -1.1871454157054168e-1
else -5.786177181790588e-2 end
else -4.1526556405316155e-2 end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_17" between 1 and 3) then 4.1911869993961605e-2
else -5.90762303645122e-2 end
else 1.5855208965997816e-1 end end as "term_27", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 12 or "bin_11" between 14 and 15) then -9.796373695460608e-2
else -2.865148749075214e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -1.5824499561602423e-2
else 6.440240132104691e-2 end end
else case
when ("bin_18" between 7 and 19) then 8.18852720365614e-2
else 1.492214021595713e-1 end end as "term_28", case
when ("bin_7" = 1) then case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then -9.314663904654227e-2
else 1.2828144123296773e-2 end
else case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 12 or "bin_11" = 14) then -1.1506398251483003e-1
else -5.441775656025275e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_18" between 1 and 11) then 3.9027865889565104e-2
else -5.2518362978046074e-2 end
else 1.4112023153978287e-1 end end as "term_29", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -1.0447620525243319e-1
else -5.0981742384390516e-2 end
else case
when ("bin_18" between 1 and 11) then 4.794165206646678e-2
else -2.8792847031928956e-2 end end
else case
when ("bin_18" between 7 and 19) then 7.127880725158955e-2
else 1.348647326100073e-1 end end as "term_30", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_18" between 1 and 9) then -4.2809369536016564e-2
else -9.88623350812658e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.0144529241841222e-2
else 5.277007485822124e-2 end end
else case
when ("bin_7" between 1 and 3) then 6.603240193619159e-2
else 1.2902277649101102e-1 end end as "term_31", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.686652119901125e-2
else -4.261938552427242e-2 end
else case
when ("bin_4" between 2 and 14) then 4.515110863126055e-2
else -2.2588242052628143e-2 end end
else case
when ("bin_18" between 7 and 19) then 6.004355089960245e-2
else 1.245639901994258e-1 end end as "term_32", case
when ("bin_7" = 1) then case
when ("bin_18" between 0 and 9) then case
when ("bin_21" = 1) then -8.004247301133101e-2
else 2.4326269036304055e-2 end
else case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 12 or "bin_11" = 14) then -1.035684207859416e-1
else -3.6152080767333845e-2 end end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_17" between 1 and 3) then 2.9735639813534994e-2
else -5.28790384227166e-2 end
else 1.207812609424967e-1 end end as "term_33", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.856878636030227e-2
else -3.7556666358376074e-2 end
else case
when ("bin_17" between 1 and 3) then 4.693954802558931e-2
else -4.305647540911292e-2 end end
else 1.1913518981017053e-1 end as "term_34", case
when ("bin_0" between 1 and 15) then case
when ("bin_0" between 1 and 3) then -1.0717120113054171e-1
else case
when ("bin_1" between 1 and 13) then 8.263296919936332e-3
else -8.417970653510223e-2 end end
else case
when ("bin_4" = 12 or "bin_4" between 14 and 17) then 4.9280945813070624e-2
else 1.1374707962918726e-1 end end as "term_35", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.381265109271462e-2
else -3.20133874337176e-2 end
else case
when ("bin_17" between 1 and 3) then 4.309475692863722e-2
else -3.975461120685429e-2 end end
else 1.1260781406192341e-1 end as "term_36", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_14" between 1 and 5) then -1.1320668787720892e-1
else -4.319205384858366e-2 end
else case
when ("bin_17" between 1 and 3) then 3.911678530924009e-2
else -3.662334172667478e-2 end end
else 1.094813513832744e-1 end as "term_37", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -8.765697920305046e-2
else -2.5235794205792143e-2 end
else case
when ("bin_11" between 1 and 2 or "bin_11" = 4) then 6.1881361189597806e-2
else -7.033327648042054e-3 end end
else 1.0661904459294907e-1 end as "term_38", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -1.0097323503405824e-1
else case
when ("bin_1" between 1 and 13) then 1.6136885364546008e-2
else -7.977967343855819e-2 end end
else 1.0397207874092797e-1 end as "term_39", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -9.716547652556959e-2
else case
when ("bin_18" between 0 and 11) then 2.308497033390368e-2
else -5.283827677117012e-2 end end
else 1.0150083169916081e-1 end as "term_40", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" between 1 and 2) then case
when ("bin_18" between 1 and 9) then -1.4805504509568402e-2
else -7.855713780582152e-2 end
else case
when ("bin_0" between 1 and 12) then -5.660729029997638e-3
else 7.147813891220828e-2 end end
else 9.917290063308239e-2 end as "term_41", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -9.258189909298965e-2
else case
when ("bin_1" between 1 and 13) then 1.4672784154085508e-2
else -7.14578030481669e-2 end end
else 9.6961652628534e-2 end as "term_42", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -8.917772598677101e-2
else case
when ("bin_18" between 0 and 14) then 1.3214790909359578e-2
else -6.767608038672647e-2 end end
else 9.484514411564725e-2 end as "term_43", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" between 1 and 2) then case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" = 6) then -1.0383280178747169e-1
else -2.4269552133103577e-2 end
else case
when ("bin_0" between 1 and 12) then -4.1665894664489785e-3
else 6.646398325943259e-2 end end
else 9.280530290907221e-2 end as "term_44", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -8.527369528319159e-2
else case
when ("bin_1" between 1 and 15) then 9.635951107460313e-3
else -8.746762870957263e-2 end end
else 9.082729887303294e-2 end as "term_45"
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
