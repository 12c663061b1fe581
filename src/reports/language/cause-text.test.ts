import { describe, expect, it } from 'vitest'
import { type Cause, causeSchema, type Held } from '../../mining/churn/cause.js'
import { families } from '../../mining/churn/family.js'
import { causeText } from './cause-text.js'
import { causeWords } from './causes.js'
import { voice } from './voice.js'

describe('causes of leaving', () => {
  const names = families.flatMap(({ numbers, words = {} }) => [...Object.entries(numbers), ...Object.entries(words)])

  it.each(names)('%s has a name in every language', (name, says) => {
    expect(causeWords).toHaveProperty([`cause.${name}`, 'en'], says)
  })

  const cause = (column: string, holds: Held, more: Partial<Cause> = {}): Cause => ({
    column,
    name: 'tenure',
    since: false,
    unit: 'number',
    span: null,
    alike: [],
    holds,
    ...more,
  })
  const range = (above: number | null, most: number | null): Held => ({ is: 'range', above, most })
  const whole = { span: { least: 0, greatest: 40, whole: true, few: null } } as const
  const broken = { span: { least: 0, greatest: 1, whole: false, few: null } } as const
  const months = { span: { least: 1, greatest: 12, whole: true, few: [1, 6, 12] } } as const
  const flag = { span: { least: 0, greatest: 1, whole: true, few: [0, 1] } } as const

  it.each<[Cause, string, string]>([
    [cause('age', { is: 'missing' }), 'age: not known', '年龄：未知'],
    [
      cause('net_sales', { is: 'level', level: 'x' }, { alike: [{ column: 'mrr', name: 'mrr', since: false }] }),
      'net sales so far: x (also told by what a month brings)',
      '累计净销售额：x（月收入也说明同一点）',
    ],
    [cause('cases', { is: 'none' }), 'service cases: none', '工单数：无'],
    [
      cause('cases', { is: 'none' }, { among_alike: true }),
      'service cases: none, among customers alike in the rest',
      '工单数：无（其余各项相同的客户之间）',
    ],
    [
      cause('orders_trend', { is: 'none' }, { unit: 'trend' }),
      'orders of the last 90 days, against the 90 before: nothing in either',
      '近 90 天订单数（与前 90 天相比）：两段均无',
    ],
    [cause('age', { is: 'known' }), 'age: known', '年龄：已知'],
    [cause('plan', { is: 'other' }), 'plan: another value', '套餐：其他值'],
    [cause('attribute_tenure', { is: 'level', level: 'a = b' }), 'tenure: a = b', 'tenure：a = b'],
    // An attribute may be called as a feature of ours: its values are not ours.
    [cause('attribute_age', { is: 'missing' }), 'tenure: not known', 'tenure：未知'],
    [
      cause('attribute_tenure', range(24, null), { since: true, ...whole }),
      'days since tenure: 25 or more',
      '距 tenure 天数：25 及以上',
    ],
  ])('%j is said in the language of the page', (of, en, zh) => {
    expect([voice('en', 'EUR').say(causeText(of)), voice('zh', 'EUR').say(causeText(of))]).toEqual([en, zh])
  })

  it.each<[string, Cause, string]>([
    ['whole numbers by the first and the last', cause('recency_days', range(12, 30), whole), '13 to 30'],
    ['one whole number by itself', cause('orders_90_days', range(1, 2), whole), '2'],
    ['none by itself', cause('orders_90_days', range(null, 0), whole), '0'],
    ['the least ones', cause('orders_90_days', range(null, 3), whole), 'at most 3'],
    ['the greatest ones', cause('orders_90_days', range(30, null), whole), '31 or more'],
    ['few ones by those that there are', cause('attribute_x', range(1, 6), months), '6'],
    ['the greatest of few', cause('attribute_x', range(6, null), months), '12 or more'],
    ['some of few', cause('attribute_x', range(1, 12), months), '6 to 12'],
    ['the least of few', cause('attribute_x', range(null, 1), months), '1'],
    ['flags by what they are', cause('attribute_x', range(0, null), flag), '1'],
    ['shares in percent', cause('discount_share', range(0.2501, null), { unit: 'share', ...broken }), 'more than 25%'],
    [
      'shares that are close',
      cause('discount_share', range(0.2501, 0.2513), { unit: 'share' }),
      'more than 25%, up to 25.1%',
    ],
    ['shares of nothing', cause('discount_share', range(null, 0), { unit: 'share', ...broken }), '0%'],
    ['shares close to nothing', cause('discount_share', range(null, 0.0004), { unit: 'share' }), 'at most 0.04%'],
    ['shares close to all', cause('discount_share', range(0.9996, null), { unit: 'share' }), 'more than 99.96%'],
    ['days whole', cause('own_gap_days', range(12.36, 30.71), { unit: 'days' }), 'more than 12, up to 31'],
    ['days that are close', cause('own_gap_days', range(12.36, 12.4), { unit: 'days' }), 'more than 12.36, up to 12.4'],
    ['money in the currency', cause('net_sales', range(1204.55, null), { unit: 'money' }), 'more than €1,205'],
    [
      'money to the cent where that matters',
      cause('net_sales', range(9.41, 9.45), { unit: 'money' }),
      'more than €9.41, up to €9.45',
    ],
    ['years without a comma', cause('attribute_x', range(2015, 2016), whole), '2016'],
    ['numbers with four digits', cause('attribute_x', range(0.123456, null)), 'more than 0.1235'],
    [
      'numbers that are close with more',
      cause('attribute_x', range(0.123451, 0.123459)),
      'more than 0.12345, up to 0.12346',
    ],
  ])('%s', (_, of, says) => {
    expect(voice('en', 'EUR').say(causeText(of)).split(': ').at(-1)).toBe(says)
  })

  it.each<[number | null, number | null, string, string]>([
    [null, -1, 'none any more', '已降为零'],
    [null, -1 / 3, 'fell by 50% or more', '下降 50% 或更多'],
    [-1, -1 / 3, 'fell by 50% or more, but not to none', '下降 50% 或更多，但未降为零'],
    [-1, 0.2, 'fell, or rose by at most 50%, but not to none', '下降，或上升不超过 50%，但未降为零'],
    [-1, null, 'some still', '未降为零'],
    [-0.5, -1 / 3, 'fell by 50% to 67%', '下降 50% 至 67%'],
    [-1 / 3, 0, 'as many, or fell by less than 50%', '持平，或下降不到 50%'],
    [-1 / 3, 0.2, 'fell by less than 50%, or rose by at most 50%', '下降不到 50%，或上升不超过 50%'],
    [null, 0, 'as many or fewer', '持平或下降'],
    [null, 0.2, 'fell, or rose by at most 50%', '下降，或上升不超过 50%'],
    [-1 / 3, null, 'rose, or fell by less than 50%', '上升，或下降不到 50%'],
    [0, 0.5, 'rose by at most 200%', '上升不超过 200%'],
    [0.2, 0.5, 'rose by 50% to 200%', '上升 50% 至 200%'],
    [0, null, 'rose', '上升'],
    [0.5, 1, 'rose by more than 200%', '上升超过 200%'],
  ])('a trend above %s up to %s is said in words', (above, most, en, zh) => {
    const of = causeText(cause('attribute_x', range(above, most), { unit: 'trend' }))
    expect([voice('en', 'EUR').say(of), voice('zh', 'EUR').say(of)]).toEqual([`tenure: ${en}`, `tenure：${zh}`])
  })

  it('are read from cards of earlier versions, that kept neither unit nor span', () => {
    const before = { column: 'net_sales', name: 'net sales so far', since: false, holds: range(12, 30) }
    expect(voice('en', 'EUR').say(causeText(causeSchema.parse(before)))).toBe(
      'net sales so far: more than 12, up to 30',
    )
  })
})
