import { z } from 'zod'
import type { Project } from '../../config/project.js'
import { causeSchema } from '../../mining/churn/cause.js'
import { riskSince } from '../../mining/churn/moved-risk.js'
import { namedSchema } from '../../mining/churn/named-column.js'
import { offerOf } from '../../mining/churn/offer/offer-options.js'
import { churnTenths, profitOf } from '../../mining/churn/offer/read-stake.js'
import { type ChurnOptions, horizonDaysOf, kindOf, optionsSchema } from '../../mining/churn/options.js'
import { exportsStopped } from '../../mining/churn/stopped-exports.js'
import { suggestHorizon } from '../../mining/churn/suggest-horizon.js'
import { type Why, whySchema } from '../../mining/churn/why.js'
import { yearAgo } from '../../mining/churn/year-ago.js'
import { daysBefore } from '../../mining/day.js'
import { inventoryOf } from '../../mining/inventory.js'
import { type ModelCard, readCard } from '../../mining/model-card.js'
import { optionsOf } from '../../mining/options.js'
import { latestFits } from '../../mining/store.js'
import type { Page } from '../../reports/page.js'
import { churnPage } from '../../reports/pages/churn.js'
import type { ChurnJudged, ChurnTenth, Leaving, RiskMoves, WorthBy } from '../../reports/pages/churn-data.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'

/** Four weeks: the same weekday. */
const compareDays = 28

const bin = z.object({ rows: z.number(), foretold: z.number(), came: z.number() })
const cause = z.object({
  cause: causeSchema.nullable().default(null),
  says: z.string(),
  customers: z.number(),
  left_share: z.number(),
  points: z.number(),
  low: z.number(),
  high: z.number(),
})
const stake = z.object({
  rows: z.number(),
  foretold: z.number(),
  left: z.number(),
  at_stake: z.number().nullable(),
  lost: z.number().nullable(),
})
const detailsSchema = z.object({
  forecast: z.string(),
  leaks: z.array(z.object({ column: z.string() })).default([]),
  // Cards of earlier versions have its English words alone.
  plain_column: z.union([namedSchema, z.string()]).nullable().default(null),
  split: z
    .object({ held_out: z.object({ declared: z.string() }).nullable().default(null) })
    .default({ held_out: null }),
  raises: z.array(cause).default([]),
  calibration: z.array(bin).default([]),
  gains: z.array(z.object({ rows: z.number(), reached: z.number(), lift: z.number() })).default([]),
  stakes: z
    .object({ worth: z.enum(['declared', 'net_sales', 'subscription']).nullable(), tenths: z.array(stake) })
    .default({ worth: null, tenths: [] }),
})

/** Who is leaving, why, and what an offer would bring; null where the project names no such model. */
export async function leavingPage(
  engine: Engine,
  project: Project,
  asOf: Day,
  hidesIds: boolean,
): Promise<Page | null> {
  if (!Object.hasOwn(project.models, 'churn')) return null
  const options = optionsSchema.parse(optionsOf(project.models, 'churn').own)
  const fit = (await latestFits(engine, asOf)).find(({ model }) => model === 'churn')
  // Without what it needs a model is skipped, and says so on the screen.
  if (fit === undefined) return null
  const card = readCard(fit.card)
  const offer = offerOf(project.models)
  const kind = kindOf(options)
  const leaving: Leaving =
    kind === 'label'
      ? { kind, label: labelShown(options), ...(await labelled(engine)) }
      : kind === 'records'
        ? { kind, horizon_days: horizonOn(card), label: labelShown(options) ?? '' }
        : { kind, horizon_days: horizonOn(card) }
  const horizon = kind === 'purchases' ? await suggestHorizon(engine, asOf) : null
  const without = {
    leaving,
    tenths: [],
    why: null,
    worthBy: 'net_sales',
    model: null,
    offer: null,
    horizon,
    season: null,
    moves: null,
  } as const
  const model = card.details === null ? null : judgedOn(card)
  if (fit.params === null || model === null) {
    // Why not: how it did is shown, what it took for causes is not.
    const shown = model && { ...model, causes: [] }
    return churnPage({ ...without, model: shown, refused: card.refused ?? 'nothing could be learnt', why: whyOf(card) })
  }
  const tenths = await churnTenths(engine, asOf, offer?.value ?? null)
  // Nobody has a score: the model may have been withheld, which it is asked again only then.
  const withheld =
    tenths.length === 0 ? await exportsStopped(inventoryOf(engine), optionsSchema.parse(card.options), asOf) : null
  if (withheld !== null) return churnPage({ ...without, model, ...withheld })
  return churnPage({
    leaving,
    refused: null,
    why: null,
    tenths,
    worthBy: worthBy(offer?.value, tenths, project),
    model,
    offer: offer && { cost: offer.cost, take_up: offer.take_up, ...(await profitOf(engine, offer)) },
    horizon,
    season: kind === 'purchases' ? await yearAgo(engine, asOf, optionsSchema.parse(card.options)) : null,
    // A label tells no day: what it says of four weeks ago is what it says of today.
    moves: kind === 'label' ? null : await moved(engine, project, asOf, fit.params, hidesIds),
  })
}

/** How many customers the label says have left already, and of how many it says nothing. */
async function labelled(engine: Engine): Promise<{ readonly gone: bigint; readonly unsaid: bigint }> {
  const [found] = await rows(
    engine,
    statement<{ gone: bigint; unsaid: bigint }>(
      'select count(case when has_left then 1 end) as gone, count(*) - count(has_left) as unsaid from score_churn',
    ),
  )
  return found ?? { gone: 0n, unsaid: 0n }
}

/** The column that says who left, by its name, and the value of those who did. */
function labelShown({ label }: ChurnOptions): string | null {
  return typeof label === 'object' ? `${label.attribute.replaceAll('_', ' ')} = ${[label.is].flat().join(', ')}` : null
}

/** The reason of a refusal as data; null where it has none, or one that this version does not know. */
function whyOf({ why }: ModelCard): Why | null {
  return whySchema.safeParse(why).data ?? null
}

/** The horizon as it was settled when the model learnt. */
function horizonOn({ options }: ModelCard): number {
  return horizonDaysOf(optionsSchema.parse(options))
}

/** What a card says of the judgement. */
function judgedOn({ details, evaluation }: ModelCard): ChurnJudged {
  const {
    forecast,
    raises: causes,
    calibration,
    gains,
    stakes,
    leaks,
    split,
    plain_column,
  } = detailsSchema.parse(details)
  return {
    forecast,
    causes,
    calibration,
    gains,
    stakes,
    leaks: leaks.map(({ column }) => ({ column, name: column.replace(/^attribute_/, '').replaceAll('_', ' ') })),
    plain_column: typeof plain_column === 'string' ? { column: '', name: plain_column } : plain_column,
    held_out: split.held_out?.declared ?? null,
    judged: evaluation === null ? null : { ...evaluation, unjudged: null },
  }
}

function worthBy(value: number | undefined, tenths: readonly ChurnTenth[], { models }: Project): WorthBy {
  if (value !== undefined) return 'declared'
  return Object.hasOwn(models, 'value') && tenths.some(({ worth }) => worth !== null) ? 'expected_value' : 'net_sales'
}

async function moved(
  engine: Engine,
  project: Project,
  asOf: Day,
  fitted: string,
  hidesIds: boolean,
): Promise<RiskMoves> {
  const from = daysBefore(asOf, compareDays)
  const { matrix, jumps } = await riskSince(engine, { from, to: asOf, options: project.models, fitted })
  return {
    from,
    matrix,
    jumps: jumps.map(({ customer_key: _, customer_id, ...one }) => ({
      ...one,
      customer_label: hidesIds ? '***' : customer_id,
    })),
  }
}
