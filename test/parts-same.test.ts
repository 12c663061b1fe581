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

/** One row of each thing, file by file; what a star of them tells, in whatever order the files come. */
async function ended(nights: readonly SmallFile[], asked: string): Promise<readonly string[]> {
  await using folder = await projectFolder(partsProject())
  for (const { name, text } of nights) {
    await put(folder.path, `exports/${name}`, text)
    await night(folder.path, '2024-02-01')
  }
  const told = await ask<{ told: string }>(
    folder.path,
    `${asked} union all select count(*) || ' ' || concat_ws(' ', fate, reason) from record_fate group by fate, reason order by told`,
  )
  return told.map(row => row.told)
}

it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]], [[2, 0, 1]]])(
  'calls, shown three times, in the order %j',
  async order => {
    const call = (id: string, wait: string, score: string) =>
      `${id},1,A,phone,Ann,2024-01-01 10:00:00,${wait},Y,,${score}\n`
    const files = [
      // The version that a later file shows again holds again; what is quarantined holds nothing, however often it comes; an
      // answer that a later version leaves out stays, and so does its record.
      [call('again', '5', '1'), call('refused', 'long', '1'), call('left out', '5', '1')],
      [call('again', '9', '2'), call('refused', '9', '2'), call('left out', '9', '')],
      [call('again', '5', '1'), call('refused', 'long', '1'), call('left out', '7', '')],
    ].map((rows, i) => ({
      name: `calls-2024-01-0${2 + i}.csv`,
      text: `Id,Caller,Firm,Channel,Agent,At,Wait,Resolved,Campaign,Score\n${rows.join('')}`,
    }))
    const asked = `select concat_ws(' ', 'call', interaction_id, cast(wait_s as integer)) as told from fct_interaction
    union all select concat_ws(' ', 'answer', cast(score as integer)) from fct_feedback`
    expect(await ended(inOrder(files, order), asked)).toEqual([
      '1 quarantined Wait: expected a number with at most 4 decimals',
      '2 duplicate',
      '2 ignored superseded',
      '4 loaded',
      'answer 1',
      'answer 1',
      'answer 2',
      'call again 5',
      'call left out 7',
      'call refused 9',
    ])
  },
  240_000,
)

it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
  'deals, deleted, in the order %j',
  async order => {
    const deal = (id: string, stage: string, gone: string) => `${id},A,${stage},10,0,2024-01-01,${gone},\n`
    const files = [
      // Gone, whenever the older versions come; there again where a later file shows it.
      [deal('gone', 'Open', ''), deal('back', 'Open', '')],
      [deal('gone', 'Won', ''), deal('back', 'Open', '1')],
      [deal('gone', 'Won', '1'), deal('back', 'Won', '')],
    ].map((rows, i) => ({
      name: `deals-2024-01-0${2 + i}.csv`,
      text: `Deal,Firm,Stage,Amount,Won,Opened,Gone,Money\n${rows.join('')}`,
    }))
    const asked =
      "select opportunity_id || ' ' || stage as told from fct_opportunity join dim_pipeline_stage using (stage_key)"
    expect(await ended(inOrder(files, order), asked)).toEqual([
      '1 loaded',
      '2 ignored deleted',
      '3 ignored superseded',
      'back Won',
    ])
  },
  240_000,
)

function inOrder(files: readonly SmallFile[], order: readonly number[]): readonly SmallFile[] {
  return order.flatMap(i => files.slice(i, i + 1))
}
