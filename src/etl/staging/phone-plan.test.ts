import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { openWorkbench } from '../workbench.js'
import { noPhonePlan, phoneKey, phonePlan } from './phone-plan.js'

let engine: Engine
beforeAll(async () => {
  engine = await openWorkbench({ spill: '', threads: 1 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function keyIn(country: string | undefined, text: string): Promise<unknown> {
  const sql = `select ${phoneKey('x', await phonePlan(country))} as key from (select $1 as x)`
  const [row] = await rows(engine, statement<{ key: string | null }>(sql, [text]))
  return row?.key
}

describe('the key of a telephone number', () => {
  it.each<[string, string, string | null]>([
    // Behind a trunk prefix.
    ['GB', '+44 (0)20 7946 0018', '+442079460018'],
    ['GB', '020 7946 0018', '+442079460018'],
    ['GB', '0044 20 7946 0018', '+442079460018'],
    ['GB', '(020) 7946 0018', '+442079460018'],
    ['GB', '(0044) 20 7946 0018', '+442079460018'],
    ['DE', '030 901820', '+4930901820'],
    ['CN', '010-6552 9988', '+861065529988'],
    ['US', '1-212-555-0123', '+12125550123'],
    ['RU', '8 (912) 345-67-89', '+79123456789'],
    ['HU', '06 20 123 4567', '+36201234567'],
    // Without one: all of it is the number.
    ['US', '(212) 555-0123', '+12125550123'],
    ['US', '416 555 0123', '+14165550123'],
    ['DK', '32 12 34 56', '+4532123456'],
    ['ES', '612 34 56 78', '+34612345678'],
    ['CN', '138 1234 5678', '+8613812345678'],
    ['GB', '07700 900123', '+447700900123'],
    ['IN', '98765 43210', '+919876543210'],
    // Italy keeps its 0.
    ['IT', '06 6982 1234', '+390669821234'],
    ['IT', '+39 06 6982 1234', '+390669821234'],
    ['IT', '312 345 6789', '+393123456789'],
    // No whole number, or none at all.
    ['GB', '7946', null],
    ['GB', '7946 0018', null],
    ['DE', '901 8200', null],
    ['AT', '664 1234', null],
    ['US', '555-0123', null],
    ['US', '020 7946 0018', null],
    ['DK', '0032 12', null],
    ['GB', 'call me', null],
    ['GB', '00000000', null],
    ['GB', '+00 000 000', null],
    ['GB', '+44 20 7946 0018 1234567', null],
  ])('in %s, %j is %j', async (country, text, key) => {
    expect(await keyIn(country, text)).toBe(key)
  })

  it('cannot be told from a national number where the project names no country, or one without telephones', async () => {
    expect(await phonePlan('AQ')).toEqual(noPhonePlan)
    expect(await keyIn(undefined, '020 7946 0018')).toBeNull()
    expect(await keyIn(undefined, '2079460018')).toBeNull()
    expect(await keyIn(undefined, '+44 20 7946 0018')).toBe('+442079460018')
  })
})
