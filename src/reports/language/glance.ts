import type { Words } from './words.js'

/** Page: can I trust this night, and what does it say? */
export const glanceWords = {
  'glance.title': { en: 'At a glance', zh: '概览' },
  'glance.question': { en: 'Can I trust this night, and what does it say?', zh: '今晚的结果可信吗？说明了什么？' },
  'glance.empty': {
    en: 'There is nothing to trust yet: no record has been delivered.',
    zh: '还没有可以判断的内容：尚未收到任何记录。',
  },
  'glance.trusted': {
    en: 'Yes: every record ({records:count}) is accounted for, and every check ({checks:count}) passed.',
    zh: '可信：{records:count} 条记录全部有去向，{checks:count} 项检查全部通过。',
  },
  'glance.care': {
    en: 'Yes, with care: {concerns:text}.',
    zh: '可信，但需留意：{concerns:text}。',
  },
  'glance.refused': {
    en: 'No: {failed:count} blocking {failed#check|checks} failed ({names:text}). Do not use these figures.',
    zh: '不可信：{failed:count} 项必过检查未通过（{names:text}）。请勿使用这些数字。',
  },
  'glance.concern_quarantined': {
    en: '{records:count} {records#record is|records are} in quarantine ({share:percent})',
    zh: '{records:count} 条记录被隔离（{share:percent}）',
  },
  'glance.concern_checks': {
    en: '{failed:count} {failed#check|checks} found something to look at ({names:text})',
    zh: '{failed:count} 项检查发现需要查看的问题（{names:text}）',
  },
  'glance.concern_unchecked': { en: 'no check has been run', zh: '没有运行任何检查' },
  'glance.concern_unbalanced': {
    en: 'net sales are not gross sales less discounts and returns',
    zh: '净销售额不等于销售总额减去折扣和退货',
  },
  'glance.says': {
    en: 'Net sales are {net:money_whole}, in {orders:count} {orders#order|orders} of {customers:count} {customers#customer|customers}, from {first:day} to {last:day}.',
    zh: '{first:day}至{last:day}，{customers:count} 位客户共下 {orders:count} 个订单，净销售额为 {net:money_whole}。',
  },
  'glance.says_nothing': { en: 'No order has been counted so far.', zh: '目前还没有计入任何订单。' },
  'glance.checks_passed': { en: 'Checks passed', zh: '通过的检查' },
  'glance.loaded': { en: 'Records loaded', zh: '已加载的记录' },
  'glance.loaded_note': { en: 'of {records:count} delivered', zh: '共收到 {records:count} 条' },
  'glance.since': { en: '{first:day} to {last:day}', zh: '{first:day}至{last:day}' },
  'glance.money_title': { en: 'From gross to net sales', zh: '从销售总额到净销售额' },
  'glance.line': { en: 'Line', zh: '项目' },
  'glance.amount': { en: 'Amount', zh: '金额' },
  'glance.minus_discounts': { en: 'less discounts', zh: '减：折扣' },
  'glance.minus_returns': { en: 'less returns', zh: '减：退货' },
  'glance.unknown_customer': { en: 'of which without a known customer', zh: '其中：客户未知' },
  'glance.outside_products': {
    en: 'Outside net sales: postage, fees and the like',
    zh: '净销售额之外：邮费、手续费等',
  },
  'glance.records_title': { en: 'What became of every record', zh: '每条记录的去向' },
  'glance.records_note': {
    en: 'Each delivered record has exactly one fate; they sum up to what was delivered.',
    zh: '每条收到的记录只有一个去向，合计等于收到的记录数。',
  },
  'glance.source': { en: 'Source', zh: '数据源' },
  'glance.fate': { en: 'Fate', zh: '去向' },
  'glance.reason': { en: 'Reason', zh: '原因' },
  'glance.share_source': { en: 'Share of source', zh: '占数据源比例' },
  'glance.checks_title': { en: 'Checks', zh: '检查' },
  'glance.checks_note': {
    en: 'A blocking check that fails holds the night back; the others only warn.',
    zh: '必过检查未通过时，当晚结果不发布；其他检查只作提示。',
  },
  'glance.found_title': { en: 'What the checks found', zh: '检查发现的内容' },
  'glance.found_note': {
    en: 'Of a check that found more, the first {shown:count} rows are shown.',
    zh: '发现更多行的检查只显示前 {shown:count} 行。',
  },
  'glance.found': { en: 'Found', zh: '发现' },
  'glance.check': { en: 'Check', zh: '检查' },
  'glance.kind': { en: 'Kind', zh: '类型' },
  'glance.result': { en: 'Result', zh: '结果' },
  'glance.rows_found': { en: 'Rows found', zh: '发现的行数' },
  'glance.blocking': { en: 'blocking', zh: '必过' },
  'glance.warning': { en: 'warning', zh: '提示' },
  'glance.passed': { en: '✓ passed', zh: '✓ 通过' },
  'glance.failed': { en: '✗ failed', zh: '✗ 未通过' },
  'fate.loaded': { en: 'loaded', zh: '已加载' },
  'fate.duplicate': { en: 'duplicate', zh: '重复' },
  'fate.ignored': { en: 'ignored', zh: '忽略' },
  'fate.quarantined': { en: 'quarantined', zh: '隔离' },
  'fate.erased': { en: 'erased', zh: '已删除' },
} as const satisfies Words
