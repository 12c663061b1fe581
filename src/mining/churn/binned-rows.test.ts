import fc from 'fast-check'
import { expect, it } from 'vitest'
import { counted, type InBins } from './binned-rows.js'

const row = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1))

it('counts rows of equal bins as one, in the order of their bins, whatever rows are meant', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.func(fc.boolean()), (given, isMeant) => {
      const all: InBins = {
        bins: [
          { kind: 'number', name: 'x', cuts: [1, 2] },
          { kind: 'number', name: 'y', cuts: Array.from({ length: 19 }, (_, i) => i) },
        ],
        columns: [Uint8Array.from(given, ([x]) => x), Uint8Array.from(given, ([, y]) => y)],
      }
      const of = [...given.keys()].filter(isMeant)
      const found = counted(
        all,
        given.map(([, , came]) => came),
        of,
      )
      const expected = new Map<string, { x: number; y: number; n: number; came: number }>()
      for (const [x, y, came] of of.flatMap(at => given.slice(at, at + 1))) {
        const before = expected.get(`${x} ${y}`) ?? { x, y, n: 0, came: 0 }
        expected.set(`${x} ${y}`, { ...before, n: before.n + 1, came: before.came + came })
      }
      const inOrder = [...expected.values()].sort((a, b) => a.x - b.x || a.y - b.y)
      const [x, y] = found.columns.map(column => [...column])
      expect(inOrder.map((_, i) => ({ x: x?.[i], y: y?.[i], n: found.n[i], came: found.came[i] }))).toEqual(inOrder)
      expect([...found.n].length).toBe(inOrder.length)
      expect(found.counts).toEqual([4, 21])
    }),
  )
})
