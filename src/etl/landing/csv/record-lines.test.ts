import { describe, expect, it } from 'vitest'
import { recordLines } from './record-lines.js'

describe('the lines of records', () => {
  it('tells broken ones by the start before their offset', async () => {
    const scan = { offsets: [0, 10, 20, 30, 40], lines: [1, 2, 4, 5, 6] }
    expect(await recordLines(scan, 1, [10, 31])).toEqual({ good: [4, 6], broken: [2, 5], starts: [10, 30] })
  })

  it('passes over many in one go, and stops in between when it is told to', async () => {
    const count = 400_000
    const scan = {
      offsets: Array.from({ length: count }, (_, i) => i * 10),
      lines: Array.from({ length: count }, (_, i) => i + 1),
    }
    const broken = scan.offsets.slice(1)
    const found = await recordLines(scan, 1, broken)
    expect([found.good.length, found.broken.length, found.starts.at(-1)]).toEqual([0, count - 1, (count - 1) * 10])

    const stop = new AbortController()
    setImmediate(() => stop.abort(new Error('stopped')))
    await expect(recordLines(scan, 1, broken, stop.signal)).rejects.toThrow('stopped')
  }, 10_000)
})
