import { expect, it } from 'vitest'
import { type ConsentName, consentOf } from './actions.js'

it.each<[string, ConsentName]>([
  ['E-Mail', 'email'],
  ['邮件', 'email'],
  ['call', 'phone'],
  ['电话', 'phone'],
  ['SMS', 'sms'],
  ['短信', 'sms'],
  ['letter', 'none'],
])('by %s customers are asked for the consent %s', (channel, consent) => {
  expect(consentOf({ channel })).toBe(consent)
  expect(consentOf({ channel, consent: 'none' })).toBe('none')
})
