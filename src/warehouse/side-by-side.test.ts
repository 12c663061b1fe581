import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.js'

const later = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

test('answers stand in the order of the items, so many at once', async () => {
  let now = 0
  let most = 0
  const answers = await sideBySide([5, 1, 4, 2, 3], 2, async item => {
    most = Math.max(most, ++now)
    await later(item * 2)
    now--
    return item * 10
  })
  expect(answers).toEqual([50, 10, 40, 20, 30])
  expect(most).toBe(2)
  expect(await sideBySide([], 4, later)).toEqual([])
})

test('a failure ends what has begun, and begins nothing', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const work = sideBySide([1, 2, 3, 4], 2, async item => {
    begun.push(item)
    await later(item * 5)
    if (item === 1) throw new Error('no')
    ended.push(item)
  })
  await expect(work).rejects.toThrow('no')
  expect(begun).toEqual([1, 2])
  expect(ended).toEqual([2])
})
