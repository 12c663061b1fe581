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
      { model: 'spend', state: 'fitted', notes: [] },
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
  }, 120_000)
})
