import { expect, it } from 'vitest'
import { costsSchema } from '../../config/costs.js'
import { fill } from '../../mining/small-star.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { costWarnings } from './cost-warnings.js'

const costs = costsSchema.parse({
  activities: {
    picking: { driver: 'lines', rate: 0.3 },
    rent: { driver: 'units', pool: { '2010-Q4': 900, '2011': 3650 } },
    room: { driver: 'units', pool: { '2010-11': 1, '2010-12': 1 } },
    hauling: { driver: 'units', pool: 'records' },
  },
})

it('tells of records that count nowhere, and of pools that begin long before what bears them', async () => {
  await using engine = await openDraft({ path: ':memory:', threads: 1 })
  expect(await costWarnings(engine, costs)).toEqual([])
  await fill(
    engine,
    'fct_activity_cost',
    [
      { cost_key: 1n, activity: 'picking', amount: '55' },
      { cost_key: 2n, activity: 'picking', amount: '66' },
      { cost_key: 3n, activity: 'rent', amount: '7' },
      { cost_key: 4n, activity: 'hauling', amount: '8' },
      { cost_key: 5n, activity: 'licence', amount: '9' },
    ].map(one => ({ period: '2011-02-08', ...one })),
  )
  await fill(engine, 'mart_profit_line', [
    { entry: 'unallocated', activity: 'room', on_day: '2010-11-01', amount: '-1' },
    { entry: 'gross_sales', activity: '', on_day: '2010-12-04', amount: '1' },
  ])
  expect(await costWarnings(engine, costs)).toEqual([
    'costs.activities.picking: 2 records tell of 121.0000 for it, which count nowhere, since it declares a rate; write pool: records to take them instead, or give them another activity',
    'costs.activities.rent: 1 record tells of 7.0000 for it, which count nowhere, since it declares a pool; write pool: records to take them instead, or give them another activity',
    'costs.activities.rent.pool.2010-Q4: it begins on 2010-10-01, and what it is spread over on 2010-12-04: all of its money lies on the days from then on; write the months that have records',
  ])
})
