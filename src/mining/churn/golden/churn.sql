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
   
from (select "customer_key", -4.55190839569879e-2 + 8.923120312479682e-1 * (((-1.3597380901699135e-1 + case "bin_0"
when 0 then 0e+0
when 1 then -2.0282878154446995e+0
when 2 then -4.34453921615318e-1
when 3 then -1.1157379165075025e+0
when 4 then -3.9236002693493605e-1
when 5 then -5.036548453821401e-1
when 6 then -5.672105969559292e-1
when 7 then 1.8117092925310016e-1
when 8 then 2.1597214248832075e+0
when 9 then 2.558529652028816e+0 end + case "bin_1"
when 0 then 0e+0
when 1 then -6.119528453458617e-1
when 2 then -3.854007765711504e-1
when 3 then 3.5694006786302146e-1
when 4 then 2.3532901315327415e-2
when 5 then 6.432391281216601e-2
when 6 then 1.0678350754474017e-1
when 7 then -2.7875802911171693e-1
when 8 then 4.0533920711358246e-1
when 9 then 2.601622855351562e-1 end + case "bin_2"
when 0 then 0e+0
when 1 then 1.0761351728673159e-1
when 2 then 1.0150772338080785e-1
when 3 then 8.75257289574915e-2
when 4 then -8.806496861454498e-2
when 5 then 6.81421673153167e-2
when 6 then -1.7775113166462e-1
when 7 then -1.1703879276546635e-1
when 8 then -2.54034322282782e-1 end + case "bin_3"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0
when 7 then 0e+0 end + case "bin_4"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0
when 7 then 0e+0 end + case "bin_5"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0
when 7 then 0e+0
when 8 then 0e+0
when 9 then 0e+0 end + case "bin_6"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0
when 7 then 0e+0
when 8 then 0e+0
when 9 then 0e+0 end + case "bin_7"
when 0 then 0e+0
when 1 then -1.313630802878202e+0
when 2 then 6.026434970727791e-1
when 3 then 6.676062803458233e-1
when 4 then 7.41303459858975e-1
when 5 then 1.1823424738042752e+0
when 6 then 8.520876647100946e-1 end + case "bin_8"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0 end + case "bin_9"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0 end + case "bin_10"
when 0 then 0e+0
when 1 then 1.0761351728673159e-1
when 2 then 1.0150772338080785e-1
when 3 then 8.75257289574915e-2
when 4 then -8.806496861454498e-2
when 5 then 6.81421673153167e-2
when 6 then -1.7775113166462e-1
when 7 then -1.1703879276546635e-1
when 8 then -2.54034322282782e-1 end + case "bin_11"
when 0 then 0e+0
when 1 then 3.821331513998362e-1
when 2 then 3.4149045565086e-2
when 3 then -1.2204270774452733e-1
when 4 then -4.7825061678907745e-2
when 5 then -1.269204866323877e-1
when 6 then -1.0702343195015059e-1
when 7 then -1.616497034785639e-1
when 8 then -1.1181164164944143e-1 end + case "bin_12"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0
when 7 then 0e+0
when 8 then 0e+0
when 9 then 0e+0 end + case "bin_13"
when 0 then 3.813440549490553e-2
when 1 then 3.1905972084190035e-2
when 2 then -8.442782844058328e-3
when 3 then -1.797389965897709e-2
when 4 then -1.3730546110818568e-2
when 5 then -1.687947687867791e-2
when 6 then -5.151864822873936e-3 end + case "bin_14"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0 end + case "bin_15"
when 0 then 0e+0
when 1 then 1.5635287306804752e-1
when 2 then 1.5621574675935698e-1
when 3 then 1.9129660503954843e-2
when 4 then 6.5625650722483326e-3
when 5 then -7.0605067762188e-2
when 6 then -1.8598782696818744e-1
when 7 then -1.7448636069016138e-1
when 8 then -3.2679836279038915e-1 end + case "bin_16"
when 0 then 0e+0
when 1 then 1.5635287306804752e-1
when 2 then 1.5621574675935698e-1
when 3 then 1.9129660503954843e-2
when 4 then 6.5625650722483326e-3
when 5 then -7.0605067762188e-2
when 6 then -1.8598782696818744e-1
when 7 then -1.7448636069016138e-1
when 8 then -3.2679836279038915e-1 end + case "bin_17"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0 end + case "bin_18"
when 0 then 2.2384741172350664e-1
when 1 then -6.65311744893275e-2
when 2 then -1.90771681234352e-2
when 3 then 2.3471632041744225e-2
when 4 then -4.190055902082738e-2
when 5 then -4.190055902082738e-2
when 6 then -7.978985162240962e-2
when 7 then -1.4346016714290843e-1 end + case "bin_19"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0
when 7 then 0e+0 end + case "bin_20"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0
when 7 then 0e+0 end + case "bin_21"
when 0 then 0e+0
when 1 then 0e+0
when 2 then 0e+0
when 3 then 0e+0
when 4 then 0e+0
when 5 then 0e+0
when 6 then 0e+0 end + case "bin_22"
when 0 then 0e+0
when 1 then 0e+0 end) + ((-3.8599300469534403e-1 + case
when ("bin_7" = 1) then case
when ("bin_0" between 1 and 6) then case
when ("bin_6" between 1 and 7) then -1.4109772724306102e-1
else -8.44208238356661e-2 end
else -3.0205934624323322e-2 end
else case
when ("bin_13" between 0 and 2) then 2.217369089502346e-1
else case
when ("bin_18" between 0 and 3) then 5.4332016474213776e-2
else -3.598385884370414e-2 end end end + case
when ("bin_7" = 1) then case
when ("bin_0" between 1 and 6) then case
when ("bin_6" between 1 and 7) then -1.316948091905226e-1
else -7.819116127200954e-2 end
else -2.7811723373726636e-2 end
else case
when ("bin_14" between 0 and 2) then 1.9525499347731173e-1
else case
when ("bin_18" between 0 and 3) then 4.881518244597486e-2
else -3.424587556466061e-2 end end end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 1 and 8) then -1.2022618234977589e-1
else -3.538833090296559e-2 end
else case
when ("bin_19" between 1 and 4) then -5.2448288211770075e-3
else 8.006101038286066e-2 end end
else 1.7979308351335715e-1 end + case
when ("bin_7" = 1) then case
when ("bin_0" between 1 and 6) then case
when ("bin_6" between 1 and 7) then -1.1698023624918708e-1
else -6.636161782444515e-2 end
else -2.450467699400257e-2 end
else case
when ("bin_14" between 0 and 2) then 1.6145305742890076e-1
else case
when ("bin_17" between 1 and 3) then 4.517011539929862e-2
else -2.9801373102838383e-2 end end end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 1 and 8) then -1.0752728729422276e-1
else -3.0413188376200887e-2 end
else case
when ("bin_4" between 0 and 2) then -4.102374067715374e-3
else 7.051185072598634e-2 end end
else 1.536944119050573e-1 end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 1 and 8) then -1.01674438478821e-1
else -2.8025928432012535e-2 end
else case
when ("bin_19" between 1 and 4) then -8.630726034081543e-3
else 6.340056689964928e-2 end end
else 1.4319751602371616e-1 end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 1 and 8) then -9.632809990299646e-2
else -2.582333583293239e-2 end
else case
when ("bin_17" between 1 and 3) then 5.007143352541328e-2
else -2.362387944069841e-2 end end
else 1.3447398064065205e-1 end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -1.187839911895193e-1
else -6.611716802208338e-2 end
else case
when ("bin_17" between 1 and 3) then 4.452899200731187e-2
else -3.5737125965559544e-2 end end
else 1.2706056835210164e-1 end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 1 and 8) then -8.737810764007509e-2
else -2.0340035607586647e-2 end
else case
when ("bin_0" between 1 and 5) then -1.0564170633914204e-3
else 6.830679434875968e-2 end end
else 1.2063679772072147e-1 end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" between 1 and 2) then case
when ("bin_15" between 1 and 2) then -2.5169616863370433e-2
else -8.599316914774327e-2 end
else case
when ("bin_4" between 0 and 2) then -1.1439348157797936e-2
else 5.3684979518236614e-2 end end
else 1.1497366394872513e-1 end + case
when ("bin_19" between 1 and 6) then case
when ("bin_1" between 1 and 4) then case
when ("bin_21" = 1) then -5.0791493096915864e-2
else 5.253614502902506e-2 end
else case
when ("bin_18" between 4 and 5) then -4.8692609020860346e-2
else -9.886304321921874e-2 end end
else case
when ("bin_21" between 0 and 2) then case
when ("bin_1" between 2 and 4) then 5.256421201031063e-2
else 1.2191366607395969e-1 end
else 7.944973150061024e-3 end end + case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -1.087530075347942e-1
else case
when ("bin_21" between 0 and 2) then 6.847471704296613e-3
else -7.964132480253765e-2 end end
else case
when ("bin_11" between 1 and 2) then case
when ("bin_13" between 0 and 2) then 1.1996795961442157e-1
else 4.301993152974551e-2 end
else case
when ("bin_4" between 1 and 5) then 3.315416465285596e-2
else -6.59027212664008e-2 end end end + case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -1.0550094285868296e-1
else case
when ("bin_21" between 0 and 2) then 6.217067276124672e-3
else -7.553973440766203e-2 end end
else case
when ("bin_0" between 1 and 6) then case
when ("bin_4" between 0 and 2) then -3.0063149898087e-2
else 3.426049972067111e-2 end
else 1.0112356588736451e-1 end end + case
when ("bin_0" between 1 and 7) then case
when ("bin_7" between 1 and 2) then case
when ("bin_21" between 1 and 4) then -3.832399501879606e-2
else -9.551377280957783e-2 end
else case
when ("bin_18" between 1 and 4) then 3.974101077371773e-2
else -2.322202215517759e-2 end end
else 9.988786995587035e-2 end + case
when ("bin_19" between 1 and 6) then case
when ("bin_19" = 1) then -1.0133632806515293e-1
else case
when ("bin_1" between 1 and 4) then 1.1819457981572077e-2
else -6.179517124919725e-2 end end
else case
when ("bin_21" between 0 and 2) then case
when ("bin_1" between 2 and 4) then 4.51362529256055e-2
else 1.0931913645495436e-1 end
else 4.300200449639901e-3 end end + case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -9.986277161665347e-2
else case
when ("bin_21" between 0 and 2) then 7.2072142849440805e-3
else -6.696507876589482e-2 end end
else case
when ("bin_11" between 1 and 2) then case
when ("bin_13" between 0 and 2) then 1.0913659867349991e-1
else 3.6227491470686476e-2 end
else case
when ("bin_4" between 1 and 5) then 2.9619935295267782e-2
else -6.372496269456453e-2 end end end + case
when ("bin_19" between 1 and 6) then case
when ("bin_19" = 1) then -9.583768438487868e-2
else case
when ("bin_1" between 1 and 4) then 1.0976341871623559e-2
else -5.657230475005878e-2 end end
else case
when ("bin_21" between 0 and 2) then case
when ("bin_1" between 2 and 4) then 4.154476075208158e-2
else 1.0411654902080923e-1 end
else 4.156800028713883e-3 end end + case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -9.621515555181867e-2
else case
when ("bin_6" between 1 and 5) then -6.43608325064182e-2
else 7.754586567168831e-3 end end
else case
when ("bin_11" between 1 and 2) then case
when ("bin_13" between 0 and 2) then 1.0485708906272422e-1
else 3.2051412833294546e-2 end
else case
when ("bin_4" between 1 and 5) then 2.903874921131636e-2
else -5.8835552321887e-2 end end end + case
when ("bin_17" between 0 and 1) then case
when ("bin_1" between 1 and 2) then -1.4438136851047128e-2
else case
when ("bin_18" = 0 or "bin_18" between 2 and 3) then 1.1163826460121554e-1
else 3.47278491068711e-2 end end
else case
when ("bin_18" between 1 and 5) then case
when ("bin_7" between 1 and 2) then -3.874921639985291e-2
else 2.2535623113897015e-2 end
else -8.896013372667606e-2 end end + case
when ("bin_17" between 0 and 1) then case
when ("bin_1" between 1 and 2) then -1.3197850591995753e-2
else case
when ("bin_18" = 0 or "bin_18" between 2 and 3) then 1.0759227510661354e-1
else 3.20238497774701e-2 end end
else case
when ("bin_18" between 1 and 5) then case
when ("bin_6" between 1 and 2) then -6.811041159373883e-2
else 3.5626162714321834e-3 end
else case
when ("bin_6" between 1 and 5) then -1.0171292312546426e-1
else -4.563339726236605e-2 end end end + case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -9.337674601755465e-2
else case
when ("bin_6" between 1 and 5) then -5.834098324005857e-2
else 1.115100856183321e-2 end end
else case
when ("bin_0" between 1 and 6) then case
when ("bin_4" between 0 and 2) then -2.4139882881244287e-2
else 2.810322597687212e-2 end
else 7.933486030168184e-2 end end + case
when ("bin_17" between 0 and 1) then case
when ("bin_4" between 0 and 1) then case
when ("bin_7" between 1 and 4) then -4.078941168710637e-2
else 4.828531085277209e-2 end
else 9.662838934268705e-2 end
else case
when ("bin_18" between 1 and 5) then case
when ("bin_3" between 1 and 2) then -4.180523209262458e-2
else 1.3321763095569266e-2 end
else case
when ("bin_6" between 1 and 5) then -9.834007766139401e-2
else -4.3312380698082555e-2 end end end + case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -9.028937340636214e-2
else case
when ("bin_14" between 1 and 4) then -5.1831082412188575e-2
else 1.585848353302381e-2 end end
else case
when ("bin_0" between 1 and 6) then case
when ("bin_4" between 0 and 2) then -2.2293630778357235e-2
else 2.6377387903115182e-2 end
else 7.430630290056155e-2 end end + case
when ("bin_17" between 0 and 1) then case
when ("bin_4" between 0 and 1) then case
when ("bin_7" between 1 and 4) then -3.6988179624623266e-2
else 4.404441479531939e-2 end
else 9.075864114103989e-2 end
else case
when ("bin_15" = 2) then 2.678600220325637e-2
else case
when ("bin_7" between 1 and 2) then -6.118812828107003e-2
else -9.720045545818361e-3 end end end + case
when ("bin_17" between 0 and 1) then case
when ("bin_13" between 0 and 2) then 8.993173835543998e-2
else case
when ("bin_7" between 1 and 3) then -2.674500068484596e-2
else 3.689907759460923e-2 end end
else case
when ("bin_18" between 1 and 5) then case
when ("bin_6" between 1 and 2) then -6.27712155417422e-2
else 6.048412686841167e-3 end
else case
when ("bin_6" between 1 and 5) then -9.456507679263833e-2
else -3.6931985994373966e-2 end end end + case
when ("bin_0" = 1) then -8.505033985642435e-2
else case
when ("bin_17" between 0 and 1) then case
when ("bin_4" between 0 and 3) then 1.9236107343791102e-2
else 9.306496284623791e-2 end
else case
when ("bin_18" between 1 and 5) then 4.613564265823518e-4
else -6.877286707812502e-2 end end end + case
when ("bin_7" = 1) then case
when ("bin_11" between 1 and 7) then case
when ("bin_21" between 0 and 2) then -1.7023613841802548e-2
else -8.341056248791381e-2 end
else 2.8705288906507354e-2 end
else case
when ("bin_13" between 0 and 2) then 7.473380041897118e-2
else case
when ("bin_17" between 1 and 3) then 2.447401850810929e-2
else -3.4684330345002234e-2 end end end + case
when ("bin_0" = 1) then -8.170459642653533e-2
else case
when ("bin_17" between 0 and 1) then case
when ("bin_4" between 0 and 3) then 1.704244194491503e-2
else 8.962321198012611e-2 end
else case
when ("bin_4" between 1 and 5) then 3.3922458508588707e-3
else -6.557540256967109e-2 end end end + case
when ("bin_0" = 1) then -7.83972936405607e-2
else case
when ("bin_19" = 0 or "bin_19" = 2) then case
when ("bin_13" between 0 and 5) then 8.432308769880952e-2
else 1.0069535092153825e-2 end
else case
when ("bin_20" between 1 and 4) then 1.4341875952261773e-2
else -6.802124160741245e-2 end end end + case
when ("bin_7" = 1) then case
when ("bin_6" between 1 and 5) then case
when ("bin_4" between 1 and 2) then -2.027556454145858e-2
else -7.385128049029192e-2 end
else case
when ("bin_17" between 1 and 3) then -2.3272042523434126e-2
else 4.9271763508128744e-2 end end
else case
when ("bin_0" between 1 and 6) then case
when ("bin_4" between 1 and 4) then 2.4929706029970994e-2
else -2.123055343811249e-2 end
else case
when ("bin_20" between 1 and 2 or "bin_20" = 4) then 8.505081615354008e-2
else 3.342795161886358e-2 end end end + case
when ("bin_0" = 1) then -7.516188990530573e-2
else case
when ("bin_19" = 0 or "bin_19" = 2) then case
when ("bin_13" between 0 and 5) then 7.850693983903873e-2
else 1.009954457466156e-2 end
else case
when ("bin_2" between 1 and 5) then 1.3302677310771505e-2
else -6.396355414013054e-2 end end end) + (case
when ("bin_19" = 1) then -7.209365139927257e-2
else case
when ("bin_17" between 0 and 1) then case
when ("bin_4" between 0 and 3) then 1.2555259376966894e-2
else 8.397751307471524e-2 end
else case
when ("bin_6" between 1 and 3) then -6.1194151511789516e-2
else 6.178554081546621e-3 end end end + case
when ("bin_7" = 1) then case
when ("bin_11" between 1 and 7) then case
when ("bin_21" between 0 and 2) then -1.3679240402231714e-2
else -7.84178486673777e-2 end
else 3.509173964550018e-2 end
else case
when ("bin_13" between 0 and 2) then case
when ("bin_5" between 1 and 4) then 7.956630703897574e-2
else 2.9493644690559425e-2 end
else case
when ("bin_17" between 1 and 3) then 2.2166821534729965e-2
else -3.2786098878729096e-2 end end end + case
when ("bin_0" = 1) then -6.923888104188405e-2
else case
when ("bin_19" = 0 or "bin_19" = 2) then case
when ("bin_4" between 0 and 1) then 1.074495109001778e-2
else 7.873727898753106e-2 end
else case
when ("bin_2" between 1 and 5) then 1.1165730836578073e-2
else -5.948302973395999e-2 end end end + case
when ("bin_4" = 1) then -6.752597288058798e-2
else case
when ("bin_1" between 1 and 2) then case
when ("bin_3" between 1 and 2) then -8.550021980473313e-2
else 4.051172994619022e-3 end
else case
when ("bin_15" between 1 and 2) then 9.897299070410422e-2
else -1.4058784236924066e-3 end end end + case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 1) then -8.195793401526684e-2
else case
when ("bin_14" between 1 and 2) then -6.919047837258485e-2
else 1.400851045954871e-2 end end
else case
when ("bin_13" between 0 and 2) then case
when ("bin_3" between 1 and 3) then 2.8682739294319106e-2
else 7.685719748541339e-2 end
else case
when ("bin_18" between 1 and 3) then 2.3025502193137346e-2
else -2.6329128844601382e-2 end end end + case
when ("bin_0" = 1) then -6.429271865698387e-2
else case
when ("bin_19" = 0 or "bin_19" = 2) then case
when ("bin_1" between 1 and 4) then 1.22423496779807e-2
else 7.591415423337167e-2 end
else case
when ("bin_2" between 1 and 5) then 9.777608961952277e-3
else -5.5502343805398126e-2 end end end + case
when ("bin_7" = 1) then case
when ("bin_6" between 1 and 5) then case
when ("bin_4" between 1 and 2) then -1.3672906698816961e-2
else -6.945190474390628e-2 end
else case
when ("bin_17" between 1 and 3) then -1.7157084844863058e-2
else 5.4189106929470474e-2 end end
else case
when ("bin_1" between 1 and 2) then -1.3854472595698263e-2
else case
when ("bin_19" between 1 and 4) then -2.4414997780066363e-2
else 6.741226480030248e-2 end end end + case
when ("bin_0" = 1) then -6.12466541606757e-2
else case
when ("bin_19" = 0 or "bin_19" = 2) then case
when ("bin_4" between 0 and 1) then 6.959451433408817e-3
else 6.806305982427938e-2 end
else case
when ("bin_2" between 1 and 5) then 8.878813203455667e-3
else -5.22522436056315e-2 end end end + case
when ("bin_4" = 1) then -6.108229570979021e-2
else case
when ("bin_1" between 1 and 2) then case
when ("bin_3" between 1 and 2) then -8.091235555236918e-2
else 4.605622789621157e-3 end
else case
when ("bin_15" between 1 and 2) then 9.147240428827384e-2
else -9.477845938107651e-4 end end end + case
when ("bin_4" = 1) then -5.843495758305844e-2
else case
when ("bin_1" between 1 and 2) then case
when ("bin_3" between 1 and 2) then -7.629511430893397e-2
else 4.191788230263992e-3 end
else case
when ("bin_15" between 1 and 2) then 8.620084119049086e-2
else -8.5858738741178e-4 end end end + case
when ("bin_7" = 1) then case
when ("bin_11" between 1 and 3) then -6.847929134909728e-2
else case
when ("bin_4" between 0 and 1) then -6.356956500320492e-2
else 1.5155410476828193e-2 end end
else case
when ("bin_13" between 0 and 2) then case
when ("bin_3" between 1 and 3) then 2.3584074566159744e-2
else 6.995123008952801e-2 end
else case
when ("bin_18" between 1 and 3) then 2.1531143022905867e-2
else -2.6435334496830314e-2 end end end + case
when ("bin_0" = 1) then -5.540849712105752e-2
else case
when ("bin_19" = 0 or "bin_19" = 2) then case
when ("bin_3" between 1 and 5) then 6.363027670593399e-2
else 6.4616300692376645e-3 end
else case
when ("bin_2" between 1 and 5) then 7.831285291542173e-3
else -4.876430327198131e-2 end end end + case
when ("bin_15" between 1 and 2) then case
when ("bin_5" between 1 and 3) then case
when ("bin_1" between 1 and 2) then -3.102263794178917e-2
else 3.950910315344305e-2 end
else 1.0254859194822101e-1 end
else case
when ("bin_17" between 0 and 1) then 3.715327622715817e-2
else case
when ("bin_11" between 1 and 7) then -3.7717632704909784e-2
else 2.5119610027858067e-2 end end end + case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 1 and 5) then case
when ("bin_1" between 1 and 5) then -6.529755855442533e-2
else -1.221569358153231e-2 end
else case
when ("bin_8" between 1 and 2) then 2.0288446285978052e-2
else -4.6633426172707215e-2 end end
else case
when ("bin_4" between 0 and 2) then case
when ("bin_18" between 1 and 3) then 2.5896449747417706e-2
else -4.425942832406992e-2 end
else case
when ("bin_3" between 1 and 2) then -1.1453153992664427e-2
else 7.492221838480109e-2 end end end + case
when ("bin_18" between 0 and 5) then case
when ("bin_1" between 1 and 5) then case
when ("bin_4" between 0 and 5) then 7.776314504014281e-3
else -5.363069383239382e-2 end
else case
when ("bin_6" between 1 and 3) then -6.665290187734311e-3
else 1.1633943499321704e-1 end end
else case
when ("bin_4" between 1 and 2) then -7.39337225462364e-2
else case
when ("bin_1" between 6 and 7) then 1.260186171776184e-2
else -2.7434973372775312e-2 end end end + case
when ("bin_0" = 1) then -5.25026423427759e-2
else case
when ("bin_19" = 0 or "bin_19" = 2) then case
when ("bin_1" between 1 and 4) then 9.693214005145815e-3
else 6.497108731230962e-2 end
else case
when ("bin_2" between 1 and 5) then 6.976006618228741e-3
else -4.626092260179977e-2 end end end + case
when ("bin_4" = 1) then -5.179856358353035e-2
else case
when ("bin_21" = 1) then case
when ("bin_3" between 1 and 2) then -6.980505127893259e-2
else 5.487890677399708e-3 end
else case
when ("bin_14" between 1 and 3) then -1.5556310325367386e-2
else 4.059476804771479e-2 end end end + case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 1 and 5) then case
when ("bin_4" between 1 and 2) then -1.0539945722201564e-2
else -6.267977116680958e-2 end
else case
when ("bin_3" between 1 and 6) then 2.0704648931149656e-2
else -4.58827128418366e-2 end end
else case
when ("bin_4" between 0 and 2) then case
when ("bin_18" between 1 and 3) then 2.284165267633969e-2
else -4.313080633546922e-2 end
else case
when ("bin_3" between 1 and 2) then -7.658929123413965e-3
else 6.804485932077031e-2 end end end))) / 2e0) as odds, cast(case "bin_0"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 11873288167
when 8 then 141539540968
when 9 then 167675887593 end as bigint) as "code_0", cast(case "bin_1"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 23392485315
when 4 then 1542324164
when 5 then 4215603141
when 6 then 6998261702
when 7 then 0
when 8 then 26564362184
when 9 then 17050042313 end as bigint) as "code_1", cast(case "bin_2"
when 0 then 0
when 1 then 7052656545
when 2 then 6652493730
when 3 then 5736169379
when 4 then 0
when 5 then 4465819557
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_2", cast(case "bin_3"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0 end as bigint) as "code_3", cast(case "bin_4"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0 end as bigint) as "code_4", cast(case "bin_5"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0 end as bigint) as "code_5", cast(case "bin_6"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0 end as bigint) as "code_6", cast(case "bin_7"
when 0 then 0
when 1 then 0
when 2 then 39494876930
when 3 then 43752292099
when 4 then 48582098692
when 5 then 77486030597
when 6 then 55842504454 end as bigint) as "code_7", cast(case "bin_8"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0 end as bigint) as "code_8", cast(case "bin_9"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0 end as bigint) as "code_9", cast(case "bin_10"
when 0 then 0
when 1 then 7052656289
when 2 then 6652493474
when 3 then 5736169123
when 4 then 0
when 5 then 4465819301
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_10", cast(case "bin_11"
when 0 then 0
when 1 then 25043533441
when 2 then 2238054018
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_11", cast(case "bin_12"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0 end as bigint) as "code_12", cast(case "bin_13"
when 0 then 2499214912
when 1 then 2091056705
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0 end as bigint) as "code_13", cast(case "bin_14"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0 end as bigint) as "code_14", cast(case "bin_15"
when 0 then 0
when 1 then 10246815233
when 2 then 10237836802
when 3 then 1253768707
when 4 then 430177796
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_15", cast(case "bin_16"
when 0 then 0
when 1 then 10246815201
when 2 then 10237836770
when 3 then 1253768675
when 4 then 430177764
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_16", cast(case "bin_17"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0 end as bigint) as "code_17", cast(case "bin_18"
when 0 then 14670101920
when 1 then 0
when 2 then 0
when 3 then 1538325923
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0 end as bigint) as "code_18", cast(case "bin_19"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0 end as bigint) as "code_19", cast(case "bin_20"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0 end as bigint) as "code_20", cast(case "bin_21"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0 end as bigint) as "code_21", cast(case "bin_22"
when 0 then 0
when 1 then 0 end as bigint) as "code_22"
from (select "customer_key", case
when "recency_days" is null then 0
when "recency_days" <= 7e+0 then 1
when "recency_days" <= 1.3e+1 then 2
when "recency_days" <= 2e+1 then 3
when "recency_days" <= 2.8e+1 then 4
when "recency_days" <= 4.1e+1 then 5
when "recency_days" <= 5.6e+1 then 6
when "recency_days" <= 9.4e+1 then 7
when "recency_days" <= 1.72e+2 then 8
else 9 end as "bin_0", case
when "tenure_days" is null then 0
when "tenure_days" <= 3.9e+1 then 1
when "tenure_days" <= 6.5e+1 then 2
when "tenure_days" <= 9.8e+1 then 3
when "tenure_days" <= 1.29e+2 then 4
when "tenure_days" <= 1.64e+2 then 5
when "tenure_days" <= 1.92e+2 then 6
when "tenure_days" <= 2.31e+2 then 7
when "tenure_days" <= 2.75e+2 then 8
else 9 end as "bin_1", case
when "purchase_days" is null then 0
when "purchase_days" <= 1e+0 then 1
when "purchase_days" <= 2e+0 then 2
when "purchase_days" <= 3e+0 then 3
when "purchase_days" <= 4e+0 then 4
when "purchase_days" <= 5e+0 then 5
when "purchase_days" <= 7e+0 then 6
when "purchase_days" <= 9e+0 then 7
else 8 end as "bin_2", case
when "own_gap_days" is null then 0
when "own_gap_days" <= 1.3e+1 then 1
when "own_gap_days" <= 1.7428571428571427e+1 then 2
when "own_gap_days" <= 2.1e+1 then 3
when "own_gap_days" <= 2.4142857142857142e+1 then 4
when "own_gap_days" <= 3.2e+1 then 5
when "own_gap_days" <= 4.2e+1 then 6
else 7 end as "bin_3", case
when "silence_in_gaps" is null then 0
when "silence_in_gaps" <= 2.6373626373626374e-1 then 1
when "silence_in_gaps" <= 5.153374233128835e-1 then 2
when "silence_in_gaps" <= 1e+0 then 3
when "silence_in_gaps" <= 1.768041237113402e+0 then 4
when "silence_in_gaps" <= 2.9262295081967213e+0 then 5
when "silence_in_gaps" <= 7.090909090909091e+0 then 6
else 7 end as "bin_4", case
when "net_sales" is null then 0
when "net_sales" <= 1.8e+1 then 1
when "net_sales" <= 3.6e+1 then 2
when "net_sales" <= 5e+1 then 3
when "net_sales" <= 7.4e+1 then 4
when "net_sales" <= 1e+2 then 5
when "net_sales" <= 1.3e+2 then 6
when "net_sales" <= 1.64e+2 then 7
when "net_sales" <= 2.3e+2 then 8
else 9 end as "bin_5", case
when "spend_per_purchase" is null then 0
when "spend_per_purchase" <= 1.55e+1 then 1
when "spend_per_purchase" <= 2e+1 then 2
when "spend_per_purchase" <= 2.1428571428571427e+1 then 3
when "spend_per_purchase" <= 2.3125e+1 then 4
when "spend_per_purchase" <= 2.5e+1 then 5
when "spend_per_purchase" <= 2.6666666666666668e+1 then 6
when "spend_per_purchase" <= 2.8e+1 then 7
when "spend_per_purchase" <= 3.25e+1 then 8
else 9 end as "bin_6", case
when "discount_share" is null then 0
when "discount_share" <= 0e+0 then 1
when "discount_share" <= 5.714285714285714e-2 then 2
when "discount_share" <= 6.666666666666667e-2 then 3
when "discount_share" <= 8e-2 then 4
when "discount_share" <= 1e-1 then 5
else 6 end as "bin_7", case
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
else 6 end as "bin_9", case
when "orders_365_days" is null then 0
when "orders_365_days" <= 1e+0 then 1
when "orders_365_days" <= 2e+0 then 2
when "orders_365_days" <= 3e+0 then 3
when "orders_365_days" <= 4e+0 then 4
when "orders_365_days" <= 5e+0 then 5
when "orders_365_days" <= 7e+0 then 6
when "orders_365_days" <= 9e+0 then 7
else 8 end as "bin_10", case
when "spend_90_days" is null then 0
when "spend_90_days" <= 0e+0 then 1
when "spend_90_days" <= 1.8e+1 then 2
when "spend_90_days" <= 3.6e+1 then 3
when "spend_90_days" <= 4.6e+1 then 4
when "spend_90_days" <= 6.6e+1 then 5
when "spend_90_days" <= 8e+1 then 6
when "spend_90_days" <= 1.1e+2 then 7
else 8 end as "bin_11", case
when "spend_365_days" is null then 0
when "spend_365_days" <= 1.8e+1 then 1
when "spend_365_days" <= 3.6e+1 then 2
when "spend_365_days" <= 5e+1 then 3
when "spend_365_days" <= 7.4e+1 then 4
when "spend_365_days" <= 1e+2 then 5
when "spend_365_days" <= 1.3e+2 then 6
when "spend_365_days" <= 1.64e+2 then 7
when "spend_365_days" <= 2.3e+2 then 8
else 9 end as "bin_12", case
when "orders_trend" is null then 0
when "orders_trend" <= -1e+0 then 1
when "orders_trend" <= -3.333333333333333e-1 then 2
when "orders_trend" <= 0e+0 then 3
when "orders_trend" <= 3.333333333333333e-1 then 4
when "orders_trend" <= 7.5e-1 then 5
else 6 end as "bin_13", case
when "spend_trend" is null then 0
when "spend_trend" <= -1e+0 then 1
when "spend_trend" <= -3.333333333333333e-1 then 2
when "spend_trend" <= 5.6179775280898875e-2 then 3
when "spend_trend" <= 2.876712328767123e-1 then 4
when "spend_trend" <= 7.5e-1 then 5
else 6 end as "bin_14", case
when "products" is null then 0
when "products" <= 1e+0 then 1
when "products" <= 2e+0 then 2
when "products" <= 3e+0 then 3
when "products" <= 4e+0 then 4
when "products" <= 5e+0 then 5
when "products" <= 6e+0 then 6
when "products" <= 7e+0 then 7
else 8 end as "bin_15", case
when "products_365_days" is null then 0
when "products_365_days" <= 1e+0 then 1
when "products_365_days" <= 2e+0 then 2
when "products_365_days" <= 3e+0 then 3
when "products_365_days" <= 4e+0 then 4
when "products_365_days" <= 5e+0 then 5
when "products_365_days" <= 6e+0 then 6
when "products_365_days" <= 7e+0 then 7
else 8 end as "bin_16", case
when "running_subscriptions" is null then 0
when "running_subscriptions" <= 1e+0 then 1
when "running_subscriptions" <= 2e+0 then 2
when "running_subscriptions" <= 3e+0 then 3
when "running_subscriptions" <= 4e+0 then 4
when "running_subscriptions" <= 5e+0 then 5
else 6 end as "bin_17", case
when "subscription_days" is null then 0
when "subscription_days" <= 3.9e+1 then 1
when "subscription_days" <= 7.5e+1 then 2
when "subscription_days" <= 1.11e+2 then 3
when "subscription_days" <= 1.5e+2 then 4
when "subscription_days" <= 1.88e+2 then 5
when "subscription_days" <= 2.35e+2 then 6
else 7 end as "bin_18", case
when "days_since_change" is null then 0
when "days_since_change" <= 7e+0 then 1
when "days_since_change" <= 1.3e+1 then 2
when "days_since_change" <= 2e+1 then 3
when "days_since_change" <= 2.9e+1 then 4
when "days_since_change" <= 4.2e+1 then 5
when "days_since_change" <= 6.7e+1 then 6
else 7 end as "bin_19", case
when "subscriptions_so_far" is null then 0
when "subscriptions_so_far" <= 2e+0 then 1
when "subscriptions_so_far" <= 3e+0 then 2
when "subscriptions_so_far" <= 4e+0 then 3
when "subscriptions_so_far" <= 5e+0 then 4
when "subscriptions_so_far" <= 7e+0 then 5
when "subscriptions_so_far" <= 9e+0 then 6
else 7 end as "bin_20", case
when "ended_subscriptions" is null then 0
when "ended_subscriptions" <= 0e+0 then 1
when "ended_subscriptions" <= 1e+0 then 2
when "ended_subscriptions" <= 2e+0 then 3
when "ended_subscriptions" <= 3e+0 then 4
when "ended_subscriptions" <= 5e+0 then 5
else 6 end as "bin_21", case
when "trials" is null then 0 
else 1 end as "bin_22"
from "work"."features" as features) as in_bins) as coded) as first) as second) as reasoned left
join work.churn_reason as "said_1"
      on "said_1"."place" = mod("reasoned"."reason_1", 65536)
      and "reasoned"."reason_1" > 0 left
join work.churn_reason as "said_2"
      on "said_2"."place" = mod("reasoned"."reason_2", 65536)
      and "reasoned"."reason_2" > 0 left
join work.churn_reason as "said_3"
      on "said_3"."place" = mod("reasoned"."reason_3", 65536)
      and "reasoned"."reason_3" > 0) as answer
