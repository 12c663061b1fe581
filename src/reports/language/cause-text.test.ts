import { describe, expect, it } from 'vitest'
import type { Cause, Held } from '../../mining/churn/cause.js'
import { families } from '../../mining/churn/family.js'
import { causeText } from './cause-text.js'
import { causeWords } from './causes.js'
import { voice } from './voice.js'

describe('causes of leaving', () => {
  const names = families.flatMap(({ numbers, words = {} }) => [...Object.entries(numbers), ...Object.entries(words)])

  it.each(names)('%s has a name in every language', (name, says) => {
    expect(causeWords).toHaveProperty([`cause.${name}`, 'en'], says)
  })

  const cause = (column: string, holds: Held, since = false): Cause => ({ column, name: 'tenure', since, holds })

  it.each<[Cause, string, string]>([
    [
      cause('recency_days', { is: 'range', above: null, most: 12 }),
      'days since the last purchase ≤ 12',
      '距上次购买天数 ≤ 12',
    ],
    [
      cause('orders_trend', { is: 'range', above: 0.5, most: 1 }),
      '0.5 < trend of orders (−1 to 1) ≤ 1',
      '0.5 < 订单趋势（−1 至 1） ≤ 1',
    ],
    [cause('age', { is: 'missing' }), 'age missing', '年龄缺失'],
    [cause('age', { is: 'known' }), 'age known', '年龄已知'],
    [cause('plan', { is: 'other' }), 'plan other', '套餐为其他值'],
    [cause('attribute_tenure', { is: 'level', level: 'a = b' }), 'tenure = a = b', 'tenure = a = b'],
    [cause('attribute_tenure', { is: 'range', above: 24, most: null }), 'tenure > 24', 'tenure > 24'],
    [
      cause('attribute_tenure', { is: 'range', above: 24, most: null }, true),
      'days since tenure > 24',
      '距 tenure 天数 > 24',
    ],
    // An attribute may be called as a feature of ours: its values are not ours.
    [cause('attribute_age', { is: 'missing' }), 'tenure missing', 'tenure缺失'],
  ])('%j is said in the language of the page', (of, en, zh) => {
    expect([voice('en', 'EUR').say(causeText(of)), voice('zh', 'EUR').say(causeText(of))]).toEqual([en, zh])
  })
})
