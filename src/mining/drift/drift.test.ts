import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { ColumnSchema } from '../../warehouse/engine/table-schema.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysBefore } from '../day.js'
import { register } from '../model.js'
import { mine } from '../run.js'
import { comeback } from '../sample-models.js'
import { buildSmallStar } from '../small-star.js'
import { columnDrift } from './column-drift.js'
import { driftOf, stabilityIndex } from './psi.js'

describe('the stability index', () => {
  it('is that of the arithmetic by hand', () => {
    // Shares .5, .3, .2 become .4, .3, .3: .1 ln(.5/.4) + 0 + .1 ln(.3/.2) = .0223144 + .0405465.
    const bins = [
      { earlier: 50, later: 40 },
      { earlier: 30, later: 30 },
      { earlier: 20, later: 30 },
    ]
    expect(stabilityIndex(bins)).toBeCloseTo(0.0628609, 6)
    expect(driftOf(stabilityIndex(bins))).toBe('steady')
  })

  it('takes an empty bin for half a row, and has no value for a day without rows', () => {
    const one = stabilityIndex([
      { earlier: 100, later: 50 },
      { earlier: 0, later: 50 },
    ])
    expect(one).toBeCloseTo(-0.5 * Math.log(0.5) + 0.495 * Math.log(0.5 / 0.005), 9)
    expect(stabilityIndex([{ earlier: 0, later: 3 }])).toBeNull()
    expect(stabilityIndex([])).toBeNull()
  })

  it('is never below nothing, nothing for the same shares, and the same both ways round', () => {
    const bin = fc.record({ earlier: fc.integer({ min: 0, max: 500 }), later: fc.integer({ min: 0, max: 500 }) })
    fc.assert(
      fc.property(fc.array(bin, { minLength: 1 }), bins => {
        const there = stabilityIndex(bins)
        const back = stabilityIndex(bins.map(({ earlier, later }) => ({ earlier: later, later: earlier })))
        if (there === null || back === null) {
          expect([there, back]).toEqual([null, null])
          return
        }
        // Each bin adds something of one sign.
        expect(there).toBeGreaterThanOrEqual(0)
        // Ten digits are kept, and the last may differ: sums of floats depend on their signs' order.
        expect(Math.abs(there - back)).toBeLessThanOrEqual(2e-9 * Math.max(1, there))
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), sizes => {
        expect(stabilityIndex(sizes.map(n => ({ earlier: n, later: 3 * n })))).toBeCloseTo(0, 12)
      }),
    )
  })
})

describe('drift in the engine', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openDraft({ path: ':memory:', threads: 2 })
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  const column = (name: string, type: ColumnSchema['type']): ColumnSchema => ({
    name,
    type,
    nullable: true,
    personal: false,
    lineage: false,
    meaning: '',
  })

  it('bins numbers by the values of the earlier day, words each, and what is absent', async () => {
    await engine.run(
      statement(`create or replace table work.before as select i as v, cast(i % 3 as decimal(18,4)) as tied,
        case when i <= 50 then 'a' else 'b' end as word, case when i <= 10 then null else i end as gap from range(1, 101) as t(i)`),
    )
    await engine.run(
      statement(`create or replace table work.after as select i + 10 as v, cast(i % 3 as decimal(18,4)) as tied,
        case when i <= 50 then 'a' else 'new' end as word, case when i <= 30 then null else i end as gap from range(1, 101) as t(i)`),
    )
    const columns = [
      column('v', 'bigint'),
      column('tied', 'decimal(18,4)'),
      column('word', 'varchar'),
      column('gap', 'double'),
    ]
    const days = { earlier: sql`work.before`, later: sql`work.after` }
    const found = Object.fromEntries((await columnDrift(engine, columns, days)).map(one => [one.column_name, one]))
    // The lowest tenth is empty, the highest holds two tenths.
    expect(found.v).toEqual({
      column_name: 'v',
      bins: 10,
      psi: stabilityIndex([
        { earlier: 10, later: 0 },
        ...Array.from({ length: 8 }, () => ({ earlier: 10, later: 10 })),
        { earlier: 10, later: 20 },
      ]),
    })
    expect(found.tied).toMatchObject({ bins: 3, psi: 0 })
    expect(found.word).toMatchObject({
      bins: 3,
      psi: stabilityIndex([
        { earlier: 50, later: 50 },
        { earlier: 50, later: 0 },
        { earlier: 0, later: 50 },
      ]),
    })
    expect(found.gap?.bins).toBe(11)
    expect(driftOf(found.gap?.psi ?? null)).toBe('far')
  })

  it('a night tells how far features and scores have moved since the fit day, and what to do', async () => {
    // In June customers buy who never did before: all that is recent on 1 June is old by the 29th.
    const sales = Array.from({ length: 400 }, (_, i) => ({
      order: i + 1,
      customer: (i % 200) + 1,
      day: daysBefore('2024-06-01' as Day, 1 + (i % 90)),
    }))
    await buildSmallStar(engine, { sales })
    const registry = { comeback: async () => register(comeback) }
    const [first] = await mine(engine, { asOf: '2024-06-01' as Day, registry, analyses: [] })
    expect(first?.notes.filter(note => note.includes('stability'))).toEqual([])
    const [later] = await mine(engine, { asOf: '2024-06-29' as Day, registry, analyses: [] })
    expect(later).toMatchObject({ fit_day: '2024-06-01', state: 'reused' })
    expect(later?.notes).toContainEqual(
      expect.stringMatching(
        /^the feature recency_days has moved since 2024-06-01: stability index [\d.]+, above 0.25; learn anew with kehu models refit comeback$/,
      ),
    )
    const kept = await rows(
      engine,
      statement('select model, as_of, kind, column_name from model_drift order by kind, column_name'),
    )
    expect(kept).toEqual([
      { model: 'comeback', as_of: '2024-06-29', kind: 'feature', column_name: 'frequency' },
      { model: 'comeback', as_of: '2024-06-29', kind: 'feature', column_name: 'recency_days' },
      { model: 'comeback', as_of: '2024-06-29', kind: 'score', column_name: 'chance' },
    ])
  })
})
