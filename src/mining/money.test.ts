import fc from 'fast-check'
import { expect, it } from 'vitest'
import { moneyText, tenThousandths } from './money.js'

it('reads and writes amounts exactly', () => {
  expect(tenThousandths('-1.5')).toBe(-15000n)
  expect(tenThousandths('-0.0001')).toBe(-1n)
  expect(moneyText(-1n)).toBe('-0.0001')
  expect(tenThousandths('12345678901234.5678')).toBe(123456789012345678n)
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      units => tenThousandths(moneyText(units)) === units,
    ),
  )
})

it.each(['', '1e5', '1.23456', 'NaN', '.5', '1,5'])('does not take %j for an amount', text => {
  expect(() => tenThousandths(text)).toThrow(`'${text}' is no amount`)
})
