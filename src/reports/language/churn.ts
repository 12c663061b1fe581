import type { Words } from './words.js'

/** Page: who is leaving, why, and what can be done? */
export const churnWords = {
  'churn.title': { en: 'Who is leaving', zh: '谁在流失' },
  'churn.question': { en: 'Who is leaving, why, and what can we do?', zh: '谁在流失，为什么，能做什么？' },
  'churn.answer': {
    en: 'Of {customers:count} {customers#customer who|customers who} can leave, about {leavers:count} will: {share:percent}.',
    zh: '在 {customers:count} 位可能流失的客户中，预计约 {leavers:count} 位会流失：{share:percent}。',
  },
  'churn.answer_label': {
    en: 'Of {customers:count} {customers#customer who has|customers who have} not left, {leavers:count} {leavers#is|are} as those who did, by all that is known of them: {share:percent}.',
    zh: '在 {customers:count} 位尚未流失的客户中，根据已知信息预计有 {leavers:count} 位与流失者相似：{share:percent}。',
  },
  'churn.judged_others': {
    en: 'The model “{model:text}” was judged on {rows:count} customers, each foretold by what others taught. By {measure:text} it was {won:text} than every naive rule.',
    zh: '模型“{model:text}”在 {rows:count} 位客户上评估，每位客户都由从其他客户学到的内容来预测。按{measure:text}，它{won:text}所有简单规则。',
  },
  'churn.forecast.scorecard': { en: 'scorecard', zh: '评分卡' },
  'churn.forecast.trees': { en: 'trees', zh: '提升树' },
  'churn.forecast.both': { en: 'scorecard and trees', zh: '评分卡与提升树' },
  'churn.forecast.plain': { en: 'plain rule', zh: '简单规则' },
  'churn.surely_better': { en: 'surely better', zh: '明显优于' },
  'churn.not_surely_better': { en: 'not surely better', zh: '并不明显优于' },
  'churn.held_out': {
    en: 'The judges are the declared holdout: {declared:text}.',
    zh: '评估使用声明的留出客户：{declared:text}。',
  },
  'churn.leaks': {
    en: 'Left out, since each alone tells who left and was most likely only known afterwards: {names:text}.',
    zh: '以下字段单独就能说明谁已流失，很可能是事后才知道的，因此未用于学习：{names:text}。',
  },
  'churn.answer_stake': {
    en: '{money:money_whole} is at stake; the likeliest tenth of the customers holds {share:percent} of it.',
    zh: '面临风险的金额为 {money:money_whole}；流失概率最高的十分之一客户占其中的 {share:percent}。',
  },
  'churn.answer_cause': {
    en: 'What raises it most is “{cause:text}”: of {customers:count} such {customers#customer|customers} {share:percent} left.',
    zh: '最主要的原因是“{cause:text}”：此类 {customers:count} 位客户中有 {share:percent} 流失。',
  },
  'churn.answer_offer': {
    en: 'An offer to {customers:count} {customers#customer|customers} should bring {profit:money_whole}.',
    zh: '向 {customers:count} 位客户提供优惠预计可带来 {profit:money_whole}。',
  },
  'churn.answer_offer_unsure': {
    en: 'An offer to {customers:count} {customers#customer|customers} may bring {profit:money_whole}, but it may also lose money: {low:money_whole} to {high:money_whole}.',
    zh: '向 {customers:count} 位客户提供优惠预计可带来 {profit:money_whole}，但也可能亏损：{low:money_whole} 至 {high:money_whole}。',
  },
  'churn.refused': {
    en: 'Nobody can say: {reason:text}.',
    zh: '无法判断。模型给出的原因（英文原文）：{reason:text}。',
  },
  'churn.cannot_say': { en: 'Nobody can say who is leaving.', zh: '无法判断谁在流失。' },
  'churn.why.too_few': {
    en: 'Of {customers:count} {customers#customer|customers} {left:count} left and {stayed:count} stayed: at least {least:count} of either are needed to learn from.',
    zh: '在 {customers:count} 位客户中，{left:count} 位流失，{stayed:count} 位留存：两者都至少需要 {least:count} 位才能学习。',
  },
  'churn.why.nothing_tells': {
    en: 'Nothing that is known tells customers apart.',
    zh: '已知信息无法区分客户。',
  },
  'churn.why.only_leaks': {
    en: 'Nothing is left to learn from: each of these alone tells who left, and was most likely only known afterwards: {names:text}.',
    zh: '没有可供学习的信息：以下每个字段单独就能说明谁已流失，很可能是事后才知道的：{names:text}。',
  },
  'churn.why.no_better': {
    en: 'Nothing that is known is surely better than chance: the area under the curve is {area:text} by all of it and {rule:text} by the plain rule, of {customers:count} {customers#customer|customers} whom neither had learnt from; .5 is chance.',
    zh: '已知信息并不明显优于随机猜测：在 {customers:count} 位未用于学习的客户上，使用全部信息的 ROC 曲线下面积为 {area:text}，简单规则为 {rule:text}；0.5 即随机。',
  },
  'churn.why.no_gain': {
    en: 'The plain rule is not surely better than chance, and all that is known is not surely better than the plain rule: the area under the curve is {rule:text} ({low:text} to {high:text}; .5 is chance) by the rule and {area:text} by all that is known, a difference of {gain_low:text} to {gain_high:text}, of {customers:count} {customers#customer|customers} whom neither had learnt from.',
    zh: '简单规则并不明显优于随机猜测，全部已知信息也不明显优于简单规则：在 {customers:count} 位未用于学习的客户上，简单规则的 ROC 曲线下面积为 {rule:text}（{low:text} 至 {high:text}；0.5 即随机），使用全部信息为 {area:text}，差值为 {gain_low:text} 至 {gain_high:text}。',
  },
  'churn.why.history_too_short': {
    en: 'The history is too short: nobody was there on {from:day}, {days:count} {days#day|days} before.',
    zh: '历史太短：{days:count} 天前的 {from:day} 还没有任何客户。',
  },
  'churn.why.no_label': {
    en: 'No customer has a value of {attribute:text}, which is to say who left.',
    zh: '没有任何客户具有用来说明谁已流失的字段 {attribute:text}。',
  },
  'churn.why.no_days': {
    en: 'No record with {attribute:text}, which is to say who left, tells of which day it is.',
    zh: '带有 {attribute:text}（用来说明谁已流失）的记录都没有说明日期。',
  },
  'churn.why.orders_stopped': {
    en: 'The last order is of {last:day}, {days:count} {days#day|days} before the night, while in the year before never more than {longest:count} {longest#day|days} lay between two: the exports stop there, and whoever bought nothing since need not have left.',
    zh: '最后一笔订单在 {last:day}，距今晚 {days:count} 天，而此前一年里两笔订单之间从未超过 {longest:count} 天：导出数据到此为止，此后没有购买的客户未必已流失。',
  },
  'churn.why.records_stopped': {
    en: 'The last record that says whether a customer left is of {last:day}, {days:count} {days#day|days} before the night, while in the year before never more than {longest:count} {longest#day|days} lay between two: the exports stop there, and nobody knows who left since.',
    zh: '最后一条说明客户是否流失的记录在 {last:day}，距今晚 {days:count} 天，而此前一年里两条记录之间从未超过 {longest:count} 天：导出数据到此为止，此后谁已流失无从得知。',
  },
  'churn.why.no_maximum': {
    en: 'What is known tells the outcomes apart in a way that nothing can be learnt from.',
    zh: '已知信息区分结果的方式使模型无法学习。',
  },
  'churn.mend.too_few': {
    en: 'More customers, a longer history, or another number of days (horizon_days) would mend it.',
    zh: '更多客户、更长的历史或另一个天数（horizon_days）可以解决。',
  },
  'churn.mend.too_few_label': {
    en: 'Rows of more customers of either kind would mend it.',
    zh: '两类客户都有更多记录即可解决。',
  },
  'churn.mend.history_too_short': {
    en: 'Older exports would mend it, or fewer days (horizon_days).',
    zh: '更早的导出数据或更少的天数（horizon_days）可以解决。',
  },
  'churn.mend.orders_stopped': {
    en: 'Newer exports would mend it, or a night as of {until:day} (kehu run --as-of).',
    zh: '更新的导出数据可以解决，或以 {until:day} 为截止日运行（kehu run --as-of）。',
  },
  'churn.mend.only_leaks': {
    en: 'Those that were known all along belong under always_known.',
    zh: '一直已知的字段请写在 always_known 下。',
  },
  'churn.mend.no_days': {
    en: 'Map the day of the record as updated_at, or leave of: records out.',
    zh: '请将记录的日期映射为 updated_at，或去掉 of: records。',
  },
  'churn.mend.no_label': {
    en: 'Map the column under attributes, and name it in models: churn: label.',
    zh: '请在 attributes 下映射该列，并在 models 的 churn: label 中写明。',
  },
  'churn.mend.no_better': {
    en: 'What is known before somebody leaves would mend it, such as service cases, contacts, usage, or more columns.',
    zh: '流失之前就已知的信息可以解决，例如工单、联系记录、使用情况或更多字段。',
  },
  'churn.nobody': { en: 'No customer can leave tonight.', zh: '目前没有可能流失的客户。' },
  'churn.means.purchases': {
    en: 'Leaving means to buy nothing for {days:count} days.',
    zh: '流失指 {days:count} 天内没有任何购买。',
  },
  'churn.means.subscriptions': {
    en: 'Leaving means to have no running subscription in {days:count} days.',
    zh: '流失指 {days:count} 天后没有有效的订阅。',
  },
  'churn.means.records': {
    en: 'Leaving means that a record of the next {days:count} days says {label:text}.',
    zh: '流失指今后 {days:count} 天内有记录写明 {label:text}。',
  },
  'churn.means.label': {
    en: 'A column of the source says who left: {label:text}. A chance tells how much a customer is like those who did.',
    zh: '谁已流失由数据源中的一列说明：{label:text}。概率表示客户与已流失客户的相似程度。',
  },
  'churn.means.is_churned': {
    en: 'The source says of each subscription whether it was cancelled. A chance tells how much a customer is like those who cancelled.',
    zh: '数据源说明每个订阅是否已取消。概率表示客户与已取消客户的相似程度。',
  },
  'churn.gone': {
    en: '{gone:count} {gone#customer has|customers have} left already: they teach, and are neither counted here nor offered anything.',
    zh: '已有 {gone:count} 位客户流失：模型从中学习，但此处不计入，也不向其提供优惠。',
  },
  'churn.unsaid': {
    en: 'Of {customers:count} {customers#customer|customers} the column says nothing: they have a chance, and nothing was learnt from them.',
    zh: '有 {customers:count} 位客户该列没有值：他们有概率，但模型没有从中学习。',
  },
  'churn.season': {
    en: 'That is as many as lately, when {lately:percent} left; a year ago {share:percent} did, in as many days from {from:day} on. Chances know no season: trust them more for who is likelier to leave than for how many will.',
    zh: '以上按近期的流失水平（{lately:percent}）估计；而一年前从 {from:day} 起的同样天数内流失 {share:percent}。概率不考虑季节：谁比谁更可能流失，比流失人数更可靠。',
  },
  'churn.who': { en: 'Customers who can leave', zh: '可能流失的客户' },
  'churn.leavers': { en: 'Expected to leave', zh: '预计流失' },
  'churn.stake': { en: 'Money at stake', zh: '面临风险的金额' },
  'churn.worth.declared': { en: 'chance × declared value of a customer', zh: '概率 × 声明的客户价值' },
  'churn.worth.expected_value': { en: 'chance × expected value', zh: '概率 × 预期价值' },
  'churn.worth.net_sales': { en: 'chance × net sales of the last year', zh: '概率 × 最近一年净销售额' },
  'churn.share_of_all': { en: '{share:percent} of them', zh: '占其中 {share:percent}' },
  'churn.causes_title': { en: 'Why they leave', zh: '流失的原因' },
  'churn.cause': { en: 'What is known of them', zh: '客户特征' },
  'churn.left_share': { en: 'Left', zh: '已流失' },
  'churn.odds': { en: 'Odds, times', zh: '几率倍数' },
  'churn.low': { en: 'At least', zh: '下限' },
  'churn.high': { en: 'At most', zh: '上限' },
  'churn.causes_note': {
    en: 'Odds are those who leave for each one who stays. They are so many times those of the average customer, all else equal: more above 1, fewer below it; at least and at most are the 95 % interval. Listed is what is surely not 1, by a tenth at least, of 30 customers or more; neighbouring values that say the same stand together. What goes with leaving need not be its cause.',
    zh: '几率指每有一位留存客户对应多少位流失客户。表中为其他条件相同时相对于平均客户的倍数：大于 1 为更高，小于 1 为更低；下限与上限为 95% 区间。仅列出至少 30 位客户、明显不为 1 且相差至少一成的特征；结论相同的相邻取值合并列出。与流失相关并不一定是原因。',
  },
  'churn.causes_note_alike': {
    en: 'What holds among customers alike in the rest is not seen in the share of such who left: it shows only beside what else is known of them.',
    zh: '标明“其余各项相同的客户之间”的特征，仅从这类客户的流失占比看不出来：须结合其他已知信息才能显现。',
  },
  'churn.gains_title': { en: 'How many of them the likeliest hold', zh: '概率最高的客户包含多少流失者' },
  'churn.gains_about': {
    en: 'Two lines over tenths of the customers, the likeliest first: the share of all leavers reached, and what drawing at random would reach.',
    zh: '按概率从高到低每十分之一客户的两条线：已覆盖的流失者占比，以及随机抽取的占比。',
  },
  'churn.gains_note': {
    en: 'Who writes to the likeliest tenth, to the likeliest two, and so on reaches so many of all who left (cumulative gains); as many customers drawn at random would hold what the line says. Customers whom nothing was learnt from.',
    zh: '联系概率最高的一个、两个……十分位客户时，可覆盖全部流失者的比例（累积增益）；线为随机抽取同样多客户时的比例。均为未用于学习的客户。',
  },
  'churn.tenths_likeliest_first': {
    en: 'Tenths of the customers, the likeliest first',
    zh: '客户十分位（概率从高到低）',
  },
  'churn.tenths_least_first': {
    en: 'Tenths of the customers, the least likely first',
    zh: '客户十分位（概率从低到高）',
  },
  'churn.reached': { en: 'Leavers reached', zh: '覆盖的流失者' },
  'churn.at_random': { en: 'At random', zh: '随机' },
  'churn.share': { en: 'Share', zh: '占比' },
  'churn.calibration_title': { en: 'Do the chances hold?', zh: '概率准确吗？' },
  'churn.calibration_about': {
    en: 'Two columns for each tenth of the customers, the least likely first: the share foretold to leave, and the share that left.',
    zh: '按概率从低到高每十分之一客户有两柱：预测的流失占比和实际流失占比。',
  },
  'churn.foretold': { en: 'Foretold', zh: '预测' },
  'churn.left': { en: 'Left', zh: '实际流失' },
  'churn.judged_note': {
    en: 'Customers whom nothing was learnt from.',
    zh: '均为未用于学习的客户。',
  },
  'churn.calibration_note': {
    en: 'Where both columns are equally high, the chances are calibrated: of 100 customers with a chance of 30 % about 30 left. Customers whom nothing was learnt from.',
    zh: '两柱等高表示概率经过校准：在概率为 30% 的 100 位客户中约有 30 位流失。均为未用于学习的客户。',
  },
  'churn.measures_note': {
    en: 'Area under the ROC curve: of one who left and one who stayed, how often the former had the higher chance; 0.5 is chance, 1 never wrong. Log loss and Brier score: how far chances lay from what came, the less the better; log loss minds most who was called sure and was not. Bias: by what share of those who left too many were foretold, or too few. Best tenth: of all who left, the share in the tenth with the highest chances. Difference: model less rule (of bias: of the distances from 0), with an interval that holds 95 % of resamples of the same customers.',
    zh: 'ROC 曲线下面积：任取一位流失者和一位留存者，前者概率更高的比例；0.5 为随机，1 为从不出错。对数损失与布赖尔分数：概率与实际的差距，越小越好；对数损失对过于肯定的错误惩罚最重。偏差：预测人数多于或少于实际流失者的比例。最高十分之一：概率最高的十分之一客户占全部流失者的份额。差值为模型减规则（偏差则为各自与 0 的距离之差），区间包含同一批客户 95% 的重抽样结果。',
  },
  'churn.stakes_title': { en: 'What was at stake, and what was lost', zh: '面临风险的金额与实际损失' },
  'churn.heads_title': { en: 'How many were expected to leave, and how many left', zh: '预计流失人数与实际流失人数' },
  'churn.heads_note': {
    en: 'Customers whom nothing was learnt from, the likeliest first.',
    zh: '均为未用于学习的客户，概率从高到低。',
  },
  'churn.lost': { en: 'Lost', zh: '实际损失' },
  'churn.stakes_declared': {
    en: 'Customers whom nothing was learnt from, the likeliest first; worth is what the offer says of a customer who stays.',
    zh: '均为未用于学习的客户，概率从高到低；价值为优惠中声明的客户价值。',
  },
  'churn.stakes_net_sales': {
    en: 'Customers whom nothing was learnt from, the likeliest first; worth is their net sales of the year before. Money at stake is chance times worth, lost that of those who left.',
    zh: '均为未用于学习的客户，概率从高到低；价值为此前一年的净销售额。面临风险的金额为概率乘以价值，实际损失为已流失客户的价值。',
  },
  'churn.stakes_subscription': {
    en: 'Customers whom nothing was learnt from, the likeliest first; worth is a year of what their subscriptions bring a month. Money at stake is chance times worth, lost that of those who left.',
    zh: '均为未用于学习的客户，概率从高到低；价值为其订阅月费的一年总额。面临风险的金额为概率乘以价值，实际损失为已流失客户的价值。',
  },
  'churn.tenths_title': { en: 'Tonight by tenths', zh: '今晚按十分位' },
  'churn.tenth': { en: 'Tenth', zh: '十分位' },
  'churn.tenth_of': { en: '{tenth:count}', zh: '{tenth:count}' },
  'churn.chance': { en: 'Chance', zh: '概率' },
  'churn.lift': { en: 'Times the average', zh: '平均值的倍数' },
  'churn.tenths_note': {
    en: 'The likeliest first. Times the average (lift): how many times the chance of all of them together.',
    zh: '概率从高到低。平均值的倍数（提升度）：为全体平均概率的多少倍。',
  },
  'churn.tenths_stake_note': {
    en: 'The likeliest first. Times the average (lift): how many times the chance of all of them together. Money at stake is chance times worth.',
    zh: '概率从高到低。平均值的倍数（提升度）：为全体平均概率的多少倍。面临风险的金额为概率乘以价值。',
  },
  'churn.worth': { en: 'Worth', zh: '价值' },
  'churn.offer_title': { en: 'Would an offer pay?', zh: '优惠划算吗？' },
  'churn.offer_about': {
    en: 'Three lines over the share of customers who get the offer: the expected profit, and the ends of its 95 % interval.',
    zh: '按获得优惠的客户占比的三条线：预期利润及其 95% 区间的两端。',
  },
  'churn.offer_note': {
    en: 'Those first of whom the offer saves most. It costs {cost:money} each, and keeps {take_up:percent} of those who would leave: both are what the project says, and the interval holds neither for wrong.',
    zh: '从优惠挽回最多的客户开始。每份成本 {cost:money}，挽回 {take_up:percent} 的将流失者：两者均为项目所声明，区间不包含它们的误差。',
  },
  'churn.offer_across': { en: 'Share of the customers who get the offer', zh: '获得优惠的客户占比' },
  'churn.offer_best': {
    en: 'Best: an offer to {customers:count} {customers#customer|customers}, {share:percent} of those whose worth is known. It costs {cost:money_whole} and should bring {profit:money_whole} more than that ({low:money_whole} to {high:money_whole}). A keyed control group in the audience file tells afterwards whether it did.',
    zh: '最佳方案：向 {customers:count} 位客户（已知价值客户的 {share:percent}）提供优惠。成本 {cost:money_whole}，预计净收益 {profit:money_whole}（{low:money_whole} 至 {high:money_whole}）。客户名单中的对照组可在事后验证效果。',
  },
  'churn.offer_none': {
    en: 'The offer pays for nobody: of no customer does it save more than the {cost:money} that it costs.',
    zh: '该优惠对任何客户都不划算：挽回的价值均不超过成本 {cost:money}。',
  },
  'churn.offer_absent': {
    en: 'What to do about it: an audience “leaving” with a least_chance writes the list of those to talk to. Say what an offer costs and how many it keeps (models: churn: offer: cost, take_up, value), and this page shows whom it pays to make it to.',
    zh: '可以做什么：在 audiences 中写 leaving 并给出 least_chance，即可得到联系名单。在 models: churn: offer 中写明优惠的 cost、take_up 和 value，本页即显示对哪些客户提供优惠划算。',
  },
  'churn.plain_forecasts': {
    en: 'One column alone forecasts, {column:text}: all that is known did not tell surely more. By {measure:text} it is {won:text} than one chance for everybody, of {rows:count} {rows#customer|customers} whom it had not learnt from.',
    zh: '仅凭一列预测：{column:text}；使用全部已知信息并不明显更好。在 {rows:count} 位未用于学习的客户上，按{measure:text}，它{won:text}给所有人同一概率。',
  },
  'churn.plain_column': {
    en: 'The best column alone is “{column:text}”.',
    zh: '最佳单列为“{column:text}”。',
  },
  'churn.offer_unknown': {
    en: 'Whether the offer pays nobody can say: the worth of customers is not known. Name the model value, or say value in the offer.',
    zh: '无法判断优惠是否划算：客户价值未知。请声明模型 value，或在优惠中给出 value。',
  },
  'churn.profit': { en: 'Expected profit', zh: '预期利润' },
  'churn.depth': { en: '{share:share}', zh: '{share:share}' },
  'churn.horizon_title': { en: 'After how long a silence have they left?', zh: '沉默多久算流失？' },
  'churn.horizon_about': {
    en: 'One line over days of silence: the share of customers who come back after it within a year.',
    zh: '按沉默天数的一条线：此后一年内回来的客户占比。',
  },
  'churn.back': { en: 'Come back', zh: '回来的占比' },
  'churn.silence_across': { en: 'Days of silence', zh: '沉默天数' },
  'churn.days': { en: '{days:count}', zh: '{days:count}' },
  'churn.horizon_suggested': {
    en: 'After {days:count} days of silence fewer than {share:percent} come back: a horizon of {days:count} days is the shortest after which a customer has more likely left.',
    zh: '沉默 {days:count} 天后回来的客户不到 {share:percent}：{days:count} 天是客户更可能已流失的最短期限。',
  },
  'churn.horizon_none': {
    en: 'The history is too short to show after how long a silence fewer than {share:percent} come back: of the longest that can be judged more do.',
    zh: '历史太短，无法显示沉默多久后回来的客户少于 {share:percent}：可评判的最长沉默期后仍有更多客户回来。',
  },
  'churn.moves_title': { en: 'How the risk has moved since {from:day}', zh: '自 {from:day} 以来风险的变化' },
  'churn.from': { en: 'Then', zh: '当时' },
  'churn.band.low': { en: 'Low, below 25 %', zh: '低（低于 25%）' },
  'churn.band.middle': { en: 'Middle', zh: '中' },
  'churn.band.high': { en: 'High, from 50 % on', zh: '高（50% 以上）' },
  'churn.band.none': { en: 'Could not leave', zh: '不在其列' },
  'churn.moves_note': {
    en: 'Rows are then, columns are now. Both days as tonight’s model sees them.',
    zh: '行为当时，列为现在。两天均按今晚的模型评分。',
  },
  'churn.jumps_title': { en: 'Early warning: customers whose risk has risen most', zh: '预警：风险上升最多的客户' },
  'churn.before': { en: 'Chance then', zh: '当时概率' },
  'churn.now': { en: 'Chance now', zh: '现在概率' },
  'churn.last': { en: 'Last purchase', zh: '最近购买' },
} as const satisfies Words
