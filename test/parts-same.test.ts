import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { partsProject, randomParts } from './support/random-parts.js'
import { cutIntoNights, shuffled } from './support/shuffle.js'
import { outcomeOf } from './support/small-source.js'

/** Facts of every kind, companies, campaigns and attributes come out the same, whatever came first. */

describe.each([
  ['people', 'same_when: [email]'],
  ['companies', 'unit: account'],
  ['companies with those above them', 'unit: account, roll_up: parent, same_when: [email]'],
])('customers are %s', (_, customer) => {
  it('the same from any order and any grouping into nights', async () => {
    const yaml = partsProject(customer)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
        const random = new Random(seed)
        const files = randomParts(random)
        const nights = cutIntoNights(shuffled(files, random), 3, random)
        const atOnce = await outcomeOf([files], yaml)
        expect(await outcomeOf(nights, yaml)).toEqual(atOnce)
      }),
      { numRuns: Number(process.env.KEHU_RUNS ?? 3), seed: 20_240_201, endOnFailure: true },
    )
  }, 600_000)
})
