import { expect, test } from 'vitest'
import { parsePreset } from '../../config/load-preset.js'
import { noPhonePlan } from './phone-plan.js'
import { contractId } from './stage.js'

/** The id of a contract with these keys, and with these of its kind of file. */
function idOf(more: string, ofKind = ''): string {
  const yaml = `${more}\nfiles: [{ name: people, ${ofKind} maps: { customer: { customer_id: Id } } }]`
  const { contract } = parsePreset(yaml, 'x')
  const files = contract.files.map(kind => ({ ...kind, path: [] }))
  const source = { name: 'crm', preset: undefined, contract: { ...contract, timezone: 'UTC', currency: 'GBP', files } }
  return contractId(source, { zone: 'UTC', dayStarts: '00:00', currency: 'GBP', hasRates: false, phones: noPhonePlan })
}

test('what no record is read by stages nothing anew', () => {
  const plain = idOf('')
  expect(idOf('deadline_days: 3\nquality: { volume: 0.5 }')).toBe(plain)
  expect(idOf('', 'unmapped: [Note],')).toBe(plain)
  // What the language of reports adds reads only files that were not read at all.
  expect(idOf('', 'read: { encoding: [utf-8, gb18030] },')).toBe(plain)
})

test('what decides on records does', () => {
  const strict = 'on_drift: { new: quarantine }'
  const ids = [
    idOf(''),
    idOf(strict),
    idOf(strict, 'unmapped: [Note],'),
    idOf('on_drift: quarantine'),
    idOf('', 'read: { encoding: gb18030 },'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})
