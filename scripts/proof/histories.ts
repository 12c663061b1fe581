import { Random } from '../../fixtures/random.js'
import { endOf } from '../../test/support/end-of.js'
import { historyProject, randomHistory } from '../../test/support/random-history.js'
import { cutIntoNights, shuffled } from '../../test/support/shuffle.js'
import type { Part } from './part.js'
import { demandSame } from './same.js'

/** Random years of corrections, deletes, rates and references in random orders and groupings, against one load. */
export const histories: Part = {
  name: 'histories',
  share: 0.15,
  most: 1000,
  async run({ seed, most, more, say }) {
    let done = 0
    do {
      const random = new Random(seed, done)
      const files = randomHistory(random)
      const groups = cutIntoNights(shuffled(files, random), 1 + random.integer(4), random)
      const [found, expected] = [await ended(groups), await ended([files])]
      demandSame(found, expected, `seed ${seed}, history ${done}`)
      done++
      if (done % 20 === 0) say(`${done} histories`)
    } while (done < most && more())
    return `${done} random histories = one load`
  },
}

async function ended(nights: Parameters<typeof endOf>[1]) {
  return (await endOf(historyProject, nights, {}, '2025-02-01')).outcome
}
