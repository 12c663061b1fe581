import { expect, test } from 'vitest'
import { alivePurchases } from './alive-purchases.js'
import { purchaseModels } from './candidates.js'
import { discounted } from './discounted.js'
import { paretoNbd } from './pareto.js'
import { patternsOf } from './patterns.js'
import { outlookOf } from './purchase-model.js'

// By mpmath with 40 digits: quad(lambda u: r/al*(1+u/al)**(-r-1)*hyp2f1(r+1, b, a+b, u/(al+u)), [0, t/8, t/2, t])
test.each([
  // A heavy buyer (x = 26), someone new, 221 purchases, 60 in five weeks.
  [26.2425982, 35.413684, 0.7929899, 28.426167, 52, 26.584590741627206],
  [0.2425982, 4.413684, 0.7929899, 2.426167, 52, 1.4440048994670567],
  [221.25, 107.98, 0.79, 223.4, 39, 70.54787022296725],
  [60.24, 9.41, 0.79, 62.4, 52, 140.48367930395864],
  // a + b < 1, = 1; a = 1, where the papers' form is 0/0; a far horizon; hardly any difference between customers.
  [0.3, 4, 0.3, 0.4, 52, 1.7455447703040976],
  [0.3, 4, 0.2, 0.8, 52, 2.5570732290905287],
  [0.3, 4, 1, 0.5, 52, 0.9211976197405511],
  [0.3, 4, 1, 2.4, 52, 1.632212604804519],
  [0.05, 1, 0.1, 0.05, 365, 3.9838482829144324],
  [5, 0.1, 2, 30, 365, 30.93646942700026],
])('purchases of someone who is here: r %d, alpha %d, a %d, b %d, t %d', (r, alpha, a, b, time, known) => {
  expect(alivePurchases(r, alpha, a, b, time) / known).toBeCloseTo(1, 11)
})

const published = [0.5533971, 10.580199, 0.6060625, 11.656224]
const farFromIt = [0.5, 100, 0.05, 0.01]
const other = [2, 0.05, 3, 50]

// By mpmath: log(gamma(r+x)/gamma(r)*al**r*be**s*(A + I)), A/(A + I) with A = (al+T)**-(r+x)*(be+T)**-s and
// I = quad(lambda u: s*(al+u)**-(r+x)*(be+u)**-(s+1), [t_x, ..., T])
test.each([
  [26, 30.857142857142858, 31, published, -39.13204376704915, 0.9978734082191354],
  [26, 30.857142857142858, 31, farFromIt, -68.23640257029066, 0.9997657828919152],
  [26, 30.857142857142858, 31, other, -39.0723190883287, 0.9943640278867425],
  [221, 103.43, 103.57, published, -76.96798791622172, 0.9991536792619997],
  [221, 103.43, 103.57, farFromIt, -203.31547411549593, 0.9999269512957462],
  [221, 103.43, 103.57, other, -63.22251135449349, 0.9968122336950271],
  [221, 20, 103.57, published, 209.69747661795958, 3.179822606144567e-125],
  [221, 20, 103.57, farFromIt, -92.79450649357253, 1.0030484274519363e-48],
  [221, 20, 103.57, other, 299.8495535968246, 2.0817041969069904e-158],
  [60, 4.9, 5, published, 21.137319753716866, 0.9955479151648859],
  [60, 5, 5, published, 21.13285772883848, 1],
  [60, 4.9, 5, other, 86.0703505066873, 0.9892883930850274],
  [0, 0, 38.857142857142854, published, -0.5211310045512054, 0.2949993771274987],
  [0, 0, 38.857142857142854, farFromIt, -0.11214278243277828, 0.6279712314044567],
  [0, 0, 38.857142857142854, other, -5.82868745122796, 0.000100018676921946],
  [0, 0, 0, published, 0, 1],
  [1, 1.7142857142857142, 38.857142857142854, farFromIt, -5.9909932450056855, 0.8081534728748195],
  [25, 20, 39, published, -34.41214923341864, 0.00014541603774356307],
  [25, 20, 39, other, -30.14536271576661, 2.3469059132947024e-7],
] as const)('Pareto/NBD of x %d, t_x %d, T %d at %j', (x, last, seen, at, log, alive) => {
  const one = patternsOf([x, last, seen].map(value => Float64Array.of(value)))
  expect(paretoNbd.likelihood(one, at).value).toBeCloseTo(log, 9)
  const found = outlookOf(paretoNbd, at, { x, last, seen })
  expect(found.alive / alive).toBeCloseTo(1, 8)
  for (const value of [found.expected(39), found.none(39), found.none(3650)]) {
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThan(1e4)
  }
})

test.each([
  ['mbg_nbd', [0.52, 43, 0.89, 1.6]],
  ['pareto_nbd', [0.55, 74, 0.61, 82]],
  ['nbd', [0.4, 80]],
] as const)('%s: purchases are discounted as a fine sum over days says, and not at all at a rate of 0', (name, at) => {
  for (const [x, seen] of [
    [0, 0],
    [0, 300],
    [3, 400],
    [30, 420],
  ] as const) {
    const ahead = purchaseModels[name].ahead(at, x, seen)
    expect(discounted(ahead, 0, 5)).toBeCloseTo(ahead.expected(5 * 365.25), 12)
    const days = 1826
    let [sum, before] = [0, 0]
    for (let day = 1; day <= days; day++) {
      const until = ahead.expected(day * (1826.25 / days))
      sum += (until - before) * 1.1 ** (-(day - 0.5) / 365.25)
      before = until
    }
    expect(discounted(ahead, 0.1, 5) / sum).toBeCloseTo(1, 2.7)
  }
})
