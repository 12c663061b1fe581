import { describe, expect, it } from 'vitest'
import { families } from '../../mining/churn/family.js'
import { causeText } from './cause-text.js'
import { causeWords } from './causes.js'
import { voice } from './voice.js'

describe('causes of leaving', () => {
  const names = families.flatMap(({ numbers, words = {} }) => [...Object.entries(numbers), ...Object.entries(words)])

  it.each(names)('%s has a name in every language', (name, says) => {
    expect(causeWords).toHaveProperty([`cause.${name}`, 'en'], says)
  })

  it.each([
    ['days since the last purchase ≤ 12', '距上次购买天数 ≤ 12'],
    ['0.5 < trend of orders (−1 to 1) ≤ 1', '0.5 < 订单趋势（−1 至 1） ≤ 1'],
    ['age missing', '年龄缺失'],
    ['contract = a = b', 'contract = a = b'],
    ['tenure > 24', 'tenure > 24'],
    ['plan other', '套餐为其他值'],
    ['whatever a model says', 'whatever a model says'],
  ])('%s is said in the language of the page', (says, zh) => {
    expect([voice('en', 'EUR').say(causeText(says)), voice('zh', 'EUR').say(causeText(says))]).toEqual([says, zh])
  })
})
