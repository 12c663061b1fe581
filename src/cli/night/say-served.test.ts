import { expect, test } from 'vitest'
import { projectFolder } from '../../../test/support/project-folder.js'
import { EngineError } from '../../warehouse/engine/engine-error.js'
import { layout } from '../../warehouse/night/layout.js'
import { sayServed } from './say-served.js'

/** What is said of a first night that ends so. */
async function said(thrown: Error): Promise<readonly string[]> {
  await using project = await projectFolder('')
  const words: string[] = []
  const terminal = { say: (text: string) => void words.push(text) }
  await expect(sayServed(layout(project.path), terminal, () => Promise.reject(thrown))).rejects.toBe(thrown)
  return words
}

test('where an engine fails, what is served is said; an interrupted run has its own words', async () => {
  expect(await said(new EngineError('unreachable', 'gone', null))).toEqual([
    'the night failed: nothing was published, and none is served yet',
  ])
  expect(await said(new EngineError('interrupted', 'by a signal', null))).toEqual([])
  expect(await said(new RangeError('a fault of ours'))).toEqual([])
})
