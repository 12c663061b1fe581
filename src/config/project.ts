import { z } from 'zod'
import { actionsSchema } from './actions.js'
import { costsSchema } from './costs.js'
import { engineSchema } from './engine.js'
import { bool, expected, list, oneOf, oneOrMore, slug, some, strict, text, whole } from './expect.js'
import { country, currency, language, timezone } from './locale.js'
import { sourceSchema } from './source.js'

export type JsonValue = z.core.util.JSONType
export type JsonObject = Readonly<Record<string, JsonValue>>

const control = expected('a share from 0 to 0.5 such as 0.1')
const leastChance = expected('a chance from 0 to 1 such as 0.4')

export const audienceSchema = strict({
  /** Customers of these segments. */
  segment: oneOrMore('the name of a segment, or a list of names').exactOptional(),
  /** Those who may leave, by the model `churn`. */
  leaving: strict({
    /** From this chance of leaving on; without it those to whom the offer of the model is worth making. */
    least_chance: z
      .number({ error: leastChance })
      .min(0, { error: leastChance })
      .max(1, { error: leastChance })
      .exactOptional(),
    /** The share of them, the same customers every night, whom nobody writes to: they stand in a file of their own. */
    control: z.number({ error: control }).min(0, { error: control }).max(0.5, { error: control }).default(0.1),
  }).exactOptional(),
  /** Customers whose next activity is one of these. */
  activity: oneOrMore('the name of an activity, or a list of names').exactOptional(),
  /** Customers whose next activity reaches them by one of these channels. */
  channel: oneOrMore('the name of a channel, or a list of names').exactOptional(),
  /** Only those who came from other segments within so many days. */
  moved: strict({
    from: oneOrMore('the name of a segment, or a list of names'),
    days: whole(1, 3660).default(28),
  }).exactOptional(),
  format: oneOf(['csv', 'ndjson', 'parquet', 'arrow']).default('csv'),
  columns: some(text('the name of a column'), 'a list of columns').exactOptional(),
  directory: text('the folder into which the file is copied'),
  /** Spreadsheet programs read UTF-8 in CSV only behind a byte order mark. */
  bom: bool().exactOptional(),
}).superRefine(({ segment, leaving, activity, channel, moved }, context) => {
  const say = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
  const isNext = activity !== undefined || channel !== undefined
  const meant = [segment !== undefined, leaving !== undefined, isNext].filter(Boolean).length
  if (meant === 0) say([], 'expected segment, leaving, activity or channel: who is meant? found none of them')
  if (leaving !== undefined && segment !== undefined)
    say(['leaving'], 'has no meaning beside segment; write two audiences')
  else if (meant > 1)
    say(
      [activity === undefined ? 'channel' : 'activity'],
      'has no meaning beside segment or leaving; write two audiences',
    )
  if (moved !== undefined && leaving !== undefined) say(['moved'], 'has no meaning beside leaving; remove it')
  if (moved !== undefined && isNext) say(['moved'], 'has no meaning beside activity and channel; remove it')
})

/** Options of a model, which parses its own. */
export const modelOptionsSchema = z.record(z.string(), z.json(), {
  error: expected('a mapping of options, {} for none'),
})

const share = expected('a share from 0 to 1 such as 0.05')

const tierShare = (of: number) =>
  z.number({ error: share }).min(0, { error: share }).max(1, { error: share }).default(of)

/** What `kehu.yaml` may say. */
export const projectSchema = strict({
  version: z.literal(1, { error: expected('1, the only version so far') }),
  project: text('a name of small letters, digits and -', /^[a-z0-9][a-z0-9-]*$/),
  timezone: timezone.default('UTC'),
  currency,
  language: language.default('en'),
  /** For telephone numbers that are written nationally. */
  country: country.exactOptional(),
  calendar: strict({
    fiscal_year_starts: whole(1, 12).default(1),
    /** Fiscal months of so many weeks, three to a quarter; without it they are calendar months. */
    fiscal_weeks: oneOf(['4-4-5', '4-5-4', '5-4-4']).exactOptional(),
    /** Where the fiscal year has weeks: it starts on the first day of a week nearest to the first of its month, or on the last one that is not after it. */
    fiscal_year_near: oneOf(['nearest', 'last']).exactOptional(),
    /** The calendar year after which a fiscal year is named: that in which it ends, or starts. */
    fiscal_year_named: oneOf(['end', 'start']).default('end'),
    week_starts: oneOf(['monday', 'sunday', 'saturday']).default('monday'),
    /** What happens before that hour of the night belongs to the day before. */
    day_starts: text('a time of the day in quotes such as "04:00"', /^([01]\d|2[0-3]):[0-5]\d$/).default('00:00'),
  })
    .superRefine(({ fiscal_weeks, fiscal_year_near }, context) => {
      if (fiscal_weeks !== undefined || fiscal_year_near === undefined) return
      const message = 'has no meaning without fiscal_weeks: a fiscal year of calendar months starts on the first of one'
      context.addIssue({ code: 'custom', path: ['fiscal_year_near'], message })
    })
    .prefault({}),
  customer: strict({
    /** Whose figures the marts hold: people, or the companies that they belong to. */
    unit: oneOf(['person', 'account']).default('person'),
    /** Whether a company counts on its own or with the one that it belongs to; only where the unit is the account. */
    roll_up: oneOf(['none', 'parent']).default('none'),
    same_when: list(oneOf(['email', 'phone']), 'a list of email and phone').default([]),
  })
    .superRefine(({ unit, roll_up }, context) => {
      if (unit === 'account' || roll_up === 'none') return
      context.addIssue({
        code: 'custom',
        path: ['roll_up'],
        message: 'has no meaning for people; write unit: account, or remove it',
      })
    })
    .prefault({}),
  sources: z
    .record(slug, sourceSchema, { error: expected('a mapping with one entry a source') })
    .refine(sources => Object.keys(sources).length > 0, { error: 'expected at least one source, found none' }),
  rates: strict({
    /** Whose exchange rates hold where several sources have some. */
    source: slug.exactOptional(),
    /** For how many days after its own a rate holds where there is none of the day. */
    carry_days: whole(0, 366).default(7),
  }).prefault({}),
  models: z.record(slug, modelOptionsSchema, { error: expected('a mapping with one entry a model') }).default({}),
  value: strict({
    /** Shares of the buyers in the best tiers of the pyramid; the rest is the last one. */
    tiers: strict({ platinum: tierShare(0.01), gold: tierShare(0.04), iron: tierShare(0.15) })
      .superRefine(({ platinum, gold, iron }, context) => {
        const sum = platinum + gold + iron
        if (sum <= 1 + 1e-9) return
        const message = `add up to ${Number(sum.toFixed(6))}; expected at most 1, the rest are leads`
        context.addIssue({ code: 'custom', message })
      })
      .prefault({}),
  }).prefault({}),
  campaigns: strict({
    /** For how many days from a customer's contact an order counts for a campaign that says no last day. */
    window_days: whole(1, 366).default(30),
  }).prefault({}),
  costs: costsSchema.exactOptional(),
  actions: actionsSchema.exactOptional(),
  engine: engineSchema,
  limits: strict({
    /** Share of a source's records in a night above which the night is held. */
    quarantined: z.number({ error: share }).min(0, { error: share }).max(1, { error: share }).default(0.05),
  }).prefault({}),
  /** Where a copy of the report goes; without it the pages stand in the night's folder only. */
  reports: strict({ directory: text('a folder such as reports').exactOptional() }).prefault({}),
  audiences: z.record(slug, audienceSchema, { error: expected('a mapping with one entry an audience') }).default({}),
  keep: strict({ nights: whole(1).default(7) }).prefault({}),
})

export type Project = z.infer<typeof projectSchema>
export type Audience = Project['audiences'][string]
