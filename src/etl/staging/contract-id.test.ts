import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { parsePreset } from '../../config/load-preset.js'
import type { Language } from '../../config/locale.js'
import { stagingRules } from '../../warehouse/night/rules.js'
import { noPhonePlan } from './phone-plan.js'
import { contractId } from './stage.js'

const reading = { zone: 'UTC', dayStarts: '00:00', currency: 'GBP', hasRates: false, phones: noPhonePlan }

/** The id of a contract with these keys, and with these of its kind of file. */
function idOf(more: string, ofKind = '', language: Language = 'en'): string {
  const yaml = `${more}\nfiles: [{ name: people, ${ofKind} maps: { customer: { customer_id: Id } } }]`
  const { contract } = parsePreset(yaml, 'x')
  const files = contract.files.map(kind => ({ ...kind, path: [], language }))
  const source = { name: 'crm', preset: undefined, contract: { ...contract, timezone: 'UTC', currency: 'GBP', files } }
  return contractId(source, reading)
}

test('what is staged in a warehouse is found again: another id would stage every file anew', () => {
  const on_drift = { new: 'warn', lost: 'warn', renamed: 'stop', retyped: 'stop' }
  const shared = { deliveries: 'overlap', repeats: 'keep', on_drift, ids: {}, not_products: [], ignore: [] }
  const customer = { customer_id: { kind: 'column', columns: ['Id'], optional: false } }
  const read = { quote: '"', encoding: [], nulls: [] }
  const kinds = [{ name: 'people', maps: { customer }, read }]
  const zones = { timezone: 'UTC', currency: 'GBP' }
  const told = JSON.stringify([stagingRules(), 'crm', { ...shared, ...zones }, kinds, reading])
  expect(idOf('')).toBe(createHash('md5').update(told).digest('hex').slice(0, 12))
})

test('what no record is read by stages nothing anew', () => {
  const plain = idOf('')
  expect(idOf('deadline_days: 3\nquality: { volume: 0.5 }')).toBe(plain)
  expect(idOf('', 'unmapped: [Note],')).toBe(plain)
  // What the language of reports adds reads only files that were not read at all.
  expect(idOf('', '', 'zh')).toBe(plain)
})

test('what decides on records does', () => {
  const strict = 'on_drift: { new: quarantine }'
  const ids = [
    idOf(''),
    idOf(strict),
    idOf(strict, 'unmapped: [Note],'),
    idOf('on_drift: quarantine'),
    idOf('', 'read: { encoding: gb18030 },'),
    idOf('', 'read: { encoding: [utf-8, gb18030] },'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})
