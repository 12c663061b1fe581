import type { Words } from './words.js'

/** What stands around the pages, and words that several pages use. */
export const frameWords = {
  'frame.as_of': { en: 'As of {as_of:day}', zh: '截至 {as_of:day}' },
  'frame.foot': {
    en: 'Counted are business days before {as_of:day}. Amounts are in {currency:text}.',
    zh: '统计 {as_of:day} 之前的营业日。金额单位：{currency:text}。',
  },
  'frame.pages': { en: 'Pages of this report', zh: '报告页面' },
  'frame.others': { en: 'What the other pages say', zh: '其他页面的结论' },
  'frame.not_final': { en: 'month not complete', zh: '未完整的月份' },
  // Two sentences: the answer of a page is taken apart at these, see sentencesOf.
  'frame.sentences': { en: '{first:text} {second:text}', zh: '{first:text}{second:text}' },
  'show.month': { en: '{month:month}', zh: '{month:month}' },
  'show.money_exact': { en: '{value:money_exact}', zh: '{value:money_exact}' },
  'show.quantity': { en: '{value:quantity}', zh: '{value:quantity}' },
  'show.of': { en: '{part:count} of {whole:count}', zh: '{part:count} / {whole:count}' },
  'measure.customers': { en: 'Customers', zh: '客户数' },
  'measure.new_customers': { en: 'New customers', zh: '新客户数' },
  'measure.returning_customers': { en: 'Returning customers', zh: '老客户数' },
  'measure.orders': { en: 'Orders', zh: '订单数' },
  'measure.records': { en: 'Records', zh: '记录数' },
  'measure.gross_sales': { en: 'Gross sales', zh: '销售总额' },
  'measure.returns': { en: 'Returns', zh: '退货' },
  'measure.net_sales': { en: 'Net sales', zh: '净销售额' },
  'measure.average_order': { en: 'Average order', zh: '平均每单' },
  'measure.share_customers': { en: 'Share of customers', zh: '客户占比' },
  'measure.share_net_sales': { en: 'Share of net sales', zh: '净销售额占比' },
  'measure.month': { en: 'Month', zh: '月份' },
  'measure.segment': { en: 'Segment', zh: '客户群' },
  'measure.customer': { en: 'Customer', zh: '客户' },
} as const satisfies Words
