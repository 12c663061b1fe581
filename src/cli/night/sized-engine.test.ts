import { truncate, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder, put } from '../../../test/support/project-folder.js'
import { loadProject } from '../../config/load-project.js'
import { projectContext } from '../project-context.js'
import { sizedEngine } from './sized-engine.js'

const yaml = (engine: string) => `version: 1
project: sized
currency: GBP
engine: ${engine}
sources:
  shop:
    files:
      - { name: lines, path: exports/lines-*.csv, maps: { product: { product_id: Code } } }
      - { name: more, path: exports, maps: { product: { product_id: Code } } }
`
const threadsOf = async (path: string) => (await sizedEngine(await projectContext(await loadProject(path)))).threads

test('as many threads as there is data for, of the processors that there are', async () => {
  await using project = await projectFolder(yaml('{}'))
  expect(await threadsOf(project.path)).toBe(1)
  await put(project.path, 'exports/lines-a.csv', 'Code\nMUG\n')
  expect(await threadsOf(project.path)).toBe(1)
  // Two kinds that lead to one file count it once.
  const large = join(project.path, 'exports/lines-b.csv')
  await writeFile(large, 'Code\n')
  await truncate(large, 1.5 * 2 ** 20)
  expect(await threadsOf(project.path)).toBe(Math.min(2, availableParallelism()))
  await truncate(large, 2 ** 40)
  expect(await threadsOf(project.path)).toBe(availableParallelism())
})

test('what the project file says holds', async () => {
  await using project = await projectFolder(yaml('{ threads: 3 }'))
  expect(await threadsOf(project.path)).toBe(3)
})
