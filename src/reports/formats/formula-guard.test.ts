import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardFormula, unguardFormula } from './formula-guard.js'

/** Texts from the characters that matter, so that formulas are likely. */
const risky = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', "'", ' ', '1', '.', 'a') })
const text = fc.oneof(risky, fc.string({ unit: 'grapheme' }))

describe('guardFormula', () => {
  it.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    ' =1',
    "'=1",
    '-',
    '+1+1',
    '+1-1',
    '+49 30 SUM(1)',
    '+49 30 123456=1',
    '+49301234567=1',
  ])('defuses %j', danger => {
    expect(guardFormula(danger)).toBe(`'${danger}`)
  })

  it.each([
    '+49 30 123456',
    '+44 20 7946 0000',
    '+1 (555) 123-4567',
    '+4930123456',
    '+8613812345678',
    '-12.50',
    '+3',
    '',
    'a=b',
    "O'Neill",
    '张伟',
    '1+1',
    '2024-01-01',
  ])('leaves %j alone', harmless => {
    expect(guardFormula(harmless)).toBe(harmless)
  })

  it('leaves every international telephone number alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]([ .-]?\d){6,14}$/), phone => {
        expect(guardFormula(phone)).toBe(phone)
      }),
    )
  })

  it('lets no text begin a formula but signed numbers and telephone numbers', () => {
    fc.assert(
      fc.property(text, given => {
        const guarded = guardFormula(given)
        expect(
          /^[=+\-@\t\r\n＝＋－＠]/.test(guarded.trimStart()) && !/^[+-][\d.]+$|^\+[\d ()./-]+$/.test(guarded),
        ).toBe(false)
      }),
    )
  })

  it('is undone exactly, for any text', () => {
    fc.assert(
      fc.property(text, given => {
        expect(unguardFormula(guardFormula(given))).toBe(given)
      }),
    )
  })
})
