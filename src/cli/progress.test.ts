import { describe, expect, it } from 'vitest'
import { displayWidth } from '../reports/formats/display-width.js'
import { type ProgressOptions, showProgress } from './progress.js'

/** A screen and a clock that the test moves. */
function shown(options: Partial<ProgressOptions> & { isTTY?: boolean; columns?: number }) {
  const said: string[] = []
  const clock = { ms: 0 }
  const { isTTY = false, columns = 60, ...rest } = options
  const stream = { isTTY, columns, write: (text: string) => said.push(text) }
  return { said, clock, progress: showProgress({ stream, now: () => clock.ms, ...rest }) }
}

describe('progress off a terminal', () => {
  it('says start and end, and at most one line every five seconds between', () => {
    const { said, clock, progress } = shown({})
    const step = progress.step('land', 300)
    for (clock.ms = 0; clock.ms <= 12_000; clock.ms += 1000) step.tick(clock.ms / 40, 'orders.csv')
    clock.ms = 125_400
    step.end('300 files')
    step.end()
    step.tick(300)
    expect(said).toEqual([
      'land: started\n',
      'land: 125 of 300, orders.csv\n',
      'land: 250 of 300, orders.csv\n',
      'land: done in 2 min 05 s, 300 files\n',
    ])
  })

  it('counts where there is no total', () => {
    const { said, clock, progress } = shown({})
    const step = progress.step('stage')
    clock.ms = 5000
    step.tick(12)
    step.end()
    expect(said).toEqual(['stage: started\n', 'stage: 12\n', 'stage: done in 5.0 s\n'])
  })

  it.each([
    [0, '0.0 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 00 s'],
    [3_599_600, '1 h 00 min'],
    [7_320_000, '2 h 02 min'],
  ])('says %d ms as %s', (ms, text) => {
    const { said, clock, progress } = shown({})
    const step = progress.step('star')
    clock.ms = ms
    step.end()
    expect(said.at(-1)).toBe(`star: done in ${text}\n`)
  })

  it('keeps a note to its line', () => {
    const { said, progress } = shown({})
    progress.step('land').end('a\nb\u001B[2J')
    expect(said.at(-1)).toBe('land: done in 0.0 s, a␊b␛[2J\n')
  })

  it('is what a dumb terminal gets', () => {
    const { said, progress } = shown({ isTTY: true, env: { TERM: 'dumb' } })
    progress.step('land')
    expect(said).toEqual(['land: started\n'])
  })
})

describe('progress on a terminal', () => {
  const plain = { isTTY: true, env: { NO_COLOR: '1' } }

  it('redraws one line and clears it', () => {
    const { said, clock, progress } = shown(plain)
    const step = progress.step('land', 4)
    clock.ms = 100
    step.tick(1, 'orders.csv')
    clock.ms = 200
    step.tick(9)
    step.end('ignored')
    expect(said).toEqual([
      '\rland  ░░░░░░░░░░░░░░░░░░░░    0 %\u001B[K',
      '\rland  █████░░░░░░░░░░░░░░░   25 %  orders.csv\u001B[K',
      '\rland  ████████████████████  100 %\u001B[K',
      '\r\u001B[K',
    ])
  })

  it('redraws ten times a second at most', () => {
    const { said, clock, progress } = shown(plain)
    const step = progress.step('land')
    for (clock.ms = 0; clock.ms < 1000; clock.ms++) step.tick(clock.ms)
    expect(said).toHaveLength(10)
  })

  it('shows the youngest step, and the one that held it again afterwards', () => {
    const { said, progress } = shown(plain)
    const outer = progress.step('mine')
    const inner = progress.step('churn')
    inner.end()
    outer.end()
    expect(said).toEqual(['\rmine  0\u001B[K', '\rchurn  0\u001B[K', '\rmine  0\u001B[K', '\r\u001B[K'])
  })

  it('leaves the screen to other words, and comes back', () => {
    const { said, clock, progress } = shown(plain)
    const step = progress.step('land')
    progress.close()
    progress.close()
    clock.ms = 1
    step.tick(5)
    expect(said).toEqual(['\rland  0\u001B[K', '\r\u001B[K', '\rland  5\u001B[K'])
  })

  it.each([10, 20, 30, 40, 60])('never wraps in %d columns', columns => {
    const { said, clock, progress } = shown({ ...plain, columns })
    const step = progress.step('一个很长很长很长很长很长很长很长的步骤名字', 10)
    clock.ms = 500
    step.tick(5, '客户订单明细/2024/一个很长的文件名.csv')
    for (const text of said) {
      expect(displayWidth(text.replace('\r', '').replace('\u001B[K', ''))).toBeLessThan(columns)
    }
  })

  it('colours the bar unless NO_COLOR says no', () => {
    const bar = (env: { NO_COLOR?: string }) => {
      const { said, progress } = shown({ isTTY: true, env })
      progress.step('land', 1)
      return said.join('').includes('\u001B[36m')
    }
    expect([bar({}), bar({ NO_COLOR: '' }), bar({ NO_COLOR: '1' })]).toEqual([true, true, false])
  })
})

describe('quiet progress', () => {
  it('says nothing', () => {
    const { said, clock, progress } = shown({ isTTY: true, quiet: true })
    const step = progress.step('land', 1)
    clock.ms = 10_000
    step.tick(1)
    step.end('done')
    progress.close()
    expect(said).toEqual([])
  })
})
