import { z } from 'zod'
import { expected, oneOf, some, strict, text } from './expect.js'
import { periodPattern, spanOf } from './period.js'

/** What causes costs: each is counted in the star, and carries a rate or its part of a pool. */
export const driverNames = [
  'orders',
  'lines',
  'units',
  'revenue',
  'returns',
  'payments',
  'fees',
  'cases',
  'interactions',
  'minutes',
  'contacts',
  'campaigns',
  'new_customers',
] as const

export type DriverName = (typeof driverNames)[number]

/** By what an activity may be narrowed. */
export const scopeNames = ['channels', 'categories', 'countries'] as const
export type ScopeName = (typeof scopeNames)[number]

const everything = ['channels', 'categories', 'countries'] as const

/** What may narrow a driver: an order holds lines of several categories, a call has no country. */
export const driverScopes: Readonly<Record<DriverName, readonly ScopeName[]>> = {
  orders: ['channels', 'countries'],
  lines: everything,
  units: everything,
  revenue: everything,
  returns: everything,
  payments: ['channels', 'countries'],
  fees: ['channels', 'countries'],
  cases: ['channels', 'categories'],
  interactions: ['channels'],
  minutes: ['channels'],
  contacts: ['channels'],
  campaigns: ['channels'],
  new_customers: ['channels', 'countries'],
}

/** Drivers whose records tell their own cost: without a rate that is what they cost. */
export const toldDrivers: readonly DriverName[] = ['fees', 'campaigns']

const amountError = expected('an amount of at least 0 with up to 6 decimals such as 4.20')
const places = 6

/** An amount as exact decimal text. */
const amount = z
  .union([z.number(), z.string().regex(/^\d{1,12}(\.\d+)?$/, { error: amountError })], { error: amountError })
  .transform((given, context) => {
    const written = typeof given === 'number' ? plainDecimal(given) : given
    if (written !== null && /^\d{1,12}(\.\d{1,6})?$/.test(written)) return written
    context.addIssue({ code: 'custom', message: amountError({ input: given }) })
    return z.NEVER
  })

/** The shortest decimal of a number, null where it has an exponent or is below zero. */
function plainDecimal(given: number): string | null {
  const shortest = String(given)
  if (!shortest.includes('e')) return shortest
  return given > 0 && given < 1 ? (Number(given.toFixed(places)) === given ? given.toFixed(places) : null) : null
}

const aDay = 'a day such as 2024-07-01'
const day = text(aDay, /^\d{4}-\d{2}-\d{2}$/).refine(isDay, { error: expected(aDay) })
function isDay(written: string): boolean {
  const read = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written)
}

const period = text('a month, quarter or year such as 2024-07, 2024-Q3 or 2024', periodPattern)

const rate = z.union(
  [
    amount,
    z.record(day, amount).refine(steps => Object.keys(steps).length > 0, { error: 'expected at least one day' }),
  ],
  { error: expected('an amount for a unit of its driver such as 4.20, or a mapping of days and amounts') },
)

/** Money of a year and of one of its months would be spent twice in that month. */
function disjoint(periods: Readonly<Record<string, unknown>>, context: z.core.$RefinementCtx): void {
  const names = Object.keys(periods)
  for (const [i, name] of names.entries()) {
    const own = spanOf(name)
    const other = names.slice(0, i).find(one => spanOf(one).from < own.to && own.from < spanOf(one).to)
    if (other === undefined) continue
    const message = `and ${other} share months, whose money would be spent twice; write what they have apart`
    context.addIssue({ code: 'custom', path: [name], message })
  }
}

const pool = z.union(
  [
    oneOf(['records']),
    z
      .record(period, amount)
      .refine(periods => Object.keys(periods).length > 0, { error: 'expected at least one period' })
      .superRefine(disjoint),
  ],
  { error: expected('records, or a mapping of periods and amounts such as { 2024-07: 12000 }') },
)

const names = (what: string) => some(text(what), `a list of ${what}s`).exactOptional()

const activity = strict({
  driver: oneOf(driverNames),
  /** For a unit of the driver, always or each from its day on. */
  rate: rate.exactOptional(),
  /** Money of periods, spread over the units of the driver in them: declared here, or by records of `activity_cost`. */
  pool: pool.exactOptional(),
  /** Units of the driver that the pool of a period could serve: what they do not use stays unallocated. */
  capacity: amount.exactOptional(),
  channels: names('channel'),
  categories: names('category'),
  countries: names('country'),
  /** First and last day on which it costs something. */
  from: day.exactOptional(),
  to: day.exactOptional(),
  /** Whether it serves customers or reaches them; by its driver where nothing is said. */
  as: oneOf(['serve', 'reach']).exactOptional(),
}).superRefine((given, context) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  const { driver, rate, pool, capacity, from, to } = given
  if (rate !== undefined && pool !== undefined)
    wrong(
      'pool',
      'does not go with rate: an activity costs so much a unit, or a pool that is spread; remove one of them',
    )
  if (rate === undefined && pool === undefined && !toldDrivers.includes(driver))
    wrong('rate', `is missing; expected what a unit of ${driver} costs such as rate: 4.20, or a pool`)
  if (capacity !== undefined && pool === undefined)
    wrong('capacity', 'has no meaning without a pool: it says how many units the pool could serve')
  if (capacity !== undefined && Number(capacity) === 0) wrong('capacity', 'expected more than 0 units, found 0')
  for (const bound of ['from', 'to'] as const)
    if (pool !== undefined && given[bound] !== undefined)
      wrong(bound, 'does not go with a pool: its periods say when it was spent; remove it')
  if (from !== undefined && to !== undefined && to < from) wrong('to', `lies before from, ${from}`)
  for (const scope of scopeNames) {
    if (given[scope] === undefined || driverScopes[driver].includes(scope)) continue
    wrong(scope, `does not go with ${driver}; they are narrowed by ${driverScopes[driver].join(' or ')}`)
  }
})

const share = expected('a share of the price from 0 to 1 such as 0.4')

const band = strict({
  /** Prices of a unit below it; without it all that is left. */
  below: amount.exactOptional(),
  margin: z.number({ error: share }).min(0, { error: share }).max(1, { error: share }),
})

/** `costs:` of the project file. */
export const costsSchema = strict({
  /** What is earned of a price where no record tells what goods cost. */
  goods: some(band, 'a list of price bands such as [{ below: 5, margin: 0.5 }, { margin: 0.3 }]')
    .superRefine((bands, context) => {
      bands.forEach(({ below }, i) => {
        const before = bands[i - 1]
        if (before && before.below === undefined)
          context.addIssue({
            code: 'custom',
            path: [i],
            message: 'is never reached: the band above it holds every price',
          })
        else if (before && below !== undefined && Number(below) <= Number(before.below))
          context.addIssue({
            code: 'custom',
            path: [i, 'below'],
            message: `expected more than ${before.below}, the end of the band above it`,
          })
      })
    })
    .exactOptional(),
  activities: z
    .record(text('a name of letters, digits, blanks, - and _', /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,62}$/u), activity, {
      error: expected('a mapping with one entry an activity'),
    })
    .default({}),
})

export type Costs = z.infer<typeof costsSchema>
export type Activity = Costs['activities'][string]
