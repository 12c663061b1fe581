import { describe, expect, it } from 'vitest'
import { openDuckdb } from '../warehouse/engine/duckdb/duckdb.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { portabilityFaults } from '../warehouse/engine/portability.js'
import { trinoPortable } from '../warehouse/engine/portable.js'
import { statement } from '../warehouse/engine/query.js'
import { type LeavingChoice, leavingColumnFaults, leavingQuery } from './leaving.js'

const choice: LeavingChoice = {
  audience: 'stay',
  leastChance: 0.5,
  offer: null,
  control: 0.2,
  columns: ['customer_key', 'chance'],
}

/** 2,000 customers; chances are turned by so many places from those of the first night. */
async function night(engine: Engine, turned = 0) {
  const tables = [
    `score_churn as select i::bigint as customer_key, ((i + ${turned}) % 100) / 100.0::double as chance, cast(null as boolean) as has_left
      from range(1, 2001) as t(i)`,
    'mart_customer as select i::bigint as customer_key, cast(i as decimal(18,4)) as expected_value from range(1, 2001) as t(i)',
    "dim_customer as select i::bigint as customer_key, 'shop' as source, i::varchar as customer_id from range(1, 2001) as t(i)",
  ]
  for (const text of tables) await engine.run(statement(`create or replace table ${text}`))
}

async function keys(engine: Engine, of: LeavingChoice, side: 'written' | 'control'): Promise<readonly number[]> {
  const found = await rows(engine, leavingQuery(of, side))
  return found.map(({ customer_key }) => Number(customer_key))
}

describe('a list of those who may leave', () => {
  it('leaves a share alone, the same customers night after night', async () => {
    await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
    await night(engine)
    const [written, control] = [await keys(engine, choice, 'written'), await keys(engine, choice, 'control')]
    expect(written.length + control.length).toBe(1000)
    expect(written.filter(key => control.includes(key))).toEqual([])
    // Of 1,000 by a fair hash a fifth, within four standard deviations.
    expect(Math.abs(control.length - 200)).toBeLessThan(51)
    await night(engine, 30)
    const later = [await keys(engine, choice, 'written'), await keys(engine, choice, 'control')]
    expect(later[0]?.filter(key => control.includes(key))).toEqual([])
    expect(later[1]?.filter(key => written.includes(key))).toEqual([])
    expect(later[1]?.some(key => control.includes(key))).toBe(true)
    await night(engine)
    const other = await keys(engine, { ...choice, audience: 'other' }, 'control')
    expect(other.filter(key => control.includes(key)).length).toBeLessThan(80)
    expect(await keys(engine, { ...choice, control: 0 }, 'control')).toEqual([])
  })

  it('names those of whom the offer saves more than it costs, most first', async () => {
    await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
    await night(engine)
    const offer = { cost: 5, take_up: 0.1 }
    const of = { ...choice, leastChance: undefined, offer, control: 0, columns: ['customer_key', 'saved'] }
    const worth = Array.from({ length: 2000 }, (_, i) => ({
      key: i + 1,
      saved: (((i + 1) % 100) / 100) * 0.1 * (i + 1),
    }))
      .filter(({ saved }) => saved > 5 + 1e-9)
      .sort((a, b) => b.saved - a.saved)
    const found = await rows(engine, leavingQuery(of, 'written'))
    expect(found).toHaveLength(worth.length)
    expect(found[0]).toEqual({
      customer_key: BigInt(worth[0]?.key ?? 0),
      saved: expect.closeTo(worth[0]?.saved ?? 0, 9),
    })
    // Whoever has left already is made no offer.
    await engine.run(statement('update score_churn set has_left = customer_key <= 1000'))
    expect(await keys(engine, of, 'written')).toEqual(worth.map(({ key }) => key).filter(key => key > 1000))
    await night(engine)
    const declared = { ...of, offer: { ...offer, value: 60 } }
    expect(await keys(engine, declared, 'written')).toHaveLength(16 * 20)
    expect(() => leavingQuery({ ...of, offer: null }, 'written')).toThrow('neither an offer nor a least chance')
  })

  it('means the same on a cluster', () => {
    for (const offer of [null, { cost: 5, take_up: 0.1 }]) {
      const built = leavingQuery({ ...choice, offer, columns: undefined }, 'control').build(trinoPortable)
      const text = 'compile' in built ? built.compile().sql : built.text
      expect(
        portabilityFaults(text).filter(({ message }) => !/^(md5|to_utf8|to_hex|from_base)\(\)/.test(message)),
      ).toEqual([])
    }
  })

  it('may have the columns of the score, and no others', () => {
    expect(leavingColumnFaults(['chance', 'reason_1', 'saved', 'net_sales', 'email'])).toEqual([])
    expect(
      leavingColumnFaults(['chanse', 'chance', 'chance']).map(({ item, message }) => [item, message.slice(0, 30)]),
    ).toEqual([
      [0, "no column 'chanse'; expected o"],
      [2, "the column 'chance' is named t"],
    ])
  })
})
