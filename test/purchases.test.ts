import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, askOne, night } from './support/night.js'
import { deliver, projectFolder } from './support/project-folder.js'
import { needsShared, sharedFile } from './support/shared-data.js'

describe.skipIf(!needsShared('cdnow', 'a night of CDNOW with purchase models'))('a night of CDNOW', () => {
  it('foretells purchases, spend and residual value where the project names them', async () => {
    await using folder = await projectFolder(`version: 1
project: cdnow
currency: USD
models: { purchases: {}, spend: {}, value: { margin_rate: 0.3 } }
sources: { cdnow: { preset: cdnow, path: exports } }
`)
    await deliver(folder.path, [sharedFile('cdnow/CDNOW_sample.txt')])
    const { tonight } = await night(folder.path, '1997-10-03')
    expect(tonight.models).toMatchObject([
      { model: 'rfm' },
      { model: 'purchases', state: 'fitted', notes: [expect.stringMatching(/^mbg_nbd forecasts/)] },
      { model: 'spend', state: 'fitted', notes: [expect.stringMatching(/not surely better than as_before/)] },
      {
        model: 'value',
        state: 'fitted',
        notes: [expect.stringMatching(/the project says that 0.3 of spend is earned/)],
      },
    ])
    // Learnt on the first of the month, from 2,349 customers: eight of the papers' 2,357 had nothing but free CDs.
    const [card] = await ask<{ card: string }>(folder.path, "select card from model_fit where model = 'purchases'")
    expect(JSON.parse(card?.card ?? '{}')).toMatchObject({
      fit_day: '1997-10-01',
      evaluation: { as_of: '1997-07-03', until: '1997-10-01', rows: 2349 },
    })
    expect(
      await askOne(
        folder.path,
        `select count(*) as customers, max(as_of) as as_of, bool_and(p_alive between 0 and 1) as chances,
          bool_and(abs(residual_value - 0.3 * residual_spend) <= 1e-9 * residual_spend) as at_margin,
          sum(residual_spend) between 150000 and 200000 as in_sight
          from score_value join score_purchases using (customer_key, as_of)`,
      ),
    ).toEqual({ customers: 2349n, as_of: '1997-10-03', chances: true, at_margin: true, in_sight: true })
    await holdsTheMart(folder.path)
    await tracksForecasts(folder.path)
  }, 120_000)
})

/** The mart says what the scores say: value to the hundredth of a cent, stages by P(alive), tiers of 1, 4, 15 and 80 %. */
async function holdsTheMart(folder: string): Promise<void> {
  const found = await askOne(
    folder,
    `select count(*) filter (tier is not null) as buyers, count(*) filter (tier = 'platinum') as platinum,
      count(*) filter (tier = 'gold') as gold, count(*) filter (tier = 'iron') as iron,
      any_value(tier_by) as tier_by, count(value_so_far) as margins,
      sum(expected_value) = (select sum(cast(round(residual_value, 4) as decimal(18,4))) from score_value) as same_value,
      bool_and(lifecycle_stage = case
          when p_alive < 0.2 or recency_days > 4 * gap_days then 'lapsed'
          when p_alive < 0.5 or recency_days > 2 * gap_days then 'at_risk' else 'active' end)
        filter (lifecycle_stage not in ('new', 'prospect')) as by_chance,
      sum(value_at_risk) = sum(expected_value) filter (lifecycle_stage = 'at_risk') as at_risk
      from mart_customer`,
  )
  expect(found).toEqual({
    buyers: 2349n,
    platinum: 24n,
    gold: 94n,
    iron: 352n,
    tier_by: 'expected_value',
    margins: 0n,
    same_value: true,
    by_chance: true,
    at_risk: true,
  })
}

/** The page foretells the last 90 days from what lay before them, and leaves no trace in the recorded history. */
async function tracksForecasts(folder: string): Promise<void> {
  const page = await readFile(join(folder, 'warehouse/current/report/value.html'), 'utf8')
  expect(page).toContain('What 2,349 customers are still expected to bring')
  expect(page).toContain('1 July 1997')
  const days = await ask<{ as_of: string }>(folder, 'select distinct as_of from score_purchases_history')
  expect(days).toEqual([{ as_of: '1997-10-03' }])
}
