import { cp, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Random } from '../fixtures/random.js'
import { kehu } from './support/cli.js'
import { night, outcome } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { randomFiles } from './support/random-files.js'
import { smallProject } from './support/small-source.js'

/** Each landed file and when it was written. */
async function landedFiles(folder: string): Promise<ReadonlyMap<string, number>> {
  const landed = join(folder, 'warehouse/landed')
  const names = (await readdir(landed, { recursive: true })).filter(name => name.endsWith('.parquet'))
  return new Map(await Promise.all(names.map(async name => [name, (await stat(join(landed, name))).mtimeMs] as const)))
}

test('each source may be landed and staged on a machine of its own: what lies there is taken over as it is', async () => {
  const files = randomFiles(new Random(11))
  await using whole = await projectFolder(smallProject)
  await using one = await projectFolder(smallProject)
  await using other = await projectFolder(smallProject)
  await using main = await projectFolder(smallProject)
  for (const { path } of [whole, one, other, main]) {
    for (const { name, text } of files) await put(path, `exports/${name}`, text)
  }
  await night(whole.path, '2024-07-01')

  for (const helper of [one, other]) expect(await kehu(helper.path, ['stage'])).toMatchObject({ code: 0 })
  const sources = (await readdir(join(whole.path, 'warehouse/landed'))).sort()
  expect(sources.length).toBeGreaterThan(1)
  for (const [i, source] of sources.entries()) {
    for (const part of ['landed', 'staged']) {
      const below = join('warehouse', part, source)
      await mkdir(join(main.path, 'warehouse', part), { recursive: true })
      await cp(join((i === 0 ? one : other).path, below), join(main.path, below), {
        recursive: true,
        preserveTimestamps: true,
      })
    }
  }
  const before = await landedFiles(main.path)
  expect(before.size).toBeGreaterThan(1)
  await night(main.path, '2024-07-01')
  expect(await landedFiles(main.path)).toEqual(before)
  expect(await outcome(main.path)).toEqual(await outcome(whole.path))
}, 60_000)
