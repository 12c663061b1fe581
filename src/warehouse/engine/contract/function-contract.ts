import { describe, expect, test } from 'vitest'
import type { Engine } from '../engine.js'
import { portabilityFaults } from '../portability.js'
import { portableFunctions } from '../portable-functions.js'
import { scalar } from './fixture.js'
import { functionCases } from './function-cases.js'

export function functionContract(engine: () => Engine): void {
  describe('functions', () => {
    test('each portable function is tried', () => {
      expect(Object.keys(functionCases).sort()).toEqual([...portableFunctions].sort())
      expect(Object.entries(functionCases).filter(([, cases]) => cases.length === 0)).toEqual([])
    })

    test.each(Object.entries(functionCases).flatMap(([, cases]) => cases))('%s', async (text, value) => {
      expect(portabilityFaults(`select ${text} as x`)).toEqual([])
      const found = await scalar(engine(), text)
      // A width of integers is no meaning; the last bits of a DOUBLE are the engine's.
      if (typeof value === 'bigint' || Number.isInteger(value)) expect(Number(found)).toBe(Number(value))
      else if (typeof value === 'number') expect(found).toBeCloseTo(value, 12)
      else expect(found).toBe(value)
    })
  })
}
