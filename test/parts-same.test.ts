import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { ask, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { partsProject, randomParts } from './support/random-parts.js'
import { cutIntoNights, shuffled } from './support/shuffle.js'
import { outcomeOf, type SmallFile } from './support/small-source.js'

/** Facts of every kind, companies, campaigns and attributes come out the same, whatever came first. */

/** More of them, and others, on request. */
const runs = Number(process.env.KEHU_RUNS ?? 1)
const seed = Number(process.env.KEHU_SEED ?? 20_240_201)

describe.each([
  ['people', 'same_when: [email]'],
  ['companies', 'unit: account'],
  ['companies with those above them', 'unit: account, roll_up: parent, same_when: [email]'],
])('customers are %s', (_, customer) => {
  it('the same from any order and any grouping into nights', async () => {
    const yaml = partsProject(customer)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async drawn => {
        const random = new Random(drawn)
        const files = randomParts(random)
        const nights = cutIntoNights(shuffled(files, random), 3, random)
        const atOnce = await outcomeOf([files], yaml)
        expect(await outcomeOf(nights, yaml)).toEqual(atOnce)
      }),
      { numRuns: runs, seed, endOnFailure: true },
    )
  }, 600_000)
})

describe('one call, shown three times', () => {
  const header = 'Id,Caller,Firm,Channel,Agent,At,Wait,Resolved,Campaign'
  const call = (day: string, wait: string, score: string) => ({
    name: `calls-${day}.csv`,
    text: `${header},Score\nc1,1,A,phone,Ann,2024-01-01 10:00:00,${wait},Y,,${score}\n`,
  })
  const inAnyOrder = (files: readonly SmallFile[]) =>
    [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ].map(order => order.map(i => files.slice(i, i + 1)))

  async function ended(nights: readonly (readonly SmallFile[])[]) {
    await using folder = await projectFolder(partsProject())
    for (const files of nights) {
      for (const { name, text } of files) await put(folder.path, `exports/${name}`, text)
      await night(folder.path, '2024-02-01')
    }
    const told = await ask<{ told: string }>(
      folder.path,
      `select 'call ' || cast(wait_s as integer) as told from fct_interaction
        union all select 'answer ' || cast(score as integer) from fct_feedback
        union all select count(*) || ' ' || concat_ws(' ', fate, reason) from record_fate group by fate, reason order by told`,
    )
    return told.map(row => row.told)
  }

  it.each<[string, readonly SmallFile[], readonly string[]]>([
    [
      'the version that a later file shows again holds again',
      [call('2024-01-02', '5', '1'), call('2024-01-03', '9', '2'), call('2024-01-04', '5', '1')],
      ['1 duplicate', '1 ignored superseded', '1 loaded', 'answer 1', 'call 5'],
    ],
    [
      'what is quarantined holds nothing, however often it comes',
      [call('2024-01-02', 'long', '1'), call('2024-01-03', '9', '2'), call('2024-01-04', 'long', '1')],
      [
        '1 duplicate',
        '1 loaded',
        '1 quarantined Wait: expected a number with at most 4 decimals',
        'answer 2',
        'call 9',
      ],
    ],
    [
      'an answer that a later version leaves out stays, and so does its record',
      [call('2024-01-02', '5', '1'), call('2024-01-03', '9', ''), call('2024-01-04', '7', '')],
      ['1 ignored superseded', '2 loaded', 'answer 1', 'call 7'],
    ],
  ])(
    '%s',
    async (_, files, told) => {
      for (const nights of inAnyOrder(files)) expect(await ended(nights)).toEqual(told)
    },
    240_000,
  )
})

describe('a deal that is deleted', () => {
  const deal = (day: string, stage: string, gone: string) => ({
    name: `deals-${day}.csv`,
    text: `Deal,Firm,Stage,Amount,Won,Opened,Gone,Money\nd1,A,${stage},10,0,2024-01-01,${gone},\n`,
  })

  async function ended(nights: readonly (readonly SmallFile[])[]) {
    await using folder = await projectFolder(partsProject())
    for (const files of nights) {
      for (const { name, text } of files) await put(folder.path, `exports/${name}`, text)
      await night(folder.path, '2024-02-01')
    }
    const told = await ask<{ told: string }>(
      folder.path,
      `select stage as told from fct_opportunity join dim_pipeline_stage using (stage_key)
        union all select count(*) || ' ' || concat_ws(' ', fate, reason) from record_fate group by fate, reason order by told`,
    )
    return told.map(row => row.told)
  }

  it.each<[string, readonly SmallFile[], readonly string[]]>([
    [
      'is gone, whenever the older versions come',
      [deal('2024-01-02', 'Open', ''), deal('2024-01-03', 'Won', ''), deal('2024-01-04', 'Won', '1')],
      ['1 ignored deleted', '2 ignored superseded'],
    ],
    [
      'is there again where a later file shows it',
      [deal('2024-01-02', 'Open', ''), deal('2024-01-03', 'Open', '1'), deal('2024-01-04', 'Won', '')],
      ['1 ignored deleted', '1 ignored superseded', '1 loaded', 'Won'],
    ],
  ])(
    '%s',
    async (_, files, told) => {
      for (const order of [
        [0, 1, 2],
        [2, 1, 0],
        [1, 2, 0],
      ])
        expect(await ended(order.map(i => files.slice(i, i + 1)))).toEqual(told)
    },
    240_000,
  )
})
