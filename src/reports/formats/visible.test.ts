import { describe, expect, it } from 'vitest'
import { visible } from './visible.js'

describe('visible', () => {
  it.each([
    ['two\nlines\t\r', 'two␊lines␉␍'],
    ['\u001B[31mred', '␛[31mred'],
    ['\u007F\u009B', '␡\uFFFD'],
    ['user\u202Egpj.exe', 'user\uFFFDgpj.exe'],
    ['a\u2028b', 'a\uFFFDb'],
    ['客户 😀 Zoë', '客户 😀 Zoë'],
    // a joiner builds emoji and Persian words, and steers nothing
    ['👩‍👧', '👩‍👧'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })
})
