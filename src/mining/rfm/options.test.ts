import { describe, expect, it } from 'vitest'
import { rfmOptions } from './options.js'
import { defaultRules } from './segments.js'

const wrong = (options: unknown) =>
  rfmOptions
    .safeParse(options)
    .error?.issues.map(issue => issue.message)
    .join('\n')
const all = { r: [1, 5], f: [1, 5] }

describe('the options', () => {
  it('need not be given', () => {
    expect(rfmOptions.parse({})).toEqual({ cuts: {}, rules: defaultRules })
  })

  it('keep cut points as exact text', () => {
    const { cuts } = rfmOptions.parse({ cuts: { recency: [7, 30, 90, 365], monetary: ['-5', 0, 99.5, '1000.0001'] } })
    expect(cuts).toEqual({ recency: ['7', '30', '90', '365'], monetary: ['-5', '0', '99.5', '1000.0001'] })
  })

  it('take rules that part the cells exactly', () => {
    const rules = [
      { name: 'rich', ...all, m: [4, 5] },
      { name: 'rest', ...all, m: [1, 3] },
    ]
    expect(rfmOptions.parse({ rules }).rules).toEqual(rules)
  })

  it.each([
    [
      {
        rules: [
          { name: 'a', ...all },
          { name: 'b', r: [5, 5], f: [1, 1] },
        ],
      },
      "'a' and 'b' both hold the cell r = 5, f = 1, m = 1",
    ],
    [{ rules: [{ name: 'a', r: [1, 5], f: [2, 5] }] }, 'no rule holds the cell r = 1, f = 1, m = 1'],
    [{ rules: [{ name: 'a', r: [5, 1], f: [1, 5] }] }, 'expected the lower score first'],
    [{ rules: [{ name: 'a', r: [0, 5], f: [1, 5] }] }, 'expected a whole number from 1 to 5'],
    [{ cuts: { frequency: [1, 1, 2, 3] } }, 'expected four numbers of orders, ascending'],
    [{ cuts: { recency: [1, 2, 3, 4.5] } }, 'expected a whole number of days'],
    [{ cuts: { monetary: [1, 2, 3, 4.00001] } }, 'expected an amount of up to four places'],
    [{ cuts: { monetory: [1, 2, 3, 4] } }, "did you mean 'monetary'?"],
  ])('refuse %j', (options, message) => {
    expect(wrong(options)).toContain(message)
  })
})
