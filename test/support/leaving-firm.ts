import { daysBefore } from '../../src/mining/day.js'
import type { SmallSale } from '../../src/mining/small-star.js'
import type { Day } from '../../src/warehouse/engine/value.js'
import { draws } from './simulated.js'

/** What makes customers leave in the made firm: of those who buy at a discount each purchase is the last with a chance of 1 in 4. */
const lastPurchase = { withDiscount: 0.25, without: 0.02 }

/**
 * For tests: customers who come over 400 days and buy about every 30 days until they leave, half of them always at a
 * discount. Whoever buys at a discount leaves soon, and nothing else tells who does.
 */
export function leavingFirm(asOf: Day, customers = 400, seed = 7): readonly SmallSale[] {
  const draw = draws(seed)
  return Array.from({ length: customers }, (_, i) => i + 1).flatMap(customer => {
    const atDiscount = customer % 2 === 0
    const sales: SmallSale[] = []
    let ago = Math.floor(draw.uniform() * 400) + 1
    for (let order = 0; ago >= 1; order++) {
      sales.push({
        order: customer * 1000 + order,
        customer,
        day: daysBefore(asOf, ago),
        units: 1 + Math.floor(draw.uniform() * 4),
        product: 1 + Math.floor(draw.uniform() * 20),
        ...(atDiscount ? { discount: '2' } : {}),
      })
      if (draw.uniform() < (atDiscount ? lastPurchase.withDiscount : lastPurchase.without)) break
      ago -= 1 + Math.floor(draw.exponential(1 / 30))
    }
    return sales
  })
}
