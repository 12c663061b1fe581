import { expect, it } from 'vitest'
import { valueText } from './value-text.js'
import { voice } from './voice.js'

it.each([
  ['number', 0.30000000000004, '0.3', '0.3'],
  ['number', 1234.5678, '1235', '1235'],
  ['number', '108.15', '108.15', '108.15'],
  ['days', 41.666666, '42', '42'],
  ['money', 1234.5, '£1,235', '£1,235'],
  ['share', 0.123456, '12%', '12%'],
  ['trend', -0.5, 'fell by 67%', '下降 67%'],
  ['trend', 1 / 3, 'rose by 100%', '上升 100%'],
  ['trend', -1, 'none any more', '已降为零'],
  ['trend', 1, 'none before', '此前为零'],
  ['trend', 0, 'as many as before', '与此前持平'],
] as const)('%s %s is said as people do', (unit, value, en, zh) => {
  const said = (language: 'en' | 'zh') => voice(language, 'GBP').say(valueText({ unit }, value))
  expect([said('en'), said('zh')]).toEqual([en, zh])
})
