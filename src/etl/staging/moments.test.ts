import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallStage, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const refused = (text: string) => `refused: ${text}`

/** What cells come to as `updated_at` (in UTC) or as `valid_from`, or why they are refused. */
async function moments(
  column: 'updated_at' | 'valid_from',
  format: string | null,
  cells: readonly string[],
  zone = 'UTC',
): Promise<readonly (string | null)[]> {
  const declared = format === null ? 'X' : `{ column: X, format: ${format} }`
  const lines = cells.map((cell, i) => `${i},"${cell}"`)
  const found = await stage.records<{ value: string | null; reason: string | null }>(
    `timezone: ${zone}\nfiles: [{ name: items, maps: { product: { product_id: Id, ${column}: ${declared} } } }]`,
    [{ name: 'items.csv', text: `Id,X\n${lines.join('\n')}\n` }],
    `cast(product__${column} as varchar) as value, reason`,
  )
  return found.map(({ value, reason }) => (reason === null ? value : refused(reason.replace(/^X: /, ''))))
}

describe('times', () => {
  it('without a format are ISO, with any offset and fraction', async () => {
    const cells = [
      '2024-01-23T02:46:47.000+0000',
      '2024-05-01 09:58:12 -0500',
      '2024-05-01 09:58:12.123456Z',
      '2024-05-01 09:58',
      '2020/2/21 0:00',
    ]
    expect(await moments('updated_at', null, cells, 'Asia/Shanghai')).toEqual([
      '2024-01-23 02:46:47',
      '2024-05-01 14:58:12',
      '2024-05-01 09:58:12.123456',
      '2024-05-01 01:58:00',
      refused('expected a time such as 2011-12-09 12:50:00'),
    ])
  })

  it.each([
    ["'%Y/%m/%d %H:%M'", '2020/2/21 0:00', '2020-02-21 00:00:00'],
    ["'%Y年%m月%d日'", '2020年2月21日', '2020-02-21 00:00:00'],
    ["'%Y年%m月%d日 %H时%M分'", '2020年02月21日 23时05分', '2020-02-21 23:05:00'],
    ["'%m/%d/%y %I:%M %p'", '02/23/26 08:55 PM', '2026-02-23 20:55:00'],
    ["'%m/%d/%Y %I:%M %p'", '3/15/2024 12:30 AM', '2024-03-15 00:30:00'],
    ["'%d %B %Y'", '5 January 2024', '2024-01-05 00:00:00'],
    ["'%Y-%m-%d %H:%M:%S %z'", '2024-05-01 09:58:12 -0500', '2024-05-01 14:58:12'],
    ["'%Y-%m-%dT%H:%M:%S.%f%z'", '2024-05-01T09:58:12.123+0000', '2024-05-01 09:58:12.123'],
    ['epoch_s', '1323435000', '2011-12-09 12:50:00'],
    ['epoch_s', '1323435000.25', '2011-12-09 12:50:00.25'],
    ['epoch_ms', '1323435000250', '2011-12-09 12:50:00.25'],
    ['excel', '40886.5', '2011-12-09 12:00:00'],
    ['excel', '40886.53472222222', '2011-12-09 12:50:00'],
    ['excel_1904', '39424', '2011-12-09 00:00:00'],
  ])('are read by %s: %s', async (format, cell, time) => {
    expect(await moments('updated_at', format, [cell])).toEqual([time])
  })

  it.each([
    // Seconds where milliseconds are declared and the other way round are not taken for years far off.
    ['epoch_s', '1323435000000', 'expected seconds since 1970 such as 1323435000'],
    ['epoch_ms', '1323435000', 'expected a time in the years 1900 to 2199', '1970-01-16 07:37:15'],
    ['epoch_s', '12.5e3', 'expected seconds since 1970 such as 1323435000'],
    ['excel', '60', 'expected a number of days since 1900 such as 40886'],
    ['excel', '-1', 'expected a number of days since 1900 such as 40886'],
    ['excel', '2011-12-09', 'expected a number of days since 1900 such as 40886'],
    ["'%d/%m/%Y'", '04/13/2017', 'expected a time in the format %d/%m/%Y'],
    ["'%d/%m/%Y'", '13/04/17', 'expected a time in the format %d/%m/%Y'],
    [
      '[iso, excel]',
      '13/04/17',
      'expected a time such as 2011-12-09 12:50:00, or a number of days since 1900 such as 40886',
    ],
  ] as [string, string, string, string?][])('are refused by %s: %s', async (format, cell, reason, instead) => {
    expect(await moments('updated_at', format, [cell])).toEqual([instead ?? refused(reason)])
  })
})

describe('a list of formats', () => {
  const usOrIso = "['%m/%d/%Y', '%d-%m-%y', iso]"

  it('takes a cell that fits one of them', async () => {
    expect(await moments('valid_from', usOrIso, ['10/20/2016', '3-1-17', '2017-04-05', ''])).toEqual([
      '2016-10-20',
      '2017-01-03',
      '2017-04-05',
      null,
    ])
  })

  it('refuses a cell that two of them read differently, and takes one that they read alike', async () => {
    const both = "['%d/%m/%Y', '%m/%d/%Y']"
    const told = refused('is read differently by %d/%m/%Y and %m/%d/%Y')
    for (const column of ['updated_at', 'valid_from'] as const) {
      const midnight = column === 'updated_at' ? ' 00:00:00' : ''
      expect(await moments(column, both, ['03/04/2017', '04/04/2017', '13/04/2017', '04/13/2017', 'soon'])).toEqual([
        told,
        `2017-04-04${midnight}`,
        `2017-04-13${midnight}`,
        `2017-04-13${midnight}`,
        refused(`expected a ${midnight ? 'time' : 'day'} in the format %d/%m/%Y or %m/%d/%Y`),
      ])
    }
  })

  it('gives every day back that is written in one of them, unless another reads it as another day', async () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    await fc.assert(
      fc.asyncProperty(fc.array(days, { minLength: 1, maxLength: 30 }), async dates => {
        const isos = dates.map(date => date.toISOString().slice(0, 10))
        const cells = isos.map(iso => iso.replace(/(.*)-(.*)-(.*)/, '$3/$2/$1'))
        const found = await moments('valid_from', "['%d/%m/%Y', '%m/%d/%Y']", cells)
        expect(found).toEqual(
          isos.map(iso => {
            const [, month = '', day = ''] = iso.split('-')
            const isClear = Number(day) > 12 || day === month
            return isClear ? iso : refused('is read differently by %d/%m/%Y and %m/%d/%Y')
          }),
        )
      }),
      { numRuns: 10 },
    )
  })
})

it('days are those of the zone of the source', async () => {
  expect(await moments('valid_from', 'epoch_s', ['1323460800'], 'Asia/Shanghai')).toEqual(['2011-12-10'])
  expect(await moments('valid_from', 'excel', ['40886', '40886.5'])).toEqual([
    '2011-12-09',
    refused('expected a number of days since 1900 such as 40886'),
  ])
})
