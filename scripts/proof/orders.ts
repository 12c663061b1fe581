import { Random } from '../../fixtures/random.js'
import { randomFiles } from '../../test/support/random-files.js'
import { cutIntoNights, shuffled } from '../../test/support/shuffle.js'
import { outcomeOf } from '../../test/support/small-source.js'
import type { Part } from './part.js'
import { demandSame } from './same.js'

/** Random small firms in random orders and groupings, against one load. */
export const orders: Part = {
  name: 'orders',
  share: 0.15,
  most: 1000,
  async run({ seed, most, more, say }) {
    let done = 0
    do {
      const random = new Random(seed, done)
      const files = randomFiles(random)
      const groups = cutIntoNights(shuffled(files, random), 1 + random.integer(4), random)
      demandSame(await outcomeOf(groups), await outcomeOf([files]), `seed ${seed}, order ${done}`)
      done++
      if (done % 50 === 0) say(`${done} orders`)
    } while (done < most && more())
    return `${done} random orders = one load`
  },
}
