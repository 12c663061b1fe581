import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needsShared, sharedFile } from '../../../test/support/shared-data.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { portabilityFaults } from '../../warehouse/engine/portability.js'
import { trinoPortable } from '../../warehouse/engine/portable.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { dataset } from '../dataset.js'
import { relation } from '../relation.js'
import { judgeAmounts } from './amounts.js'
import { judgeChances } from './chances.js'
import type { Measured } from './evaluation.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function held(rows: string, order = 'order by customer_key') {
  await engine.run(statement(`create or replace table work.scored as select * from (${rows}) ${order}`))
  return dataset<{ customer_key: bigint }>(engine, ['customer_key'], 'scored')
}

const measured = (measures: readonly Measured[], name: string, baseline?: string) => {
  const found = measures.find(({ measure }) => measure === name)
  return baseline === undefined ? found?.model : found?.baselines.find(one => one.name === baseline)?.value
}

const columns = { actual: sql`actual`, model: sql`p`, baselines: { half: sql`5e-1` } }

describe('chances', () => {
  const of = (pairs: readonly (readonly [number, number])[]) =>
    pairs
      .map(([a, p], i) => `select ${i + 1}::bigint as customer_key, ${a} as actual, ${p}::double as p`)
      .join(' union all ')

  it('are judged as in the examples of scikit-learn', async () => {
    // roc_auc_score, sklearn/metrics/_ranking.py: .75.
    const auc = await judgeChances(
      await held(
        of([
          [0, 0.1],
          [0, 0.4],
          [1, 0.35],
          [1, 0.8],
        ]),
      ),
      columns,
    )
    expect(measured(auc, 'auc')).toBe(0.75)
    expect(measured(auc, 'auc', 'half')).toBe(0.5)
    // brier_score_loss: .037; log_loss of .9, .9, .8, .65 for what came: .21616.
    const brier = await judgeChances(
      await held(
        of([
          [0, 0.1],
          [1, 0.9],
          [1, 0.8],
          [0, 0.3],
        ]),
      ),
      columns,
    )
    expect(measured(brier, 'brier')).toBeCloseTo(0.0375, 10)
    const loss = await judgeChances(
      await held(
        of([
          [1, 0.9],
          [0, 0.1],
          [0, 0.2],
          [1, 0.65],
        ]),
      ),
      columns,
    )
    expect(measured(loss, 'log_loss')).toBeCloseTo(0.21616, 5)
  })

  it('stand what is sure and wrong, nobody who came, and everybody', async () => {
    const sure = await judgeChances(
      await held(
        of([
          [1, 0],
          [0, 1],
        ]),
      ),
      columns,
    )
    expect(measured(sure, 'log_loss')).toBeCloseTo(-Math.log(1e-6), 6)
    for (const came of [0, 1]) {
      const one = await judgeChances(
        await held(
          of([
            [came, 0.2],
            [came, 0.3],
          ]),
        ),
        columns,
      )
      expect(measured(one, 'auc')).toBeNull()
      expect(
        one
          .flatMap(({ model, baselines }) => [model, ...baselines.flatMap(b => [b.value, b.low, b.high])])
          .some(Number.isNaN),
      ).toBe(false)
    }
    expect(measured(await judgeChances(await held(of([[0, 0.2]])), columns), 'bias')).toBeNull()
  })
})

it('the questions mean the same on a cluster', async () => {
  const data = await held('select 1::bigint as customer_key, 1 as actual, 0.5::double as p')
  const asked: string[] = []
  const heard: typeof data = {
    ...data,
    sums: of => {
      asked.push(of(relation('scored'), trinoPortable).compile().sql)
      return data.sums(of)
    },
  }
  await judgeChances(heard, columns)
  await judgeAmounts(heard, columns)
  expect(asked.length).toBeGreaterThan(5)
  const own = /^(md5|to_utf8|to_hex|from_base)\(\)/
  expect(asked.flatMap(portabilityFaults).filter(({ message }) => !own.test(message))).toEqual([])
})

describe('intervals', () => {
  // What comes is even on 0 to 1; the model knows it but for noise, the baseline says the mean.
  const known = `select i as customer_key, ((i * 7919) % 1000) / 1000.0 as actual,
    ((i * 7919) % 1000) / 1000.0 + (((i * 104729) % 100) - 50) / 500.0 as p from range(1, 2001) as t(i)`

  it('of a difference are those of the same draws for both, the same for rows in any order', async () => {
    const found = await judgeAmounts(await held(known), columns)
    const [mae] = found
    const [half] = mae?.baselines ?? []
    expect(mae?.model).toBeCloseTo(0.05, 2)
    expect(half?.value).toBeCloseTo(0.25, 2)
    expect(half?.low).toBeLessThan(half?.difference ?? 0)
    expect(half?.high).toBeGreaterThan(half?.difference ?? 0)
    // The standard error of the mean difference: the deviation of |p - a| - |1/2 - a|, about .147, by the root of 2000.
    expect((half?.high ?? 0) - (half?.low ?? 0)).toBeCloseTo((2 * 1.96 * 0.147) / Math.sqrt(2000), 2)
    expect(await judgeAmounts(await held(known, 'order by customer_key desc'), columns)).toEqual(found)
  })

  it('hold nothing where a baseline is the model', async () => {
    const same = await judgeAmounts(await held(known), { ...columns, baselines: { same: sql`p` } })
    for (const { baselines } of same) expect(baselines[0]).toMatchObject({ difference: 0, low: 0, high: 0 })
  })
})

describe.runIf(needsShared('cdnow/CDNOW_sample.txt', 'naive forecasts of CDNOW'))('amounts', () => {
  it('of CDNOW: "as many purchases as before" has the errors of the published table', async () => {
    const file = literal(sharedFile('cdnow/CDNOW_sample.txt'))
    const visits = `select distinct regexp_extract(line, '^ *([0-9]+)', 1)::bigint as customer_key,
      strptime(regexp_extract(line, '^ *[0-9]+ +[0-9]+ +([0-9]{8})', 1), '%Y%m%d')::date as day
      from read_csv(${file}, header = false, delim = '\\t', columns = { line: 'varchar' })`
    const data = await held(`
      with visit as (${visits}),
      calibration as (
        select customer_key, count(*) - 1 as x, date_diff('day', min(day), date '1997-09-30') / 7.0 as t
        from visit where day <= date '1997-09-30' group by customer_key),
      holdout as (select customer_key, count(*) as n from visit where day > date '1997-09-30' group by customer_key)
      select customer_key, x * 39 / t as p, coalesce(n, 0) as actual from calibration left join holdout using (customer_key)`)
    const found = await judgeAmounts(data, { ...columns, baselines: { known: sql`actual` } })
    // published-answers.md, holdout accuracy of the sample: the row "naive x·T*/T", and the ideal capture.
    expect(measured(found, 'bias')).toBeCloseTo(0.557, 3)
    expect(measured(found, 'mae')).toBeCloseTo(1.0237, 4)
    expect(measured(found, 'rmse')).toBeCloseTo(2.2119, 4)
    expect(measured(found, 'correlation')).toBeCloseTo(0.5839, 4)
    expect(measured(found, 'top_decile_capture')).toBeCloseTo(0.458, 2)
    expect(measured(found, 'top_decile_capture', 'known')).toBeCloseTo(0.684, 2)
  })
})
