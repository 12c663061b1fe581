import type { Words } from './words.js'

/** Page: what are our customers worth? */
export const valueWords = {
  'value.title': { en: 'Customer value', zh: '客户价值' },
  'value.question': { en: 'What are our customers worth?', zh: '我们的客户值多少？' },
  'value.expected': {
    en: 'What {customers:count} {customers#customer is|customers are} still expected to bring is worth {worth:money_whole} today.',
    zh: '{customers:count} 位客户预计还将带来的价值，今天值 {worth:money_whole}。',
  },
  'value.so_far': {
    en: '{customers:count} {customers#customer has|customers have} earned us {worth:money_whole} so far.',
    zh: '{customers:count} 位客户迄今为我们带来 {worth:money_whole} 的毛利。',
  },
  'value.best': {
    en: 'The best tenth of them hold {share:percent} of it.',
    zh: '其中最好的十分之一占 {share:percent}。',
  },
  'value.best_of_sales': {
    en: 'The best tenth of them bring {share:percent} of net sales.',
    zh: '最好的十分之一贡献净销售额的 {share:percent}。',
  },
  'value.risk': {
    en: '{worth:money_whole} of it, {share:percent}, lies with {customers:count} {customers#customer who is|customers who are} at risk.',
    zh: '其中 {worth:money_whole}（{share:percent}）在 {customers:count} 位有流失风险的客户身上。',
  },
  'value.no_risk': { en: 'None of it lies with customers at risk.', zh: '其中没有一分在有流失风险的客户身上。' },
  'value.expected_figure': { en: 'Expected value', zh: '预期价值' },
  'value.basis.costs': { en: 'margin to come, discounted', zh: '未来毛利，已折现' },
  'value.basis.declared': { en: 'margin to come at a declared rate, discounted', zh: '按声明毛利率的未来毛利，已折现' },
  'value.basis.spend': { en: 'spend to come, not margin: no cost is known', zh: '未来消费额而非毛利：成本未知' },
  'value.so_far_figure': { en: 'Value so far', zh: '迄今价值' },
  'value.costed': {
    en: 'margin; a cost is known of {share:percent} of lines',
    zh: '毛利；{share:percent} 的订单行已知成本',
  },
  'value.uncosted': { en: 'no cost is known: no margin', zh: '成本未知，无法计算毛利' },
  'value.risk_figure': { en: 'Value at risk', zh: '风险价值' },
  'value.risk_note': { en: '{share:percent} of the expected value', zh: '占预期价值的 {share:percent}' },
  'value.tiers_title': { en: 'The pyramid', zh: '客户金字塔' },
  'value.tiers_about': {
    en: 'Two bars for each tier: its share of customers and its share of value. The table below holds every figure.',
    zh: '每一级有两条：客户占比和价值占比。全部数字见下表。',
  },
  'value.tiers_table': { en: 'The tiers in figures', zh: '各级数据' },
  'value.tier': { en: 'Tier', zh: '级别' },
  'value.tier.platinum': { en: 'Platinum', zh: '白金' },
  'value.tier.gold': { en: 'Gold', zh: '黄金' },
  'value.tier.iron': { en: 'Iron', zh: '铁' },
  'value.tier.lead': { en: 'Lead', zh: '铅' },
  'value.share': { en: 'Share of value', zh: '价值占比' },
  'value.axis': { en: 'Share of all', zh: '占全部比例' },
  'value.by': {
    en: 'Tiers rank buyers by {measure:text}; equal values share the better tier.',
    zh: '各级按{measure:text}对已购买客户排名；数值相同者归入较高一级。',
  },
  'value.by.expected_value': { en: 'expected value', zh: '预期价值' },
  'value.by.value_so_far': { en: 'value so far', zh: '迄今价值' },
  'value.by.net_sales': { en: 'net sales', zh: '净销售额' },
  'value.deciles_title': { en: 'How concentrated value is', zh: '价值集中度' },
  'value.deciles_about': {
    en: 'One column for each tenth of the buyers, the most valuable first: its share of value.',
    zh: '已购买客户按价值从高到低每十分之一为一柱：其价值占比。',
  },
  'value.tenth': { en: '{tenth:count}', zh: '{tenth:count}' },
  'value.deciles_note': {
    en: 'Tenths of the buyers, the most valuable first, by {measure:text}. Shares below zero are losses.',
    zh: '已购买客户按{measure:text}从高到低分为十份。小于零的份额为亏损。',
  },
  'value.risk_title': { en: 'The most valuable customers at risk', zh: '最有价值的风险客户' },
  'value.alive': { en: 'Chance of being there', zh: '仍为客户的概率' },
  'value.last': { en: 'Last purchase', zh: '最近购买' },
  'value.gap': { en: 'Usual gap, days', zh: '通常间隔（天）' },
  'value.risk_list_note': {
    en: 'At risk: a chance of less than a half and at least a fifth of still being a customer, or, where no model knows that, silent for two to four times the usual gap.',
    zh: '有流失风险：仍为客户的概率不到一半但至少五分之一；若无模型可知，则静默时间为通常间隔的二至四倍。',
  },
  'value.model_title': { en: 'Can the forecast be trusted?', zh: '预测可信吗？' },
  'value.model_won': {
    en: 'The model “{model:text}” was judged on {rows:count} customers, by what they did from {from:day} on, before {to:day}. By {measure:text} it was surely better than every naive rule.',
    zh: '模型“{model:text}”以 {rows:count} 位客户自 {from:day} 起至 {to:day} 前的实际行为评判。按{measure:text}衡量，它明显优于所有简单规则。',
  },
  'value.model_not_won': {
    en: 'The model “{model:text}” was judged on {rows:count} customers, by what they did from {from:day} on, before {to:day}. By {measure:text} it was not surely better than every naive rule: where the interval of a difference holds 0 or lies on the wrong side, that rule does as well.',
    zh: '模型“{model:text}”以 {rows:count} 位客户自 {from:day} 起至 {to:day} 前的实际行为评判。按{measure:text}衡量，它并非明显优于所有简单规则：差值区间包含 0 或位于错误一侧时，该规则同样好。',
  },
  'value.model_unjudged': {
    en: 'The model “{model:text}” has not been judged yet: the history is too short to look back as far as it looks ahead.',
    zh: '模型“{model:text}”尚未评判：历史太短，不足以回看与其预测同样长的时间。',
  },
  'value.no_model': {
    en: 'The project names no model of what is to come, or none could learn from these data: tiers rank by the past.',
    zh: '项目没有声明预测模型，或数据不足以学习：各级按过去排名。',
  },
  'value.measures_title': { en: 'The model beside naive rules', zh: '模型与简单规则的比较' },
  'value.tracking_title': { en: 'Foretold and come', zh: '预测与实际' },
  'value.tracking_about': {
    en: 'Two columns for each of the last periods of 90 days: the purchases foretold on its first day, and those that came.',
    zh: '最近每个 90 天期间有两柱：期初预测的购买天数与实际发生的购买天数。',
  },
  'value.foretold': { en: 'Foretold', zh: '预测' },
  'value.came': { en: 'Came', zh: '实际' },
  'value.purchases': { en: 'Purchase days', zh: '购买天数' },
  'value.from': { en: 'From', zh: '自' },
  'value.until': { en: 'Before', zh: '至（不含）' },
  'value.off': { en: 'Off by', zh: '误差' },
  'value.spend_foretold': { en: 'Spend foretold', zh: '预测消费额' },
  'value.spend_came': { en: 'Spend that came', zh: '实际消费额' },
  'value.tracking_note': {
    en: 'Of the customers who had bought before the first day. On it the model knew only what lay before it; these forecasts are made from the data of today as of then. Spend is gross sales less discounts.',
    zh: '仅计期初之前已购买的客户。模型当时只知道此前的数据；这些预测由今天的数据按当时日期计算。消费额为销售总额减折扣。',
  },
} as const satisfies Words
