import { Random } from '../../fixtures/random.js'
import { endOf } from '../../test/support/end-of.js'
import { firmYear } from '../../test/support/firm-year.js'
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
    const year = await firmYear(seed, 365)
    const inOrders = new Random(seed)
    const nights = cutIntoNights(shuffled(year.files, inOrders), 6, inOrders)
    demandSame(await ended(nights, year.yaml), await ended([year.files], year.yaml), `seed ${seed}, the firm's year`)
    say("the firm's year")
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
    return `a year of the firm, ${done} random histories = one load`
  },
}

async function ended(nights: Parameters<typeof endOf>[1], yaml = historyProject) {
  return (await endOf(yaml, nights, {}, '2025-02-01')).outcome
}
