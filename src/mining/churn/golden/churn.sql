-- $1 = 2024-07-01
select "answer"."customer_key", cast($1 as date) as as_of, "answer"."chance", "answer"."reason_1", "answer"."contribution_1", "answer"."reason_2", "answer"."contribution_2", "answer"."reason_3", "answer"."contribution_3"
     
from (select reasoned.customer_key, 1e0 / (1e0 + exp(-greatest(coalesce("reasoned"."odds", -7e2), -7e2))) as chance, "said_1"."says" as "reason_1", case
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
when "code_20" < "reason_2" then "code_20" end, 0)) as reason_3
   
from (select "customer_key", "odds", "code_0", "code_1", "code_2", "code_3", "code_4", "code_5", "code_6", "code_7", "code_8", "code_9", "code_10", "code_11", "code_12", "code_13", "code_14", "code_15", "code_16", "code_17", "code_18", "code_19", "code_20", reason_1, greatest(0, coalesce(case
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
when "code_20" < "reason_1" then "code_20" end, 0)) as reason_2
from (select "customer_key", "odds", "code_0", "code_1", "code_2", "code_3", "code_4", "code_5", "code_6", "code_7", "code_8", "code_9", "code_10", "code_11", "code_12", "code_13", "code_14", "code_15", "code_16", "code_17", "code_18", "code_19", "code_20", greatest(0, coalesce("code_0", 0), coalesce("code_1", 0), coalesce("code_2", 0), coalesce("code_3", 0), coalesce("code_4", 0), coalesce("code_5", 0), coalesce("code_6", 0), coalesce("code_7", 0), coalesce("code_8", 0), coalesce("code_9", 0), coalesce("code_10", 0), coalesce("code_11", 0), coalesce("code_12", 0), coalesce("code_13", 0), coalesce("code_14", 0), coalesce("code_15", 0), coalesce("code_16", 0), coalesce("code_17", 0), coalesce("code_18", 0), coalesce("code_19", 0), coalesce("code_20", 0)) as reason_1
   
from (select "customer_key", -4.306397207502139e-2 + 8.874029954637191e-1 * (((-1.4178148588320794e-1 + case "bin_0"
when 0 then 0e+0
when 1 then -2.3312252426762092e+0
when 2 then -4.993423226906498e-1
when 3 then -1.2823803285545925e+0
when 4 then -4.5096144247521297e-1
when 5 then -5.788788357403809e-1
when 6 then -6.519270349445904e-1
when 7 then 2.0822993674659185e-1
when 8 then 2.4822892808891086e+0
when 9 then 2.940662002467062e+0 end + case "bin_1"
when 0 then 0e+0
when 1 then -5.208219229092057e-1
when 2 then -3.2800758272648023e-1
when 3 then 3.037851918193035e-1
when 4 then 2.002842377136809e-2
when 5 then 5.474491084511949e-2
when 6 then 9.088149872562291e-2
when 7 then -2.372458823461969e-1
when 8 then 3.4497681787895684e-1
when 9 then 2.2141938361981695e-1 end + case "bin_2"
when 0 then 0e+0
when 1 then 1.1724539259324256e-1
when 2 then 1.1059310372059065e-1
when 3 then 9.535966031375223e-2
when 4 then -9.594716425272884e-2
when 5 then 7.424118605612931e-2
when 6 then -1.936606268558521e-1
when 7 then -1.275142709987249e-1
when 8 then -2.7677149301647624e-1 end + case "bin_3"
when 0 then -3.5109576423754535e-1
when 1 then -7.255525286471776e-2
when 2 then -3.5185444394928975e-2
when 3 then 1.1594340161235449e-1
when 4 then -3.5185444394928975e-2
when 5 then 2.475201214588398e-1
when 6 then 2.3347122360281108e-1
when 7 then 1.5248178638621643e-1 end + case "bin_4"
when 0 then -1.5247297284055585e-2
when 1 then 4.150317395568516e-2
when 2 then 2.051126273591772e-2
when 3 then 1.3330436624440776e-2
when 4 then 2.337608342962625e-3
when 5 then 6.621940120762866e-3
when 6 then -1.1867568028962957e-2
when 7 then -3.383950189110291e-2 end + case "bin_5"
when 0 then 0e+0
when 1 then -6.1356708399486495e-2
when 2 then -3.351135634885559e-2
when 3 then -7.994890996562743e-3
when 4 then -6.555084433780883e-2
when 5 then -1.6297420625369989e-4
when 6 then 4.2184671763398816e-2
when 7 then 3.9842233747384416e-2
when 8 then 3.8472014125344e-2
when 9 then 8.579379434310058e-2 end + case "bin_6"
when 0 then 0e+0
when 1 then -1.5228669295666993e-2
when 2 then -1.2516887846057298e-2
when 3 then -2.91574431660169e-3
when 4 then -4.661885823656048e-3
when 5 then 2.130301389787066e-2
when 6 then 2.4727486153394214e-2
when 7 then -1.0619218785811043e-2
when 8 then 2.356191595476082e-2
when 9 then -8.78126190885689e-3 end + case "bin_7"
when 0 then 0e+0
when 1 then 0e+0 end + case "bin_8"
when 0 then 0e+0
when 1 then -1.3891950455330984e+0
when 2 then 6.373094773066674e-1
when 3 then 7.060091275198187e-1
when 4 then 7.83945604363325e-1
when 5 then 1.2503545921224386e+0
when 6 then 9.011024707867509e-1 end + case "bin_9"
when 0 then 0e+0
when 1 then -4.997047624178097e-2
when 2 then 4.587246054096234e-2
when 3 then 8.022225463409659e-2
when 4 then 6.897304437513489e-2 end + case "bin_10"
when 0 then 0e+0
when 1 then -1.1167299907303903e+0
when 2 then 1.2408385670334571e-1
when 3 then 2.1191380762439882e-1
when 4 then 4.4075110698701947e-1
when 5 then 2.718503821185755e-1
when 6 then 5.20717028199407e-1 end + case "bin_11"
when 0 then 0e+0
when 1 then 1.1724539259324256e-1
when 2 then 1.1059310372059065e-1
when 3 then 9.535966031375223e-2
when 4 then -9.594716425272884e-2
when 5 then 7.424118605612931e-2
when 6 then -1.936606268558521e-1
when 7 then -1.275142709987249e-1
when 8 then -2.7677149301647624e-1 end + case "bin_12"
when 0 then 0e+0
when 1 then 8.915206218749663e-1
when 2 then 7.967007894263287e-2
when 3 then -2.8472690816050567e-1
when 4 then -1.1157636696266683e-1
when 5 then -2.961068171046625e-1
when 6 then -2.4968678131659286e-1
when 7 then -3.7713044168817156e-1
when 8 then -2.6085772441101435e-1 end + case "bin_13"
when 0 then 0e+0
when 1 then -6.1356708399486495e-2
when 2 then -3.351135634885559e-2
when 3 then -7.994890996562743e-3
when 4 then -6.555084433780883e-2
when 5 then -1.6297420625369989e-4
when 6 then 4.2184671763398816e-2
when 7 then 3.9842233747384416e-2
when 8 then 3.8472014125344e-2
when 9 then 8.579379434310058e-2 end + case "bin_14"
when 0 then 6.061368212379824e-1
when 1 then 5.071374326315995e-1
when 2 then -1.341959180715101e-1
when 3 then -2.8569063194123406e-1
when 4 then -2.1824359041299185e-1
when 5 then -2.6829505604246723e-1
when 6 then -8.188760062358287e-2 end + case "bin_15"
when 0 then -6.687292863122424e-2
when 1 then -5.595067672894263e-2
when 2 then 1.5206457351184314e-2
when 3 then 3.4414447558656754e-2
when 4 then 2.9012847036304086e-2
when 5 then 2.1899652866083794e-2
when 6 then 9.03436894181525e-3 end + case "bin_16"
when 0 then 0e+0
when 1 then 2.5052747788225327e-1
when 2 then 2.503077575305038e-1
when 3 then 3.0651855029960196e-2
when 4 then 1.051533523962172e-2
when 5 then -1.1313197643939805e-1
when 6 then -2.9801218418840264e-1
when 7 then -2.795831442734943e-1
when 8 then -5.236358501087068e-1 end + case "bin_17"
when 0 then 0e+0
when 1 then 2.5052747788225327e-1
when 2 then 2.503077575305038e-1
when 3 then 3.0651855029960196e-2
when 4 then 1.051533523962172e-2
when 5 then -1.1313197643939805e-1
when 6 then -2.9801218418840264e-1
when 7 then -2.795831442734943e-1
when 8 then -5.236358501087068e-1 end + case "bin_18"
when 0 then 0e+0
when 1 then 0e+0 end + case "bin_19"
when 0 then 0e+0
when 1 then 0e+0 end + case "bin_20"
when 0 then 0e+0
when 1 then 0e+0 end) + (-3.8599300469534403e-1 + case
when "bin_8" in (1) then case
when "bin_0" in (1, 2, 3, 4, 5, 6) then case
when "bin_6" in (1, 2, 3, 4, 5, 6, 7) then -1.4109772724306102e-1
else -8.44208238356661e-2 end
else -3.0205934624323322e-2 end
else case
when "bin_14" in (0, 1, 2) then 2.217369089502346e-1
else case
when "bin_0" in (1, 2, 3) then -1.7185272901879507e-2
else 5.664158694801704e-2 end end end + case
when "bin_8" in (1) then case
when "bin_0" in (1, 2, 3, 4, 5, 6) then case
when "bin_6" in (1, 2, 3, 4, 5, 6, 7) then -1.316948091905226e-1
else -7.819116127200954e-2 end
else -2.7811723373726636e-2 end
else case
when "bin_15" in (0, 1, 2) then 1.950870104135544e-1
else case
when "bin_6" in (1, 2, 3, 4, 5) then 5.2519917787103194e-2
else -2.306872731914685e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1) then case
when "bin_6" in (1, 2, 3, 4, 5, 6) then -1.2459079521153268e-1
else -8.151691627613988e-2 end
else case
when "bin_0" in (1, 2, 3) then -1.7676179782073847e-2
else 5.959855060088041e-2 end end
else 1.7980691409867547e-1 end + case
when "bin_8" in (1) then case
when "bin_0" in (1, 2, 3, 4, 5, 6) then case
when "bin_6" in (1, 2, 3, 4, 5, 6, 7) then -1.1696123481624986e-1
else -6.676248659210884e-2 end
else -2.4733315049482545e-2 end
else case
when "bin_0" in (1, 2, 3, 4, 5, 6) then case
when "bin_4" in (0, 1, 2) then -2.435743095433912e-2
else 5.0317910391984515e-2 end
else 1.5436287858210448e-1 end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4, 5, 6, 7, 8) then -1.0798708874234844e-1
else -2.872732541394486e-2 end
else case
when "bin_1" in (1, 2, 3, 4) then 5.638580869832595e-2
else -1.9776295547837712e-2 end end
else 1.5413494262699168e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4, 5, 6, 7, 8) then -1.0209149491392197e-1
else -2.6471174529069576e-2 end
else case
when "bin_4" in (0, 1, 2) then -4.791359330925058e-3
else 6.363986528719773e-2 end end
else 1.435545403457515e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4, 5, 6, 7, 8) then -9.671088796536878e-2
else -2.4388931462693733e-2 end
else case
when "bin_0" in (1, 2, 3, 4, 5) then 2.3965147593199335e-3
else 7.30904888888922e-2 end end
else 1.347705923992382e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4, 5, 6, 7, 8) then -9.173834821017444e-2
else -2.2466759360405056e-2 end
else case
when "bin_1" in (1, 2, 3, 4) then 4.613105771164622e-2
else -2.3875221442912976e-2 end end
else 1.2731245398665098e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -1.1590944349925639e-1
else -6.0816894601670966e-2 end
else case
when "bin_12" in (2) then 6.279442915993294e-2
else -3.129904333245031e-3 end end
else 1.2085498888684242e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1, 2) then case
when "bin_16" in (1, 2) then -2.4101667591180546e-2
else -8.627322378052578e-2 end
else case
when "bin_4" in (0, 1, 2) then -1.2022965020520868e-2
else 5.302008013348378e-2 end end
else 1.1516613884602468e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -1.1006419306376218e-1
else -5.1815815525543464e-2 end
else case
when "bin_12" in (2) then 5.710220806511033e-2
else -4.557553662293835e-3 end end
else 1.1007580420845467e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -1.0670145811694291e-1
else -4.833811002684814e-2 end
else case
when "bin_1" in (1, 2, 3, 4) then 3.1186459987076663e-2
else -3.0314613310891532e-2 end end
else 1.0545656037589005e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_8" in (1, 2) then case
when "bin_16" in (1, 2) then -1.3623768964271966e-2
else -7.59737193917665e-2 end
else case
when "bin_4" in (0, 1, 2) then -1.4886905306884721e-2
else 4.707773650559998e-2 end end
else 1.0121126880207315e-1 end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_2" in (1, 2, 3, 4, 5) then case
when "bin_4" in (0, 1, 2) then -3.276021095815427e-2
else 3.529866760265567e-2 end
else case
when "bin_12" in (2, 3, 4, 5, 6, 7) then -1.0528500101475598e-1
else -6.028269883242496e-3 end end
else 9.726486746615623e-2 end + case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -1.0093463378947988e-1
else case
when "bin_14" in (1, 2, 3, 4, 5) then -6.118421570892624e-2
else 2.4148209863612286e-2 end end
else case
when "bin_14" in (0, 1, 2) then 1.0248293086164735e-1
else case
when "bin_16" in (1, 2) then 2.7511465249206443e-2
else -3.34950010257072e-2 end end end + case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -9.824142116832534e-2
else case
when "bin_14" in (1, 2, 3, 4, 5) then -5.743148087756652e-2
else 2.1885468702057122e-2 end end
else case
when "bin_12" in (1, 2) then case
when "bin_14" in (0, 1, 2) then 1.1018596136222812e-1
else 2.9838741997573665e-2 end
else case
when "bin_4" in (1, 2, 3, 4, 5) then 2.8723823460937773e-2
else -6.528728523297395e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_1" in (1, 2, 3, 4, 5, 6) then case
when "bin_0" in (1) then -9.045291622792519e-2
else 1.1374342749766064e-2 end
else -8.69334963766055e-2 end
else case
when "bin_4" in (5, 6) then 4.521132807252602e-2
else 1.0031091614139695e-1 end end + case
when "bin_8" in (1) then case
when "bin_6" in (1, 2, 3, 4, 5) then case
when "bin_5" in (1, 2, 3) then -3.219703119205276e-2
else -8.78328541718257e-2 end
else case
when "bin_4" in (0, 1, 2) then -5.555774298802597e-2
else 1.1028956509061924e-2 end end
else case
when "bin_0" in (1, 2, 3, 4, 5, 6) then case
when "bin_4" in (0, 1, 2) then -2.8243264410988126e-2
else 2.5875762316058086e-2 end
else 8.673421664085114e-2 end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_1" in (1, 2, 3, 4, 5, 6) then case
when "bin_0" in (1) then -8.503435241320216e-2
else 1.0620720547631019e-2 end
else -8.21729435769435e-2 end
else case
when "bin_4" in (5, 6) then 4.138364334002438e-2
else 9.585936930349782e-2 end end + case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -9.261140180826576e-2
else case
when "bin_6" in (1, 2, 3, 4, 5) then -6.10019468104524e-2
else 1.0844155278906286e-2 end end
else case
when "bin_12" in (1, 2) then case
when "bin_14" in (0, 1, 2) then 1.0240688480573307e-1
else 2.6313802801411774e-2 end
else case
when "bin_4" in (1, 2, 3, 4, 5) then 2.7555794608009394e-2
else -6.158678126159941e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6) then case
when "bin_1" in (1, 2, 3, 4) then case
when "bin_3" in (0, 1, 2) then -4.0561082294425704e-2
else 5.9277682342290215e-2 end
else case
when "bin_6" in (1, 2, 3) then -9.7505464824738e-2
else -3.971350963006427e-2 end end
else case
when "bin_12" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4) then 1.0876387688610901e-1
else 3.699088946078206e-2 end
else -2.3622309310718598e-2 end end + case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -8.980635431039886e-2
else case
when "bin_15" in (1, 2, 3, 4) then -5.493050822033559e-2
else 1.7347572403630607e-2 end end
else case
when "bin_14" in (0, 1, 2) then 8.561620272424326e-2
else case
when "bin_16" in (1, 2) then 2.5919223265323414e-2
else -3.1328695198094905e-2 end end end + case
when "bin_8" in (1) then case
when "bin_6" in (1, 2, 3, 4, 5) then case
when "bin_5" in (1, 2, 3) then -2.611214975692512e-2
else -7.912038434123775e-2 end
else case
when "bin_4" in (0, 1, 2) then -4.558530447377947e-2
else 1.311621598769579e-2 end end
else case
when "bin_14" in (0, 1, 2) then 8.228672675422971e-2
else case
when "bin_16" in (1, 2) then 2.3525083043769615e-2
else -2.8696798824268545e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_1" in (1, 2, 3, 4, 5, 6) then case
when "bin_0" in (1) then -7.824056642455253e-2
else 1.1677880361397053e-2 end
else -7.349581128842311e-2 end
else case
when "bin_1" in (4, 5, 6) then 2.9603112744765934e-2
else 8.829120550025477e-2 end end + case
when "bin_8" in (1) then case
when "bin_4" in (0, 1) then -8.588435335651955e-2
else case
when "bin_15" in (1, 2) then -7.541631648941828e-2
else 4.305566526526588e-3 end end
else case
when "bin_0" in (1, 2, 3, 4, 5, 6) then case
when "bin_4" in (1, 2, 3, 4, 5) then 1.9540646915022178e-2
else -3.116280723269714e-2 end
else case
when "bin_3" in (1, 2, 3) then 3.2834310380562684e-2
else 8.297777164504314e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_2" in (1, 2, 3, 4, 5) then case
when "bin_1" in (1, 2) then -2.6457502610260714e-2
else 3.395350245569365e-2 end
else case
when "bin_12" in (2, 3, 4, 5, 6, 7) then -9.19249537809171e-2
else 1.8787233550792044e-2 end end
else case
when "bin_3" in (0, 1, 2, 3) then 8.522614087489959e-2
else 2.613554086491308e-2 end end + case
when "bin_0" in (1) then -7.986595018734072e-2
else case
when "bin_2" in (1, 2, 3, 4, 5) then case
when "bin_8" in (1) then -1.4218966010237321e-2
else 4.372048030035581e-2 end
else case
when "bin_12" in (1, 2, 3, 4, 5, 6, 7) then -7.260923458153673e-2
else 3.386169977846284e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_1" in (1, 2, 3, 4, 5, 6) then case
when "bin_3" in (0, 1, 2) then -2.547508324225041e-2
else 3.1786483440038635e-2 end
else -6.749573302279244e-2 end
else case
when "bin_1" in (4, 5, 6) then 2.2669139291074194e-2
else 8.354783744246715e-2 end end + case
when "bin_16" in (1, 2) then case
when "bin_1" in (1, 2) then case
when "bin_4" in (1, 2, 3, 4, 5) then 5.945400191104978e-2
else -4.874646749475658e-2 end
else case
when "bin_15" in (1, 2, 3) then 6.073162285921551e-3
else 1.26458211021435e-1 end end
else case
when "bin_8" in (1, 2) then case
when "bin_12" in (1, 2, 3, 4, 5, 6, 7) then -6.094695847863139e-2
else -9.8332494560316e-4 end
else case
when "bin_12" in (1, 2) then 7.692507048941963e-2
else -1.6767975415128172e-2 end end end + case
when "bin_0" in (1) then -7.489102753199879e-2
else case
when "bin_16" in (1, 2) then case
when "bin_1" in (1, 2) then -3.678201624507769e-3
else 8.700569031704754e-2 end
else case
when "bin_8" in (1, 2) then -3.513714261617109e-2
else 1.6424895696930467e-2 end end end + case
when "bin_0" in (1) then -7.184370859283805e-2
else case
when "bin_2" in (1, 2, 3, 4, 5) then case
when "bin_4" in (1, 2) then -4.051308321534824e-2
else 3.2503141014636965e-2 end
else case
when "bin_12" in (1, 2, 3, 4, 5, 6, 7) then -6.67794610906754e-2
else 3.5257520783783414e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_1" in (1, 2, 3, 4, 5, 6) then case
when "bin_3" in (0, 1, 2) then -2.4170651525330097e-2
else 3.0404664522043014e-2 end
else case
when "bin_1" in (7) then -2.8993457248897764e-2
else -7.795673593203077e-2 end end
else case
when "bin_3" in (0, 1, 2, 3) then 7.933858573024741e-2
else 1.5848905171435383e-2 end end + case
when "bin_0" in (1) then -6.810950131333403e-2
else case
when "bin_16" in (1, 2) then case
when "bin_1" in (1, 2) then -4.574977581336051e-3
else 8.017706865439979e-2 end
else case
when "bin_8" in (1, 2) then -3.2815806023182056e-2
else 1.4849409766070338e-2 end end end + case
when "bin_4" in (1) then -6.870707481340173e-2
else case
when "bin_9" in (1, 2) then case
when "bin_8" in (1) then -9.4882640656883e-3
else 3.247638326721837e-2 end
else -4.6277692236809484e-2 end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_4" in (0, 1, 2, 3, 4, 5) then case
when "bin_4" in (1) then -6.579921031614096e-2
else 1.053780298148727e-2 end
else -6.37575158741318e-2 end
else case
when "bin_1" in (4, 5, 6) then 1.1718822033109477e-2
else 7.653392668090268e-2 end end + case
when "bin_0" in (1, 2, 3, 4, 5) then case
when "bin_15" in (2, 3, 4) then case
when "bin_16" in (2, 3, 4, 5, 6) then -7.974501496952734e-2
else -6.6970383512191724e-3 end
else case
when "bin_3" in (0, 1, 2) then -2.9868421209619786e-2
else 3.865295195021408e-2 end end
else case
when "bin_2" in (1, 2, 3, 4, 5) then case
when "bin_1" in (2, 3, 4, 5) then 1.344394316965088e-2
else 9.096007479225292e-2 end
else -4.1321772785309116e-2 end end + case
when "bin_0" in (1) then -6.250642308616997e-2
else case
when "bin_0" in (2) then 5.930028463902014e-2
else case
when "bin_2" in (1, 2, 3, 4, 5) then 1.4670495084902086e-2
else -6.1726090963733486e-2 end end end + case
when "bin_4" in (1) then -6.224534557588186e-2
else case
when "bin_1" in (1, 2) then case
when "bin_3" in (1, 2) then -8.529436893460307e-2
else 6.8439867945367175e-3 end
else case
when "bin_16" in (1, 2) then 9.097757360534345e-2
else -1.4675712771444623e-3 end end end + case
when "bin_4" in (1) then -5.9563585216629106e-2
else case
when "bin_1" in (1, 2) then case
when "bin_3" in (1, 2) then -8.040590932312446e-2
else 6.22484285319618e-3 end
else case
when "bin_16" in (1, 2) then 8.602372440529968e-2
else -1.329349525263878e-3 end end end + case
when "bin_8" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4, 5) then case
when "bin_4" in (1, 2) then -8.947574633802115e-3
else -7.164373058424563e-2 end
else case
when "bin_4" in (0, 1) then -4.463037307030072e-2
else 2.2582357593465916e-2 end end
else case
when "bin_14" in (0, 1, 2) then case
when "bin_3" in (1, 2, 3) then 2.591357333844807e-2
else 7.56716733166234e-2 end
else case
when "bin_10" in (2, 3) then 1.4188130996364009e-2
else -2.13688281468492e-2 end end end + case
when "bin_0" in (1) then -5.652570310950352e-2
else case
when "bin_0" in (2) then 5.651898651005741e-2
else case
when "bin_2" in (1, 2, 3, 4, 5) then 1.177914025855007e-2
else -5.7544865417537665e-2 end end end + case
when "bin_4" in (1) then -5.6423574238467555e-2
else case
when "bin_1" in (1, 2) then case
when "bin_3" in (1, 2) then -7.6556100006121e-2
else 4.628201351572707e-3 end
else case
when "bin_16" in (1, 2) then 8.054715884800617e-2
else -2.611554899658462e-4 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_4" in (0, 1, 2, 3, 4, 5) then case
when "bin_1" in (1, 2, 3, 4, 5, 6, 7) then 1.0109168471050754e-2
else -7.190581995797564e-2 end
else -5.761363168934794e-2 end
else case
when "bin_3" in (0, 1, 2, 3) then 7.09553591320531e-2
else 4.4597071204676683e-4 end end + case
when "bin_4" in (1) then -5.389669576593771e-2
else case
when "bin_1" in (1, 2) then case
when "bin_3" in (1, 2) then -7.126617239973224e-2
else 3.303487616483814e-3 end
else case
when "bin_16" in (1, 2) then 7.592423480360211e-2
else 5.676249743417047e-5 end end end + case
when "bin_8" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4, 5) then case
when "bin_1" in (1, 2, 3, 4, 5) then -7.052694258652163e-2
else -9.166032407567437e-3 end
else case
when "bin_3" in (1, 2, 3, 4, 5, 6) then 2.2936039938323237e-2
else -4.2467868792360995e-2 end end
else case
when "bin_4" in (0, 1, 2) then case
when "bin_1" in (1, 2, 3, 4) then 9.346393338781738e-3
else -6.237539344073548e-2 end
else case
when "bin_3" in (1, 2) then -5.814216717747408e-3
else 6.717827512178134e-2 end end end + case
when "bin_0" in (1) then -5.119515750987387e-2
else case
when "bin_0" in (2) then 5.381712056904867e-2
else case
when "bin_2" in (1, 2, 3, 4, 5) then 9.524756961125612e-3
else -5.502547626369294e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_4" in (0, 1, 2, 3, 4, 5) then case
when "bin_4" in (0, 1, 2) then -2.1849585255982833e-2
else 2.572764577934986e-2 end
else -5.362233927360129e-2 end
else case
when "bin_1" in (4, 5, 6) then -3.0790252463960915e-3
else 6.910410588011183e-2 end end + case
when "bin_16" in (1, 2) then case
when "bin_5" in (1, 2, 3) then case
when "bin_8" in (1, 2, 3, 4) then -3.488095868791083e-2
else 2.6395434740218143e-2 end
else 9.819844584533542e-2 end
else case
when "bin_6" in (1, 2) then -6.059916149727859e-2
else case
when "bin_8" in (1, 2) then -2.43290703602648e-2
else 2.7046679663371258e-2 end end end + case
when "bin_0" in (1, 2, 3, 4, 5, 6, 7) then case
when "bin_1" in (1, 2, 3, 4, 5, 6) then case
when "bin_4" in (1, 2, 3, 4, 5) then 2.2532209429412677e-2
else -2.660925982277399e-2 end
else case
when "bin_2" in (3, 4, 5, 6, 7) then -6.302196854173767e-2
else -1.010285883755854e-3 end end
else case
when "bin_3" in (0, 1, 2, 3) then 6.769157498067732e-2
else -2.3765545558710227e-3 end end + case
when "bin_4" in (1) then -4.917690358118719e-2
else case
when "bin_1" in (1, 2) then case
when "bin_3" in (1, 2) then -6.742813068609697e-2
else 4.457578379023243e-3 end
else case
when "bin_16" in (1, 2) then 7.145100618540247e-2
else -1.0975575745259779e-4 end end end + case
when "bin_8" in (1, 2) then case
when "bin_6" in (1, 2, 3, 4, 5) then case
when "bin_1" in (1, 2, 3, 4, 5) then -6.629052871333181e-2
else -5.642072613116526e-3 end
else case
when "bin_9" in (1, 2) then 2.1341987556536234e-2
else -4.328341168384849e-2 end end
else case
when "bin_14" in (0, 1, 2) then case
when "bin_4" in (0, 4, 5) then 7.129290177639565e-2
else 2.6438903476679383e-2 end
else case
when "bin_0" in (1, 2, 3, 4) then 1.9358096272714252e-2
else -1.772930987746314e-2 end end end + case
when "bin_0" in (1) then -4.711820155407718e-2
else case
when "bin_0" in (2) then 5.2143916764527135e-2
else case
when "bin_2" in (1, 2, 3, 4, 5) then 8.71830660205271e-3
else -5.2968334704300755e-2 end end end + case
when "bin_4" in (1) then -4.728152287287264e-2
else case
when "bin_1" in (1, 2) then case
when "bin_4" in (2, 3, 4, 5) then 2.281274302855376e-2
else -4.105941378905575e-2 end
else case
when "bin_16" in (1, 2) then 6.75115946476084e-2
else 4.764378016536667e-4 end end end + case
when "bin_8" in (1, 2) then case
when "bin_12" in (1, 2, 3) then case
when "bin_1" in (1, 2, 3, 4, 5) then -8.668293198753019e-2
else 7.826964612152387e-3 end
else case
when "bin_3" in (0, 1, 2) then -3.1698227563573426e-2
else 2.363094589857181e-2 end end
else case
when "bin_14" in (0, 1, 2) then 5.452879963650738e-2
else case
when "bin_0" in (1, 2, 3, 4) then 1.9327348069474646e-2
else -1.7141629656004295e-2 end end end + case
when "bin_16" in (1, 2) then case
when "bin_5" in (1, 2, 3) then case
when "bin_8" in (1, 2, 3, 4) then -3.0714508904631784e-2
else 2.3439933178796505e-2 end
else 8.977629984099494e-2 end
else case
when "bin_6" in (1, 2) then -5.789222811607573e-2
else case
when "bin_4" in (1) then -6.391741334608766e-2
else 7.290147787339772e-3 end end end + case
when "bin_15" in (1, 2, 3) then case
when "bin_3" in (0, 1, 2, 3) then case
when "bin_6" in (1, 2, 3, 4, 5) then -2.5604968114943207e-2
else 6.1785969274903284e-2 end
else case
when "bin_4" in (1, 2, 3) then -8.057120738274852e-2
else -1.047308282959011e-2 end end
else case
when "bin_6" in (1) then -4.1114544352106736e-2
else case
when "bin_12" in (1, 2) then 8.494802319102289e-2
else 6.720525830997437e-3 end end end + case
when "bin_8" in (1, 2) then case
when "bin_12" in (1, 2, 3) then case
when "bin_1" in (1, 2, 3, 4, 5) then -8.256409369978503e-2
else 7.20550134477576e-3 end
else case
when "bin_3" in (0, 1, 2) then -3.141328242118867e-2
else 2.0950602532338717e-2 end end
else case
when "bin_4" in (0, 1, 2) then case
when "bin_1" in (1, 2, 3, 4) then 9.471027673385365e-3
else -6.033940350905385e-2 end
else case
when "bin_3" in (1, 2) then -5.086916018690453e-3
else 5.840255378273925e-2 end end end + case
when "bin_16" in (1, 2) then case
when "bin_5" in (1, 2, 3) then case
when "bin_1" in (1, 2) then -2.2618472749255693e-2
else 2.997415537924391e-2 end
else 8.296499512085033e-2 end
else case
when "bin_15" in (0, 1, 2, 3, 4, 5) then case
when "bin_2" in (3, 4, 5) then 2.539101491800392e-2
else -2.6832519916274656e-2 end
else -4.5686998148685314e-2 end end + case
when "bin_0" in (1) then -4.400344733285709e-2
else case
when "bin_0" in (2) then 5.028835067984391e-2
else case
when "bin_2" in (1, 2, 3, 4, 5) then 7.5526394199825824e-3
else -5.0379002823012706e-2 end end end + case
when "bin_8" in (1, 2) then case
when "bin_12" in (1, 2, 3) then case
when "bin_1" in (1, 2, 3, 4, 5) then -8.01081638484055e-2
else 7.0309623892594875e-3 end
else case
when "bin_9" in (1, 2) then 1.7153005601757858e-2
else -3.654847083986746e-2 end end
else case
when "bin_14" in (0, 1, 2) then case
when "bin_4" in (0, 4, 5) then 6.539670125659812e-2
else 2.1715222877998763e-2 end
else case
when "bin_0" in (1, 2, 3, 4) then 1.893816734127025e-2
else -1.5983552803125575e-2 end end end)) / 2e0) as odds, cast(case "bin_0"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 13646626791
when 8 then 162679357416
when 9 then 192719290345 end as bigint) as "code_0", cast(case "bin_1"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 19908919235
when 4 then 1312620484
when 5 then 3587833797
when 6 then 5956042694
when 7 then 0
when 8 then 22608478152
when 9 then 14510981065 end as bigint) as "code_1", cast(case "bin_2"
when 0 then 0
when 1 then 7683833761
when 2 then 7247888290
when 3 then 6249578403
when 4 then 0
when 5 then 4865523621
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_2", cast(case "bin_3"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 7598505859
when 4 then 0
when 5 then 16221536133
when 6 then 15300820870
when 7 then 9993125767 end as bigint) as "code_3", cast(case "bin_4"
when 0 then 0
when 1 then 2720005985
when 2 then 1344274274
when 3 then 873660259
when 4 then 153288548
when 5 then 434044773
when 6 then 0
when 7 then 0 end as bigint) as "code_4", cast(case "bin_5"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 2764701510
when 7 then 2611150663
when 8 then 2521366344
when 9 then 5622660937 end as bigint) as "code_5", cast(case "bin_6"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 1396178725
when 6 then 1620573990
when 7 then 0
when 8 then 1544224552
when 9 then 0 end as bigint) as "code_6", cast(case "bin_7"
when 0 then 0
when 1 then 0 end as bigint) as "code_7", cast(case "bin_8"
when 0 then 0
when 1 then 0
when 2 then 41766747874
when 3 then 46269071075
when 4 then 51376750308
when 5 then 81943330533
when 6 then 59054685926 end as bigint) as "code_8", cast(case "bin_9"
when 0 then 0
when 1 then 0
when 2 then 3006332610
when 3 then 5257494211
when 4 then 4520279748 end as bigint) as "code_9", cast(case "bin_10"
when 0 then 0
when 1 then 0
when 2 then 8132034210
when 3 then 13888061091
when 4 then 28885122724
when 5 then 17816026789
when 6 then 34125774502 end as bigint) as "code_10", cast(case "bin_11"
when 0 then 0
when 1 then 7683833473
when 2 then 7247888002
when 3 then 6249578115
when 4 then 0
when 5 then 4865523333
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_11", cast(case "bin_12"
when 0 then 0
when 1 then 58426785377
when 2 then 5221318242
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_12", cast(case "bin_13"
when 0 then 0
when 1 then 0
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 2764701254
when 7 then 2611150407
when 8 then 2521366088
when 9 then 5622660681 end as bigint) as "code_13", cast(case "bin_14"
when 0 then 39723859488
when 1 then 33235795489
when 2 then 0
when 3 then 0
when 4 then 0
when 5 then 0
when 6 then 0 end as bigint) as "code_14", cast(case "bin_15"
when 0 then 0
when 1 then 0
when 2 then 996605442
when 3 then 2255420931
when 4 then 1901460996
when 5 then 1435303429
when 6 then 592117254 end as bigint) as "code_15", cast(case "bin_16"
when 0 then 0
when 1 then 16418602465
when 2 then 16404250082
when 3 then 2008874467
when 4 then 689176036
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_16", cast(case "bin_17"
when 0 then 0
when 1 then 16418602433
when 2 then 16404250050
when 3 then 2008874435
when 4 then 689176004
when 5 then 0
when 6 then 0
when 7 then 0
when 8 then 0 end as bigint) as "code_17", cast(case "bin_18"
when 0 then 0
when 1 then 0 end as bigint) as "code_18", cast(case "bin_19"
when 0 then 0
when 1 then 0 end as bigint) as "code_19", cast(case "bin_20"
when 0 then 0
when 1 then 0 end as bigint) as "code_20"
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
when "returns_share" is null then 0 
else 1 end as "bin_7", case
when "discount_share" is null then 0
when "discount_share" <= 0e+0 then 1
when "discount_share" <= 5.714285714285714e-2 then 2
when "discount_share" <= 6.666666666666667e-2 then 3
when "discount_share" <= 8e-2 then 4
when "discount_share" <= 1e-1 then 5
else 6 end as "bin_8", case
when "orders_30_days" is null then 0
when "orders_30_days" <= 0e+0 then 1
when "orders_30_days" <= 1e+0 then 2
when "orders_30_days" <= 2e+0 then 3
else 4 end as "bin_9", case
when "orders_90_days" is null then 0
when "orders_90_days" <= 0e+0 then 1
when "orders_90_days" <= 1e+0 then 2
when "orders_90_days" <= 2e+0 then 3
when "orders_90_days" <= 3e+0 then 4
when "orders_90_days" <= 4e+0 then 5
else 6 end as "bin_10", case
when "orders_365_days" is null then 0
when "orders_365_days" <= 1e+0 then 1
when "orders_365_days" <= 2e+0 then 2
when "orders_365_days" <= 3e+0 then 3
when "orders_365_days" <= 4e+0 then 4
when "orders_365_days" <= 5e+0 then 5
when "orders_365_days" <= 7e+0 then 6
when "orders_365_days" <= 9e+0 then 7
else 8 end as "bin_11", case
when "spend_90_days" is null then 0
when "spend_90_days" <= 0e+0 then 1
when "spend_90_days" <= 1.8e+1 then 2
when "spend_90_days" <= 3.6e+1 then 3
when "spend_90_days" <= 4.6e+1 then 4
when "spend_90_days" <= 6.6e+1 then 5
when "spend_90_days" <= 8e+1 then 6
when "spend_90_days" <= 1.1e+2 then 7
else 8 end as "bin_12", case
when "spend_365_days" is null then 0
when "spend_365_days" <= 1.8e+1 then 1
when "spend_365_days" <= 3.6e+1 then 2
when "spend_365_days" <= 5e+1 then 3
when "spend_365_days" <= 7.4e+1 then 4
when "spend_365_days" <= 1e+2 then 5
when "spend_365_days" <= 1.3e+2 then 6
when "spend_365_days" <= 1.64e+2 then 7
when "spend_365_days" <= 2.3e+2 then 8
else 9 end as "bin_13", case
when "orders_trend" is null then 0
when "orders_trend" <= -1e+0 then 1
when "orders_trend" <= -3.333333333333333e-1 then 2
when "orders_trend" <= 0e+0 then 3
when "orders_trend" <= 3.333333333333333e-1 then 4
when "orders_trend" <= 7.5e-1 then 5
else 6 end as "bin_14", case
when "spend_trend" is null then 0
when "spend_trend" <= -1e+0 then 1
when "spend_trend" <= -3.333333333333333e-1 then 2
when "spend_trend" <= 5.6179775280898875e-2 then 3
when "spend_trend" <= 2.876712328767123e-1 then 4
when "spend_trend" <= 7.5e-1 then 5
else 6 end as "bin_15", case
when "products" is null then 0
when "products" <= 1e+0 then 1
when "products" <= 2e+0 then 2
when "products" <= 3e+0 then 3
when "products" <= 4e+0 then 4
when "products" <= 5e+0 then 5
when "products" <= 6e+0 then 6
when "products" <= 7e+0 then 7
else 8 end as "bin_16", case
when "products_365_days" is null then 0
when "products_365_days" <= 1e+0 then 1
when "products_365_days" <= 2e+0 then 2
when "products_365_days" <= 3e+0 then 3
when "products_365_days" <= 4e+0 then 4
when "products_365_days" <= 5e+0 then 5
when "products_365_days" <= 6e+0 then 6
when "products_365_days" <= 7e+0 then 7
else 8 end as "bin_17", case
when "categories" is null then 0 
else 1 end as "bin_18", case
when "channels" is null then 0 
else 1 end as "bin_19", case
when "lines_per_order" is null then 0 
else 1 end as "bin_20"
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
