import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Random } from '../../../fixtures/random.js'
import { dayBegins } from '../../warehouse/star/business-day.js'
import { openSmallStage, type SmallStage } from './small-stage.js'

/** Local times of a source, and the business days that they fall on. */

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

type Staged = { at: string | null; day: string | null; reason: string | null }
const columns = `cast(order_line__ordered_at as varchar) as at, cast(order_line__ordered_on as varchar) as day, reason`

async function staged(zone: string, times: readonly string[], dayStarts = '00:00', format = ''): Promise<Staged[]> {
  const contract = `timezone: ${zone}
files: [{ name: lines, maps: { order_line: { order_id: Order, product_id: Product, ordered_at: { column: At${format} }, quantity: Units, unit_price: Price } } }]`
  const text = `Order,Product,At,Units,Price\n${times.map((at, i) => `${i},MUG,${at},1,1.00\n`).join('')}`
  return stage.records<Staged>(contract, [{ name: 'lines.csv', text }], columns, { zone, dayStarts })
}

describe('a local time that clocks went forward past', () => {
  it.each([
    ['Europe/London', '2024-03-31 00:59:59', '2024-03-31 00:59:59'],
    ['Europe/London', '2024-03-31 01:00:00', null],
    ['Europe/London', '2024-03-31 01:59:59', null],
    ['Europe/London', '2024-03-31 02:00:00', '2024-03-31 01:00:00'],
    ['America/New_York', '2024-03-10 02:30:00', null],
    ['America/New_York', '2024-03-31 02:30:00', '2024-03-31 06:30:00'],
    // By half an hour; a change at midnight; a whole day that a zone went past.
    ['Australia/Lord_Howe', '2024-10-06 02:15:00', null],
    ['Australia/Lord_Howe', '2024-10-06 02:30:00', '2024-10-05 15:30:00'],
    ['America/Havana', '2024-03-10 00:30:00', null],
    ['Pacific/Apia', '2011-12-30 12:00:00', null],
    ['Pacific/Apia', '2011-12-31 00:00:00', '2011-12-30 10:00:00'],
    ['UTC', '2024-03-31 01:30:00', '2024-03-31 01:30:00'],
  ])('in %s, %s is %s', async (zone, local, instant) => {
    const [record] = await staged(zone, [local])
    const expected = `At: expected a time that there was in ${zone}, where clocks went forward past this one`
    if (instant === null) expect(record?.reason).toBe(expected)
    else expect(record).toMatchObject({ at: instant, reason: null })
  })

  it('is refused in a declared format too, and not where the text says how far it is from UTC', async () => {
    const [declared] = await staged('Europe/London', ['31/03/2024 01:30'], '00:00', ", format: '%d/%m/%Y %H:%M'")
    expect(declared?.reason).toContain('clocks went forward')
    const [offset] = await staged('Europe/London', ['2024-03-31 01:30:00Z'])
    expect(offset).toMatchObject({ at: '2024-03-31 01:30:00', reason: null })
  })

  it('is none that an instant has; every other one is read as an instant that has it', async () => {
    const zones = ['Europe/London', 'America/Sao_Paulo', 'Africa/Casablanca', 'Asia/Tehran', 'Asia/Tokyo']
    const times = fc.array(fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2036, 0, 1) }), {
      minLength: 400,
      maxLength: 400,
    })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...zones), times, async (zone, drawn) => {
        const local = localIn(zone)
        // Around the hours at which clocks change, half an hour apart.
        const texts = drawn.map(at => text(at - (at % 86_400_000) + (at % 12) * 1_800_000))
        for (const [i, record] of (await staged(zone, texts)).entries()) {
          const wanted = texts[i] ?? ''
          if (record.at === null || record.reason !== null) {
            const around = [...Array(113).keys()].map(quarter => Date.parse(`${wanted}Z`) + (quarter - 56) * 900_000)
            expect(around.map(local), `${zone} ${wanted}`).not.toContain(wanted)
          } else expect(local(Date.parse(`${record.at}Z`)), `${zone} ${wanted}`).toBe(wanted)
        }
      }),
      { numRuns: 10, seed: 4 },
    )
  }, 60_000)
})

it('a local time that came twice is the later one, in standard time', async () => {
  const [london, york] = [
    await staged('Europe/London', ['2024-10-27 01:30:00']),
    await staged('America/New_York', ['2024-11-03 01:30:00']),
  ]
  expect([london[0]?.at, york[0]?.at]).toEqual(['2024-10-27 01:30:00', '2024-11-03 06:30:00'])
})

describe('where days start at four in the morning', () => {
  it.each([
    ['2024-07-05 03:59:59', '2024-07-04'],
    ['2024-07-05 04:00:00', '2024-07-05'],
    ['2024-07-06 00:10:00', '2024-07-05'],
    // What has a day and no hour happened in it.
    ['2024-07-05', '2024-07-05'],
    ['2024-07-05 03:59:59+01:00', '2024-07-04'],
  ])('%s is of %s', async (local, day) => {
    const [record] = await staged('Europe/London', [local], '04:00')
    expect(record).toMatchObject({ day, reason: null })
  })

  it('a declared format without an hour gives its day', async () => {
    const [record] = await staged('Europe/London', ['05.07.2024'], '04:00', ", format: '%d.%m.%Y'")
    expect(record).toMatchObject({ day: '2024-07-05', at: '2024-07-05 03:00:00' })
  })
})

it.each([
  ['America/Los_Angeles', '00:00', '2024-07-05 07:00:00'],
  ['Asia/Tokyo', '00:00', '2024-07-04 15:00:00'],
  ['Europe/London', '04:00', '2024-07-05 03:00:00'],
])('the day of a file begins as business days do: %s, %s', async (zone, dayStarts, instant) => {
  const contract =
    "files: [{ name: people, date: { pattern: '(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }, maps: { customer: { customer_id: Id } } }]"
  const files = [
    { name: 'people-2024-07-05.csv', text: 'Id\n1\n' },
    { name: 'people-2024-07-06.csv', text: 'Id\n2\n' },
  ]
  const [first] = await stage.records(contract, files, 'cast(customer__observed_at as varchar) as at', {
    zone,
    dayStarts,
  })
  expect(first).toEqual({ at: instant })
})

it('the star says of a day what staging says: when it begins', async () => {
  const zones = [
    'Europe/London',
    'America/Havana',
    'America/Sao_Paulo',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ]
  const contract =
    "files: [{ name: people, date: { pattern: '(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }, maps: { customer: { customer_id: Id } } }]"
  const random = new Random(5)
  for (const zone of zones) {
    // Months in which clocks change, and hours at which they do.
    for (const dayStarts of ['00:00', '02:30']) {
      const days = [
        ...new Set(
          Array.from({ length: 12 }, () =>
            text(Date.UTC(1990 + random.integer(35), random.pick([2, 3, 9, 10, 11]), 1 + random.integer(30))).slice(
              0,
              10,
            ),
          ),
        ),
      ]
      const files = days.map((day, i) => ({ name: `people-${day}.csv`, text: `Id\n${i}\n` }))
      const found = await stage.records<{ at: string }>(
        contract,
        files,
        "strftime(customer__observed_at, '%Y-%m-%dT%H:%M:%S.%fZ') as at",
        { zone, dayStarts },
      )
      expect(
        found.map(({ at }) => at),
        zone,
      ).toEqual(days.map(day => dayBegins(day, { zone, dayStarts })))
    }
  }
})

/** `YYYY-MM-DD hh:mm:ss` */
function text(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

/** The local time of an instant in a zone. */
function localIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return at => format.format(at)
}
