import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { endOf } from './support/end-of.js'
import { firmYear } from './support/firm-year.js'
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
    { numRuns: 2, seed: 20_241_231, endOnFailure: true },
  )
}, 300_000)

it('the generated firm, asked for more than its exports keep, likewise', async () => {
  const { yaml, files } = await firmYear(3, 28)
  const random = new Random(3)
  const questions = {
    fates:
      "select distinct fate || coalesce(' ' || split_part(reason, ' ', 1), '') as fate from record_fate where reason is not null order by 1",
    gone: 'select count(*) > 0 as found from dim_customer_record where is_deleted',
    rated: "select count(*) > 0 as found from fct_order_line where currency = 'EUR' and exchange_rate is not null",
  }
  const atOnce = await endOf(yaml, [files], questions, '2023-05-01')
  expect(atOnce.answers.gone).toEqual([{ found: true }])
  expect(atOnce.answers.rated).toEqual([{ found: true }])
  expect(await endOf(yaml, cutIntoNights(shuffled(files, random), 3, random), questions, '2023-05-01')).toEqual(atOnce)
}, 300_000)
