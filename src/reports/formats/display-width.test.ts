import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth, truncate } from './display-width.js'

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['Zoë', 3],
    ['Zoe\u0308', 3],
    ['客户', 4],
    ['ｶﾅ', 2],
    ['カナ', 4],
    ['한국어', 6],
    ['\u1112\u1161\u11AB', 2],
    ['，。', 4],
    ['ＡＢ', 4],
    ['😀', 2],
    ['👩‍👩‍👧', 2],
    ['👍🏽', 2],
    ['🇨🇳', 2],
    ['☎️', 2],
    ['☎', 1],
    ['𠮷', 2],
    ['a\u200Bb', 2],
    ['…', 1],
    ['─█', 2],
  ])('%j takes %d', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('truncate', () => {
  it.each([
    ['customer', 8, 'customer'],
    ['customers', 8, 'custome…'],
    ['客户分析', 8, '客户分析'],
    ['客户分析', 7, '客户分…'],
    // three cells leave two for signs, six cells five: half a sign is never shown
    ['客户分析', 6, '客户…'],
    ['👩‍👩‍👧👩‍👩‍👧', 3, '👩‍👩‍👧…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%j in %d cells is %j', (text, width, expected) => {
    expect(truncate(text, width)).toBe(expected)
  })

  it('never takes more than it may, and keeps what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => {
        const cut = truncate(text, width)
        expect(displayWidth(cut)).toBeLessThanOrEqual(width)
        if (displayWidth(text) <= width) expect(cut).toBe(text)
        else if (width > 0) expect(cut.endsWith('…') && text.startsWith(cut.slice(0, -1))).toBe(true)
      }),
    )
  })
})
