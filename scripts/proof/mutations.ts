import { Random } from '../../fixtures/random.js'
import { mutated } from '../../test/support/mutate.js'
import { ask, night } from '../../test/support/night.js'
import { projectFolder, put } from '../../test/support/project-folder.js'
import { type Line, lineFile, smallProject } from '../../test/support/small-source.js'
import type { Part } from './part.js'

const perNight = 100
const times = ['2024-01-01 10:00:00', '2024-01-02 11:00:00', '2024-01-03 12:00:00']
const lines = times.map((at, i): Line => [`10${i}`, `${i}`, 'MUG', '"Mug, ""big"""', at, '2', '1.50'])
const whole = Buffer.from(lineFile('a', lines).text)

/** Broken copies of a small file: each record of each ends in a counted fate, or its file in a clear error. */
export const mutations: Part = {
  name: 'mutations',
  share: 0.15,
  most: 10_000,
  async run({ seed, most, more, say }) {
    const sum = { done: 0, aside: 0, records: 0n, loaded: 0n }
    do {
      const again = `seed ${seed}, files ${sum.done} to ${sum.done + perNight - 1}`
      const found = await oneNight(seed, sum.done).catch(thrown => {
        throw new Error(`${again}: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown })
      })
      sum.done += perNight
      sum.aside += found.aside
      sum.records += found.records
      sum.loaded += found.loaded
      if (sum.done % 1000 === 0) say(`${sum.done} mutated files`)
    } while (sum.done < most && more())
    return `${sum.done} mutated files: ${sum.aside} set aside with a reason, the others' ${sum.records} records each with a fate, ${sum.loaded} of them loaded`
  },
}

type Count = { name: string; records: bigint; fates: bigint; loaded: bigint }

async function oneNight(seed: number, from: number): Promise<{ aside: number; records: bigint; loaded: bigint }> {
  const yaml = smallProject.replace('  shop:\n', '  shop:\n    on_drift: quarantine\n')
  await using project = await projectFolder(yaml)
  for (let i = from; i < from + perNight; i++) {
    await put(project.path, `exports/lines-${i}.csv`, mutated(whole, new Random(seed, i)))
  }
  const { tonight } = await night(project.path, '2024-02-01')
  const aside = tonight.set_aside as readonly { file: string; reason: string }[]
  const repeats = tonight.repeats as readonly { name: string }[]
  const files = await ask<Count>(
    project.path,
    `select name, records, count(record) as fates, count(*) filter (where fate = 'loaded') as loaded
      from loaded_file left join record_fate using (file_id) group by name, records order by name`,
  )
  if (files.length + aside.length + repeats.length !== perNight) {
    throw new RangeError(
      `${perNight} files came, ${files.length} were taken in, ${aside.length} set aside, ${repeats.length} are repeats`,
    )
  }
  const uncounted = files.find(file => file.fates !== file.records)
  if (uncounted) throw new RangeError(`${uncounted.name}: ${uncounted.records} records, ${uncounted.fates} fates`)
  const mute = aside.find(({ reason }) => reason === '')
  if (mute) throw new RangeError(`${mute.file} was set aside without a reason`)
  const total = (column: 'records' | 'loaded') => files.reduce((sum, file) => sum + file[column], 0n)
  return { aside: aside.length, records: total('records'), loaded: total('loaded') }
}
