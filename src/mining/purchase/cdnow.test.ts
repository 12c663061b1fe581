import { describe, expect, it, test } from 'vitest'
import { type CdnowCustomer, cdnowCustomers, cdnowPatterns } from '../../../test/support/cdnow.js'
import { needsShared } from '../../../test/support/shared-data.js'
import { bgNbd, mbgNbd } from './beta-geometric.js'
import { fitPurchases } from './fit-purchases.js'
import { nbd } from './nbd.js'
import { paretoNbd } from './pareto.js'
import { totalsOf } from './patterns.js'
import { outlookOf, type PurchaseModel } from './purchase-model.js'

/**
 * CDNOW as the papers and the libraries print it: BTYD's walkthrough, the documentation and tests of lifetimes, CLVTools'
 * tests. Fitted parameters are those of the maximum, which the published ones miss in the fourth digit; expectations are
 * those at the published parameters.
 */
const there = needsShared('cdnow', 'purchase models on CDNOW')
const bg = [0.2425982, 4.413684, 0.7929899, 2.426167]
const pareto = [0.5533971, 10.580199, 0.6060625, 11.656224]
// Those of the examples in BTYD's manual, by which its first ten weeks are printed.
const rounded = [0.55, 10.56, 0.61, 11.64]

/** Within a thousandth, or within half of the last printed digit where that is coarser. */
function expectPublished(found: readonly number[], printed: string): void {
  const values = printed.split(' ')
  expect(found).toHaveLength(values.length)
  for (const [i, text] of values.entries()) {
    const digits = text.split('.')[1]?.length ?? 0
    const allowed = Math.max(1e-3 * Math.abs(Number(text)), 0.5001 * 10 ** -digits)
    expect(Math.abs((found[i] ?? Number.NaN) - Number(text)), `${found[i]} for ${text}`).toBeLessThanOrEqual(allowed)
  }
}

describe('what is expected at the published parameters', () => {
  const heavy = { x: 26, last: 30.857142857142858, seen: 31 }
  const paradox = [10, 15, 20, 25].map(x => ({ x, last: 20, seen: 39 }))

  it('of someone new', () => {
    expectPublished([paretoNbd.expectedOfNew(pareto, 52), bgNbd.expectedOfNew(bg, 52)], '1.473434 1.444004')
    expectPublished(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(weeks => paretoNbd.expectedOfNew(rounded, weeks)),
      '0 .05077821 .09916088 .14542507 .18979930 .23247466 .27361274 .31335159 .35181024 .38909211',
    )
    expectPublished(
      [0.1429, 1, 3, 31.8571, 32, 78].map(weeks => bgNbd.expectedOfNew(bg, weeks)),
      '.0078 .0532 .1506 1.0405 1.0437 1.8576',
    )
  })

  it('of a customer with 26 purchases in 31 weeks, and of two', () => {
    const [one, other] = [outlookOf(paretoNbd, pareto, heavy), outlookOf(bgNbd, bg, heavy)]
    expectPublished([one.expected(52), one.alive], '25.45647 .997874')
    expectPublished([other.expected(52), other.alive], '25.75659 .9688523')
    expectPublished([outlookOf(bgNbd, bg, { x: 2, last: 30.43, seen: 38.86 }).expected(39)], '1.226')
  })

  it('of ever more purchases that ended at one time: ever less', () => {
    expectPublished(
      paradox.map(history => outlookOf(paretoNbd, pareto, history).expected(52)),
      '.7062289 .1442396 .02250658 .00309267',
    )
    expectPublished(
      paradox.map(history => outlookOf(bgNbd, bg, history).expected(52)),
      '.3474606 .04283391 .004158973 .0003583685',
    )
  })
})

describe.skipIf(!there)('the sample of 2,357 customers', () => {
  const customers = there ? cdnowCustomers('sample') : []
  const patterns = cdnowPatterns(customers)

  it('is read by the rule of the papers', () => {
    expect(totalsOf(patterns)).toMatchObject({ customers: 2357, repeaters: 946 })
    expect(customers.reduce((sum, { later }) => sum + later, 0)).toBe(1882)
  })

  test.each<[PurchaseModel, readonly number[], number, readonly number[] | null]>([
    [bgNbd, [0.24259, 4.4136, 0.79292, 2.42591], -9582.429, [0.012557, 0.378221, 0.185719, 0.705345]],
    [mbgNbd, [0.52484, 6.18309, 0.89136, 1.614], -9582.136, null],
    [paretoNbd, [0.55328, 10.57768, 0.60624, 11.66874], -9594.976, [0.0476264, 0.8427222, 0.1872594, 6.2105448]],
  ])('$name has its maximum and standard errors', async (model, parameters, value, errors) => {
    const found = await fitPurchases(model, patterns)
    expect(found.converged).toBe(true)
    expect(Math.abs(found.value - value)).toBeLessThan(1e-3)
    for (const [i, parameter] of parameters.entries()) expect((found.at[i] ?? 0) / parameter).toBeCloseTo(1, 3.7)
    for (const [i, error] of (errors ?? []).entries()) expect((found.errors?.[i] ?? 0) / error).toBeCloseTo(1, 3)
  })

  it('buys by week as the models expect', () => {
    const weekly = (model: PurchaseModel, at: readonly number[], weeks: number) =>
      customers.reduce((sum, { first }) => sum + model.expectedOfNew(at, weeks - first / 7), 0)
    const weeks = [20, 21, 22, 23, 24, 25]
    const of = (model: PurchaseModel, at: readonly number[]) => weeks.map(week => weekly(model, at, week))
    expectPublished(of(paretoNbd, pareto), '1308.856 1385.275 1459.923 1532.906 1604.320 1674.253')
    expectPublished(of(bgNbd, bg), '1312.458 1387.346 1460.392 1531.713 1601.418 1669.600')
    const step = (model: PurchaseModel, at: readonly number[]) =>
      weeks.map(week => weekly(model, at, week) - weekly(model, at, week - 1))
    expectPublished(step(paretoNbd, pareto), '78.308 76.419 74.648 72.983 71.414 69.933')
    expectPublished(step(bgNbd, bg), '76.865 74.888 73.046 71.322 69.704 68.182')
    const bought = (until: number) =>
      customers.reduce((sum, { first, repeats }) => sum + repeats.filter(day => first + day < until).length, 0)
    expect(weeks.map(week => bought(7 * week))).toEqual([1359, 1414, 1484, 1517, 1573, 1672])
    expect([bought(39 * 7), bought(78 * 7)]).toEqual([2457, 4339])
  })

  it('buys in the holdout, by frequency before, as the models expect', () => {
    const bins = Array.from({ length: 8 }, (_, x) => customers.filter(customer => Math.min(customer.x, 7) === x))
    const means = (of: (customer: CdnowCustomer) => number) =>
      bins.map(list => list.reduce((sum, customer) => sum + of(customer), 0) / list.length)
    expect(bins.map(list => list.length)).toEqual([1411, 439, 214, 100, 62, 38, 29, 64])
    expectPublished(
      means(({ later }) => later),
      '.237 .697 1.393 1.560 2.532 2.947 3.862 6.359',
    )
    expectPublished(means(forecast(paretoNbd, pareto)), '.138 .600 1.196 1.714 2.399 2.907 3.819 6.403')
    expectPublished(means(forecast(bgNbd, bg)), '.2251 .5231 1.0441 1.5203 2.1638 2.6538 3.5040 6.1570')
  })

  test.each<[PurchaseModel, readonly number[]]>([
    [bgNbd, [-12.1, 0.7855, 1.608, 0.6256, 47]],
    [mbgNbd, [-16.2, 0.7648, 1.6072, 0.6273, 47.7]],
    [paretoNbd, [-11.5, 0.7545, 1.6028, 0.6302, 47.4]],
    [nbd, [55.7, 1.041, 1.8595, 0.5834, 45.8]],
  ])('$name forecasts the holdout with known errors', async (model, known) => {
    const { at } = await fitPurchases(model, patterns)
    expectErrors(customers, forecast(model, at), known)
  })
})

describe.skipIf(!there)('the master file of 23,570 customers', () => {
  const customers = there ? cdnowCustomers('master') : []
  const patterns = cdnowPatterns(customers)

  test.each<[PurchaseModel, readonly number[], number, readonly number[]]>([
    [bgNbd, [0.25162, 4.78894, 0.72343, 2.16109], -95368.444, [-14.3, 0.8187, 1.7329, 0.6688, 45.6]],
    [mbgNbd, [0.63714, 7.31029, 0.80747, 1.22839], -95336.958, [-19.1, 0.7945, 1.7396, 0.6696, 45.9]],
    [paretoNbd, [0.59742, 11.58566, 0.52219, 8.82776], -95415.119, [-12.9, 0.7938, 1.7262, 0.6708, 46.0]],
  ])('$name has its maximum, and forecasts the holdout with known errors', async (model, parameters, value, known) => {
    const found = await fitPurchases(model, patterns)
    expect(found.converged).toBe(true)
    expect(Math.abs(found.value - value)).toBeLessThan(1e-3)
    for (const [i, parameter] of parameters.entries()) expect((found.at[i] ?? 0) / parameter).toBeCloseTo(1, 3.7)
    expect(customers.reduce((sum, { later }) => sum + later, 0)).toBe(19_684)
    expectErrors(customers, forecast(model, found.at), known)
  })
})

/** Expected purchases in the 39 weeks of the holdout; each history is asked for once. */
function forecast(model: PurchaseModel, at: readonly number[]): (customer: CdnowCustomer) => number {
  const known = new Map<string, number>()
  return ({ x, last, seen }) => {
    const key = `${x} ${last} ${seen}`
    const found = known.get(key) ?? outlookOf(model, at, { x, last: last / 7, seen: seen / 7 }).expected(39)
    known.set(key, found)
    return found
  }
}

/** Bias in percent, MAE, RMSE, correlation, and the share of purchases in the tenth that the forecast puts first. */
function expectErrors(
  customers: readonly CdnowCustomer[],
  of: (customer: CdnowCustomer) => number,
  [bias = 0, mae = 0, rmse = 0, correlation = 0, capture = 0]: readonly number[],
): void {
  const pairs = customers.map(customer => ({ said: of(customer), was: customer.later }))
  const mean = (value: (pair: { said: number; was: number }) => number) =>
    pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length
  const [said, was] = [mean(pair => pair.said), mean(pair => pair.was)]
  const covariance = mean(pair => (pair.said - said) * (pair.was - was))
  const spread = Math.sqrt(mean(pair => (pair.said - said) ** 2) * mean(pair => (pair.was - was) ** 2))
  const first = [...pairs].sort((one, other) => other.said - one.said).slice(0, Math.round(pairs.length / 10))
  expect(Math.abs(100 * (said / was - 1) - bias)).toBeLessThanOrEqual(0.051)
  expect(mean(pair => Math.abs(pair.said - pair.was))).toBeCloseTo(mae, 3.9)
  expect(Math.sqrt(mean(pair => (pair.said - pair.was) ** 2))).toBeCloseTo(rmse, 3.9)
  expect(covariance / spread).toBeCloseTo(correlation, 3.9)
  const caught = (100 * first.reduce((sum, pair) => sum + pair.was, 0)) / (was * pairs.length)
  expect(Math.abs(caught - capture)).toBeLessThan(0.16)
}
