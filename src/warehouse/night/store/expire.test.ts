import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { cluster, emptySchema } from '../../engine/trino/test-cluster.js'
import { expireSnapshots } from './expire.js'
import { currentSnapshots } from './snapshots.js'

describe.skipIf(!cluster)('snapshots on a cluster', () => {
  test('go when they are older than any that a kept night shows', async () => {
    const schema = 'kehu_expire'
    const session = { 'lake.expire_snapshots_min_retention': '0s' }
    await using engine = await emptySchema(schema, { session })
    const nights: { schema: string; snapshots: Readonly<Record<string, string>> }[] = []
    await engine.run(statement('create table t (a bigint)'))
    for (const a of [1, 2, 3]) {
      await sleep(8_000)
      await engine.run(statement(`insert into t values (${a})`))
      nights.push({ schema, snapshots: await currentSnapshots(engine, schema) })
    }
    const left = async () => {
      const found = await rows(
        engine,
        statement<{ id: string }>('select cast(snapshot_id as varchar) as id from "t$snapshots"'),
      )
      return found.map(({ id }) => id)
    }
    await expireSnapshots(engine, nights)
    expect(await left()).toHaveLength(4)
    const [, second, third] = nights
    await expireSnapshots(engine, nights.slice(1), { least: 0, margin: 5 })
    expect((await left()).sort()).toEqual([second?.snapshots.t, third?.snapshots.t].sort())
    expect(await rows(engine, statement('select count(*) as n from t'))).toEqual([{ n: 3n }])
    await engine.run(statement('drop table t'))
    await engine.run(statement(`drop schema ${schema}`))
  })
})
