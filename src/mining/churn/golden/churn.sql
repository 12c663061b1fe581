-- $1 = 2024-07-01
select "answer"."customer_key", cast($1 as date) as as_of, "answer"."chance", "answer"."has_left", "answer"."reason_1", "answer"."contribution_1", "answer"."reason_2", "answer"."contribution_2", "answer"."reason_3", "answer"."contribution_3"
     
from (select reasoned.customer_key, 1e0 / (1e0 + exp(-greatest(coalesce("reasoned"."odds", -7e2), -7e2))) as chance, cast(null as boolean) as has_left, "said_1"."says" as "reason_1", case
when "reasoned"."reason_1" > 0 then cast(floor(cast("reasoned"."reason_1" as double) / 6.5536e+4) as double) / 1e+6 end as "contribution_1", "said_2"."says" as "reason_2", case
when "reasoned"."reason_2" > 0 then cast(floor(cast("reasoned"."reason_2" as double) / 6.5536e+4) as double) / 1e+6 end as "contribution_2", "said_3"."says" as "reason_3", case
when "reasoned"."reason_3" > 0 then cast(floor(cast("reasoned"."reason_3" as double) / 6.5536e+4) as double) / 1e+6 end as "contribution_3"
   
from (select "customer_key", odds, reason_1, reason_2, greatest(0, coalesce(case
when "code_0" < "reason_2" then "code_0" end, 0), coalesce(case
when "code_2" < "reason_2" then "code_2" end, 0), coalesce(case
when "code_7" < "reason_2" then "code_7" end, 0), coalesce(case
when "code_9" < "reason_2" then "code_9" end, 0), coalesce(case
when "code_10" < "reason_2" then "code_10" end, 0), coalesce(case
when "code_13" < "reason_2" then "code_13" end, 0), coalesce(case
when "code_14" < "reason_2" then "code_14" end, 0)) as reason_3
   
from (select "customer_key", "odds", "code_0", "code_2", "code_7", "code_9", "code_10", "code_13", "code_14", reason_1, greatest(0, coalesce(case
when "code_0" < "reason_1" then "code_0" end, 0), coalesce(case
when "code_2" < "reason_1" then "code_2" end, 0), coalesce(case
when "code_7" < "reason_1" then "code_7" end, 0), coalesce(case
when "code_9" < "reason_1" then "code_9" end, 0), coalesce(case
when "code_10" < "reason_1" then "code_10" end, 0), coalesce(case
when "code_13" < "reason_1" then "code_13" end, 0), coalesce(case
when "code_14" < "reason_1" then "code_14" end, 0)) as reason_2
from (select "customer_key", "odds", "code_0", "code_2", "code_7", "code_9", "code_10", "code_13", "code_14", greatest(0, coalesce("code_0", 0), coalesce("code_2", 0), coalesce("code_7", 0), coalesce("code_9", 0), coalesce("code_10", 0), coalesce("code_13", 0), coalesce("code_14", 0)) as reason_1
from (select "customer_key", -4.1588882877451924e-2 + 9.09492125971725e-1 * (((-2.61011716304628e-1 + case
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
else "term_6" end) + (-3.8599300469534403e-1 + case
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
else "term_29" end)) / 2e0) as odds, "code_0", "code_2", "code_7", "code_9", "code_10", "code_13", "code_14"
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
when 11 then 1578958827
when 12 then 0
when 13 then 0
when 14 then 0
when 15 then 1705312239
when 16 then 64610435056
when 17 then 105752887281
when 18 then 114324733938
when 19 then 128733675507
when 20 then 153303318516 end as bigint) as "code_0", cast(case "bin_2"
when 0 then 0
when 1 then 5454954401
when 2 then 4112908194
when 3 then 2859466659
when 4 then 0
when 5 then 635895717
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 0 end as bigint) as "code_2", cast(case "bin_7"
when 0 then 0
when 1 then 0
when 2 then 34417016578
when 3 then 20115947267
when 4 then 39707082500
when 5 then 66844425989
when 6 then 30659444486
when 7 then 83662929671
when 8 then 25899368200
when 9 then 89442287369
when 10 then 81321721610
when 11 then 75445239563 end as bigint) as "code_7", cast(case "bin_9"
when 0 then 0
when 1 then 9213247169
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0 end as bigint) as "code_9", cast(case "bin_10"
when 0 then 0
when 1 then 5454954145
when 2 then 4112907938
when 3 then 2859466403
when 4 then 0
when 5 then 635895461
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 0 end as bigint) as "code_10", cast(case "bin_13"
when 0 then 8271494720
when 1 then 5119082049
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 232455750
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 0
when 12 then 0
when 13 then 0 end as bigint) as "code_13", cast(case "bin_14"
when 0 then 75002609184
when 1 then 46288404001
when 2 then 2599681570
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0
when 9 then 0
when 10 then 0
when 11 then 0
when 12 then 0
when 13 then 0 end as bigint) as "code_14", case "bin_0"
when 0 then -1.2831119820433404e-1
when 1 then -2.049686056276949e+0
when 2 then -1.9260557164405991e+0
when 3 then -1.6667107441732494e+0
when 4 then -5.206660463146443e-1
when 5 then -4.4989428624016653e-1
when 6 then -7.517026534140719e-1
when 7 then -6.493927298093103e-1
when 8 then -6.36393448237078e-1
when 9 then -2.778103592958372e-1
when 10 then -5.604365521778766e-1
when 11 then 2.4092180308742505e-2
when 12 then -2.4047659175672864e-1
when 13 then -2.8925213925475535e-1
when 14 then -2.1484236520402416e-2
when 15 then 2.6020280783954842e-2
when 16 then 9.858763032043268e-1
when 17 then 1.613660460836985e+0
when 18 then 1.7444560769629485e+0
when 19 then 1.9643188367300641e+0
when 20 then 2.3392215516334165e+0 end as "term_0", case "bin_2"
when 0 then -6.545746104386549e-3
when 1 then 8.323451491468048e-2
when 2 then 6.275689205025353e-2
when 3 then 4.363075442052402e-2
when 4 then -4.5652309171902494e-2
when 5 then 9.702395324076714e-3
when 6 then -9.647063376186613e-2
when 7 then -8.571873776210542e-2
when 8 then -9.442351836953221e-2
when 9 then -1.115133475842572e-1
when 10 then -1.5742089017690178e-1
when 11 then -2.0499127694514543e-1 end as "term_1", case "bin_7"
when 0 then -3.604553883437241e-2
when 1 then -1.0358667661085574e+0
when 2 then 5.251613952023908e-1
when 3 then 3.0694363576489003e-1
when 4 then 6.05881102056131e-1
when 5 then 1.019964110719443e+0
when 6 then 4.6782506261343854e-1
when 7 then 1.2765942095573852e+0
when 8 then 3.9519192225030053e-1
when 9 then 1.364780039503384e+0
when 10 then 1.2408700295330009e+0
when 11 then 1.1512019460337297e+0 end as "term_2", case "bin_9"
when 0 then -8.217267210766896e-3
when 1 then 1.405823186778715e-1
when 2 then -1.2130459146766833e-2
when 3 then -2.438547904115648e-2
when 4 then -5.5708356562712676e-2
when 5 then -4.968595649663734e-2
when 6 then -1.3535455467926766e-1
when 7 then -7.532381208616674e-2 end as "term_3", case "bin_10"
when 0 then -6.545746104386549e-3
when 1 then 8.323451491468048e-2
when 2 then 6.275689205025353e-2
when 3 then 4.363075442052402e-2
when 4 then -4.5652309171902494e-2
when 5 then 9.702395324076714e-3
when 6 then -9.647063376186613e-2
when 7 then -8.571873776210542e-2
when 8 then -9.442351836953221e-2
when 9 then -1.115133475842572e-1
when 10 then -1.5742089017690178e-1
when 11 then -2.0499127694514543e-1 end as "term_4", case "bin_13"
when 0 then 1.2621239982208615e-1
when 1 then 7.811010767472008e-2
when 2 then -1.9503786455836714e-2
when 3 then -2.7329604508229882e-2
when 4 then -8.99858389142304e-4
when 5 then -3.139442935658824e-2
when 6 then 3.5457015251382272e-3
when 7 then -4.11495259540409e-2
when 8 then -4.0407273325033834e-2
when 9 then -2.504462535345365e-2
when 10 then -3.808302972946585e-2
when 11 then -2.9261427925680136e-2
when 12 then -3.171899386424367e-2
when 13 then -1.2050047666458577e-2 end as "term_5", case "bin_14"
when 0 then 1.1444478881976483e+0
when 1 then 7.063041653373219e-1
when 2 then 3.966671967090718e-2
when 3 then -3.4293036451782877e-1
when 4 then -9.843768971862408e-3
when 5 then -3.8149853879121315e-1
when 6 then -2.6500142253528874e-1
when 7 then -2.820846825257962e-1
when 8 then -3.2984414841039056e-1
when 9 then -2.945860198017675e-1
when 10 then -2.3135006718934964e-1
when 11 then -1.314539480144688e-1
when 12 then -4.3520871933128524e-1
when 13 then -1.0847286492850375e-1 end as "term_6", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.3710620297097373e-1
else -5.9297229843572066e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.294187476504065e-2
else 9.368227686126342e-2 end end
else 2.1804875556450704e-1 end as "term_7", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.2775440719293668e-1
else -5.471860044398058e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.0979698663630454e-2
else 8.404660474194064e-2 end end
else 1.9153008395679313e-1 end as "term_8", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.1742882775826426e-1
else -5.392135969438183e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -1.5363348570944067e-2
else 7.872339969608862e-2 end end
else 1.7214415836038252e-1 end as "term_9", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 17) then -1.1290853701902819e-1
else -4.641353163061912e-2 end
else case
when ("bin_19" between 0 and 13) then -3.621108750703298e-3
else 8.960049001671484e-2 end end
else 1.5726870657173359e-1 end as "term_10", case
when ("bin_7" = 1) then case
when ("bin_4" between 0 and 12) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 16) then -1.1871454157054168e-1
else -5.786177181790588e-2 end
else -4.1526556405316155e-2 end
else case
when ("bin_0" between 1 and 14) then case
when ("bin_17" between 1 and 3) then 4.1911869993961605e-2
else -5.90762303645122e-2 end
else 1.5855208965997816e-1 end end as "term_11", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_11" between 3 and 4 or "bin_11" between 6 and 7 or "bin_11" between 9 and 12 or "bin_11" between 14 and 15) then -9.796373695460608e-2
else -2.865148749075214e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -1.5824499561602423e-2
else 6.440240132104691e-2 end end
else case
when ("bin_18" between 7 and 19) then 8.18852720365614e-2
else 1.492214021595713e-1 end end as "term_12", case
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
else 1.4112023153978287e-1 end end as "term_13", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -1.0447620525243319e-1
else -5.0981742384390516e-2 end
else case
when ("bin_18" between 1 and 11) then 4.794165206646678e-2
else -2.8792847031928956e-2 end end
else case
when ("bin_18" between 7 and 19) then 7.127880725158955e-2
else 1.348647326100073e-1 end end as "term_14", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 2) then case
when ("bin_18" between 1 and 9) then -4.2809369536016564e-2
else -9.88623350812658e-2 end
else case
when ("bin_4" = 0 or "bin_4" between 2 and 6) then -2.0144529241841222e-2
else 5.277007485822124e-2 end end
else case
when ("bin_7" between 1 and 3) then 6.603240193619159e-2
else 1.2902277649101102e-1 end end as "term_15", case
when ("bin_0" between 1 and 15) then case
when ("bin_7" between 1 and 3) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.686652119901125e-2
else -4.261938552427242e-2 end
else case
when ("bin_4" between 2 and 14) then 4.515110863126055e-2
else -2.2588242052628143e-2 end end
else case
when ("bin_18" between 7 and 19) then 6.004355089960245e-2
else 1.245639901994258e-1 end end as "term_16", case
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
else 1.207812609424967e-1 end end as "term_17", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.856878636030227e-2
else -3.7556666358376074e-2 end
else case
when ("bin_17" between 1 and 3) then 4.693954802558931e-2
else -4.305647540911292e-2 end end
else 1.1913518981017053e-1 end as "term_18", case
when ("bin_0" between 1 and 15) then case
when ("bin_0" between 1 and 3) then -1.0717120113054171e-1
else case
when ("bin_1" between 1 and 13) then 8.263296919936332e-3
else -8.417970653510223e-2 end end
else case
when ("bin_4" = 12 or "bin_4" between 14 and 17) then 4.9280945813070624e-2
else 1.1374707962918726e-1 end end as "term_19", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -9.381265109271462e-2
else -3.20133874337176e-2 end
else case
when ("bin_17" between 1 and 3) then 4.309475692863722e-2
else -3.975461120685429e-2 end end
else 1.1260781406192341e-1 end as "term_20", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_14" between 1 and 5) then -1.1320668787720892e-1
else -4.319205384858366e-2 end
else case
when ("bin_17" between 1 and 3) then 3.911678530924009e-2
else -3.662334172667478e-2 end end
else 1.094813513832744e-1 end as "term_21", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" = 1) then case
when ("bin_6" between 2 and 3 or "bin_6" = 5 or "bin_6" between 7 and 12) then -8.765697920305046e-2
else -2.5235794205792143e-2 end
else case
when ("bin_11" between 1 and 2 or "bin_11" = 4) then 6.1881361189597806e-2
else -7.033327648042054e-3 end end
else 1.0661904459294907e-1 end as "term_22", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -1.0097323503405824e-1
else case
when ("bin_1" between 1 and 13) then 1.6136885364546008e-2
else -7.977967343855819e-2 end end
else 1.0397207874092797e-1 end as "term_23", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -9.716547652556959e-2
else case
when ("bin_18" between 0 and 11) then 2.308497033390368e-2
else -5.283827677117012e-2 end end
else 1.0150083169916081e-1 end as "term_24", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" between 1 and 2) then case
when ("bin_18" between 1 and 9) then -1.4805504509568402e-2
else -7.855713780582152e-2 end
else case
when ("bin_0" between 1 and 12) then -5.660729029997638e-3
else 7.147813891220828e-2 end end
else 9.917290063308239e-2 end as "term_25", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -9.258189909298965e-2
else case
when ("bin_1" between 1 and 13) then 1.4672784154085508e-2
else -7.14578030481669e-2 end end
else 9.6961652628534e-2 end as "term_26", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -8.917772598677101e-2
else case
when ("bin_18" between 0 and 14) then 1.3214790909359578e-2
else -6.767608038672647e-2 end end
else 9.484514411564725e-2 end as "term_27", case
when ("bin_0" between 1 and 16) then case
when ("bin_7" between 1 and 2) then case
when ("bin_11" = 1 or "bin_11" between 3 and 4 or "bin_11" = 6) then -1.0383280178747169e-1
else -2.4269552133103577e-2 end
else case
when ("bin_0" between 1 and 12) then -4.1665894664489785e-3
else 6.646398325943259e-2 end end
else 9.280530290907221e-2 end as "term_28", case
when ("bin_0" between 1 and 16) then case
when ("bin_0" between 1 and 3) then -8.527369528319159e-2
else case
when ("bin_1" between 1 and 15) then 9.635951107460313e-3
else -8.746762870957263e-2 end end
else 9.082729887303294e-2 end as "term_29"
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
when "ended_subscriptions" is null then 0
when "ended_subscriptions" <= 0e+0 then 1
when "ended_subscriptions" <= 1e+0 then 2
when "ended_subscriptions" <= 2e+0 then 3
when "ended_subscriptions" <= 3e+0 then 4
when "ended_subscriptions" <= 4e+0 then 5
when "ended_subscriptions" <= 5e+0 then 6
when "ended_subscriptions" <= 6e+0 then 7
when "ended_subscriptions" <= 8e+0 then 8
else 9 end as "bin_21"
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
