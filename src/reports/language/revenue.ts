import type { Words } from './words.js'

/** Page: how do customers and revenue develop? */
export const revenueWords = {
  'revenue.title': { en: 'Customers and revenue', zh: '客户与收入' },
  'revenue.question': { en: 'How do customers and revenue develop?', zh: '客户和收入如何发展？' },
  'revenue.empty': { en: 'There are no orders yet, so no month to show.', zh: '还没有订单，因此没有可显示的月份。' },
  'revenue.no_complete': {
    en: 'No month is complete yet, so nothing can be compared.',
    zh: '还没有完整的月份，因此无法比较。',
  },
  'revenue.only': {
    en: 'Net sales of {month:month}, the only complete month, are {net:money_whole}.',
    zh: '唯一完整的月份 {month:month} 净销售额为 {net:money_whole}。',
  },
  'revenue.uncompared': {
    en: 'Net sales from {from:month} to {to:month} are {net:money_whole}; the period before had none to compare with.',
    zh: '{from:month}至{to:month}净销售额为 {net:money_whole}；之前的时期没有可比较的销售。',
  },
  'revenue.year': {
    en: 'Net sales of the last 12 complete months ({from:month} to {to:month}) are {net:money_whole}, {change:text} the 12 months before.',
    zh: '最近 12 个完整月份（{from:month}至{to:month}）净销售额为 {net:money_whole}，与之前 12 个月相比{change:text}。',
  },
  'revenue.same_month': {
    en: 'Net sales of {to:month}, the last complete month, are {net:money_whole}, {change:text} the same month a year earlier.',
    zh: '最近一个完整月份 {to:month} 净销售额为 {net:money_whole}，与去年同月相比{change:text}。',
  },
  'revenue.month_before': {
    en: 'Net sales of {to:month}, the last complete month, are {net:money_whole}, {change:text} the month before.',
    zh: '最近一个完整月份 {to:month} 净销售额为 {net:money_whole}，与上月相比{change:text}。',
  },
  'revenue.more': { en: '{by:percent} more than in', zh: '增长 {by:percent}' },
  'revenue.less': { en: '{by:percent} less than in', zh: '下降 {by:percent}' },
  'revenue.same': { en: 'as much as in', zh: '持平' },
  'revenue.newcomers': {
    en: '{now:count} {now#customer|customers} bought for the first time.',
    zh: '首次购买的客户有 {now:count} 位。',
  },
  'revenue.newcomers_compared': {
    en: '{now:count} {now#customer|customers} bought for the first time, {change:text} {period:text}.',
    zh: '首次购买的客户有 {now:count} 位，与{period:text}相比{change:text}。',
  },
  'revenue.incomplete': {
    en: 'Incomplete and left out of the comparison: {months:text}.',
    zh: '以下月份数据不完整，未参与比较：{months:text}。',
  },
  'revenue.period_year': {
    en: 'the 12 months from {from:month} to {to:month}',
    zh: '{from:month}至{to:month}',
  },
  'revenue.period': { en: '{from:month} to {to:month}', zh: '{from:month}至{to:month}' },
  'revenue.sales_title': { en: 'Net sales by month', zh: '每月净销售额' },
  'revenue.customers_title': { en: 'Customers who bought, by month', zh: '每月购买客户数' },
  'revenue.chart_about': {
    en: 'Columns by month from {from:month} to {to:month}, highest in {high:month}. The table below holds every figure.',
    zh: '{from:month}至{to:month}的月度柱形图，最高为 {high:month}。全部数字见下表。',
  },
  'revenue.customers_note': {
    en: 'A customer is new in the month of the first order in the data: the first months of a history show older customers as new.',
    zh: '客户在数据中首次下单的月份计为新客户，因此历史的最初几个月会把老客户也计为新客户。',
  },
  'revenue.table_title': { en: 'Month by month', zh: '逐月明细' },
  'revenue.table_note': {
    en: 'Marked * are months that the data does not hold completely.',
    zh: '带 * 的月份数据不完整。',
  },
  'revenue.month_incomplete': { en: '{month:month} *', zh: '{month:month} *' },
} as const satisfies Words
