import type { Words } from './words.js'

/** What each file of `sql/checks` looks for, in a few words; a project's own checks go by their names. Then what the rows say. */
export const checkWords = {
  'check.customer_keys_collide': { en: 'keys of customers are unique', zh: '客户键唯一' },
  'check.customer_versions_overlap': { en: 'versions of customers do not overlap', zh: '客户版本不重叠' },
  'check.customers_are_bridged': { en: 'every record belongs to a customer', zh: '每条客户记录都归属一个客户' },
  'check.facts_find_members': {
    en: 'every line finds its customer, product, channel, place and day',
    zh: '每行都能找到其客户、产品、渠道、地点和日期',
  },
  'check.fates_add_up': { en: 'fates add up to records', zh: '去向之和等于记录数' },
  'check.line_amounts_add_up': { en: 'parts of lines add up, at their rates', zh: '订单行各部分金额按汇率一致' },
  'check.lines_without_customer': { en: 'lines without a customer', zh: '没有客户的订单行' },
  'check.loaded_lines_are_facts': { en: 'every loaded line is there once', zh: '每个已加载的行恰好出现一次' },
  'check.mart_customer_adds_up': { en: 'customers add up to orders', zh: '客户合计等于订单合计' },
  'check.value_so_far_adds_up': {
    en: 'value so far adds up to lines with a known cost',
    zh: '迄今价值合计等于已知成本的订单行',
  },
  'check.mart_campaign_adds_up': {
    en: 'campaigns add up to contacts, their costs once',
    zh: '营销活动合计等于其联系记录，成本只计一次',
  },
  'check.next_activities_hold': {
    en: 'Next activities exceed no limit, are worth their cost, and add up',
    zh: '下一步行动不超出限制、收益高于成本且合计一致',
  },
  'check.profit_adds_up': {
    en: 'profit adds up: customers, ledger, sales and pools',
    zh: '利润合计一致：客户、分类账、销售额与成本池',
  },
  'check.recorded_costs_add_up': {
    en: 'recorded costs are in the ledger once',
    zh: '已记录的成本在分类账中各计一次',
  },
  'check.mart_month_adds_up': { en: 'months add up to orders', zh: '月份合计等于订单合计' },
  'check.mart_order_adds_up': { en: 'orders add up to lines and returns', zh: '订单合计等于订单行与退货合计' },
  'check.money_adds_up': {
    en: 'lines, orders and customers add up to the same money',
    zh: '订单行、订单和客户的金额一致',
  },
  'check.order_keys_collide': { en: 'keys of orders are unique', zh: '订单键唯一' },
  'check.order_line_keys_collide': { en: 'keys of order lines are unique', zh: '订单行键唯一' },
  'check.part_keys_collide': {
    en: 'keys of contacts, cases, deals … are unique',
    zh: '联系、工单、商机等事实的键唯一',
  },
  'check.parts_are_loaded': {
    en: 'every loaded record is a contact, case, deal …',
    zh: '每条已加载的记录都成为联系、工单、商机等事实',
  },
  'check.parts_find_members': {
    en: 'every contact, case, deal … finds what it names',
    zh: '联系、工单、商机等事实都能找到其所指对象',
  },
  'check.parts_name_what_is_missing': {
    en: 'orders, cases, deals, companies or campaigns that facts name and no record tells of',
    zh: '被事实提及但没有任何记录的订单、工单、商机、公司或活动',
  },
  'check.parts_without_customer': { en: 'facts without a customer', zh: '没有客户的事实' },
  'check.product_versions_overlap': { en: 'versions of products do not overlap', zh: '产品版本不重叠' },
  'check.return_line_keys_collide': { en: 'keys of returned lines are unique', zh: '退货行键唯一' },
  'check.returns_without_order': { en: 'returns without an order', zh: '没有对应订单的退货' },
  'check.shared_values_join_nobody': {
    en: 'values that too many records share and that join nobody',
    zh: '被过多记录共用而不用于合并的值',
  },
  'check.units_are_taken_back_once': { en: 'no unit is taken back twice', zh: '没有任何一件商品被退两次' },
  // A row that a check found, in words: of what it tells, then what it counts.
  'found.row': { en: '{whose:text}: {counts:text}', zh: '{whose:text}：{counts:text}' },
  'found.source': { en: 'source {value:text}', zh: '数据源 {value:text}' },
  'found.kind': { en: 'kind {value:text}', zh: '类型 {value:text}' },
  'found.lines': { en: '{value:count} {value#line|lines}', zh: '{value:count} 行' },
  'found.units': { en: '{value:quantity} {value#unit|units}', zh: '{value:quantity} 件' },
  'found.records': { en: '{value:count} {value#record|records}', zh: '{value:count} 条记录' },
  'found.amount': { en: '{value:money}', zh: '{value:money}' },
  'found.other': { en: '{column:text} {value:text}', zh: '{column:text} {value:text}' },
} as const satisfies Words
