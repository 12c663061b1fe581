import { expect, it } from 'vitest'
import { checkOptions } from './options.js'
import { models } from './registry.js'

it('finds everything that is wrong with the options of all models at once', async () => {
  const problems = await checkOptions(models, {
    rmf: {},
    constructor: {},
    rfm: { cuts: { recency: [30, 20, 10, 5], frequency: [1, 2, 3] }, rule: [] },
  })
  expect(problems.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    "rmf: unknown model 'rmf'; did you mean 'rfm'?",
    "constructor: unknown model 'constructor'; the models are purchases, spend, subscriptions, rfm",
    expect.stringMatching(/^rfm\.cuts\.recency: expected four numbers of days, ascending/),
    expect.stringMatching(/^rfm\.cuts\.frequency: expected four numbers of orders, ascending/),
    "rfm.rule: unknown key 'rule'; did you mean 'rules'?",
  ])
  expect(await checkOptions(models, { rfm: {} })).toEqual([])
})
