import { expect, it } from 'vitest'
import { register } from './model.js'
import { checkOptions } from './options.js'
import { models } from './registry.js'
import { comeback } from './sample-models.js'

it('finds everything that is wrong with the options of all models at once', async () => {
  const problems = await checkOptions(models, {
    rmf: {},
    constructor: {},
    rfm: { fit_day: '2024-06-01', cuts: { recency: [30, 20, 10, 5], frequency: [1, 2, 3] }, rule: [] },
  })
  expect(problems.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    "rmf: unknown model 'rmf'; did you mean 'rfm'?",
    "constructor: unknown model 'constructor'; the models are purchases, spend, subscriptions, value, churn, uplift, clusters, rfm",
    'rfm.fit_day: has no meaning here: the model learns anew every night; remove it',
    expect.stringMatching(/^rfm\.cuts\.recency: expected four numbers of days, ascending/),
    expect.stringMatching(/^rfm\.cuts\.frequency: expected four numbers of orders, ascending/),
    "rfm.rule: unknown key 'rule'; did you mean 'rules'?",
  ])
  expect(await checkOptions(models, { rfm: {} })).toEqual([])
  const monthly = { comeback: async () => register(comeback) }
  expect(await checkOptions(monthly, { comeback: { fit_day: '2024-06-10', horizon_days: 14 } })).toEqual([])
  const [wrong] = await checkOptions(monthly, { comeback: { fit_day: '10.6.2024' } })
  expect(wrong).toEqual({
    path: ['comeback', 'fit_day'],
    message: 'found "10.6.2024", expected a day such as 2024-06-30',
  })
})
