import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../config/config-error.js'
import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import { statement } from '../../warehouse/engine/query.js'
import { parseSqlFile } from '../../warehouse/sql-file.js'
import { inventoryOf } from '../inventory.js'
import { withHoldout } from './compose-holdout.js'
import type { FeatureColumn } from './feature-columns.js'
import { conditionFault, resolved } from './holdout.js'
import { optionsSchema } from './options.js'

describe('a condition', () => {
  it.each([
    ['', 'found nothing'],
    ['record % 5 = 0; drop table x', 'found ;'],
    ['tenure > $1', 'found $1'],
    ['tenure in (select 1)', 'found select'],
    ['max(tenure) = 3', 'found max()'],
    ["read_text('x') = 'y'", 'found read_text()'],
    ['(tenure > 3', 'a parenthesis is not closed'],
    ['true) or (true', 'a parenthesis is closed that none opens'],
  ])('%s is refused: %s', (text, fault) => {
    expect(conditionFault(text)).toContain(fault)
    const parsed = optionsSchema.safeParse({ holdout: text })
    expect(parsed.success ? null : JSON.stringify(parsed.error.issues)).toContain(fault)
  })

  it('names columns as the project does, whatever the case, and no text is taken for a name', () => {
    const names = new Map([
      ['record', 'record_number'],
      ['Tenure', 'attribute_Tenure'],
      ['kind of plan', 'attribute_kind of plan'],
    ])
    const found = resolved(`RECORD % 5 = 0 and tenure <> 'Tenure' or "kind of plan" is null`, names)
    expect(found).toEqual({
      sql: `told."record_number" % 5 = 0 and told."attribute_Tenure" <> 'Tenure' or told."attribute_kind of plan" is null`,
    })
    expect(resolved('tenuer > 3', names)).toEqual({
      fault: "there is no column tenuer; did you mean 'Tenure'?; the names are record, Tenure, kind of plan",
    })
  })
})

describe('features with a declared holdout', () => {
  const base = parseSqlFile(
    'features/some.sql',
    "-- One row per customer.\n-- grain: customer_key\nselect 1 as customer_key, 'a' as attribute_plan, 3e0 as tenure_days",
  )
  const columns: readonly FeatureColumn[] = [
    { name: 'attribute_plan', kind: 'text', says: 'plan' },
    { name: 'tenure_days', kind: 'number', says: 'tenure' },
  ]
  const label = { attribute: 'left', is: 'yes' }

  it('are marked in the engine; what has no meaning is refused by its option, with the names there are', async () => {
    await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
    const inventory = inventoryOf(engine)
    const held = (holdout: unknown) => withHoldout(base, columns, inventory, optionsSchema.parse({ label, holdout }))
    const { file, marks } = await held("plan = 'a' and tenure_days < 4")
    expect(marks).toEqual({ records: false, held: true })
    const found = []
    for await (const { held_out } of engine.read(statement<{ held_out: bigint }>(file.text))) found.push(...held_out)
    expect(found).toEqual([1n])
    const refused = async (holdout: unknown) => {
      const thrown = await held(holdout).catch((error: unknown) => error)
      if (!(thrown instanceof ConfigError)) throw thrown
      return thrown.message
    }
    // Without a file whose records have numbers there is no record to name.
    expect(await refused('record % 5 = 0')).toBe(
      "kehu.yaml models.churn.holdout: 'record % 5 = 0': there is no column record; the names are plan, tenure_days",
    )
    expect(await refused({ where: 'plan > 3' })).toMatch(
      /^kehu.yaml models.churn.holdout: 'plan > 3': .*try_cast\(name as double\)$/,
    )
  })
})
