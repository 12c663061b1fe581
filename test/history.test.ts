import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { endOf } from './support/end-of.js'
import { historyProject, randomHistory } from './support/random-history.js'
import { cutIntoNights, shuffled } from './support/shuffle.js'

/**
 * A year with corrections, deletes, late records, several currencies, unique values and references comes out the same
 * however its files are shuffled and cut into nights. `npm run proof -- --only histories` does more of it.
 */
it('a year comes out the same in any order and any grouping into nights', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
      const random = new Random(seed)
      const files = randomHistory(random)
      const nights = cutIntoNights(shuffled(files, random), 3, random)
      expect(await endOf(historyProject, nights, {}, '2025-02-01')).toEqual(
        await endOf(historyProject, [files], {}, '2025-02-01'),
      )
    }),
    { numRuns: 4, seed: 20_241_231, endOnFailure: true },
  )
}, 300_000)
