import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { double } from '../../warehouse/engine/portable.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import { daysBefore, firstOfMonth } from '../day.js'
import { judgeAmounts } from '../judge/amounts.js'
import type { Model } from '../model.js'
import { credibility, type RateSums } from './credibility.js'

const feature = z.strictObject({
  customer_key: z.bigint(),
  tenure_days: z.bigint(),
  spend: z.string(),
  expected_purchases_90_days: z.number().nullable(),
  discounted_purchases: z.number().nullable(),
  expected_spend: z.number().nullable(),
  known_orders: z.bigint(),
  known_spend: z.string(),
  earned: z.string(),
  earned_squares: z.string(),
})

const options = z.strictObject({
  /** Earned of each unit of spend, where no cost is known at all: 0.35 of 100 is 35. */
  margin_rate: z.number().min(-1).max(1).exactOptional(),
})

const params = z.strictObject({
  /** Where the rate comes from. Of `spend` it is 1: what is to come is spend, not margin. */
  basis: z.enum(['costs', 'declared', 'spend']),
  rate: z.number(),
  /** Spend at which a customer's own rate counts half; NULL where the rate of all is everybody's. */
  half: z.number().nullable(),
})

export type ResidualValue = {
  feature: z.infer<typeof feature>
  outcome: { later_spend: string; later_earned: string }
  options: z.infer<typeof options>
  params: z.infer<typeof params>
  score: { margin_rate: number; residual_spend: number | null; residual_value: number | null }
}

/**
 * What a customer's purchases to come are worth today: discounted purchases × expected spend × margin rate. A rate of few
 * orders is drawn towards that of all; it may be below zero. Refit every night: it joins the scores of that night.
 */
export const value: Model<ResidualValue> = {
  name: 'value',
  needs: [
    { score: 'purchases' },
    { score: 'spend' },
    ...['fct_order_line', 'bridge_return_line', 'bridge_customer', 'dim_product'].map(name => ({ table: name })),
  ],
  features: sqlFile('features/value.sql'),
  feature,
  ageing: ['tenure_days'],
  scores: table('score_value'),
  refit: 'night',
  onlyDeclared: true,
  options,
  params,

  async fit(data, { margin_rate }) {
    const { all, ...sums } = await rateSums(data)
    if (all === 0) return { refused: 'no customer has bought' }
    const known = credibility(sums)
    if (known !== null) {
      const few =
        sums.customers < all
          ? [`costs are known of ${sums.customers} of ${all} customers: the others get the rate of these`]
          : []
      const alike =
        known.half === null ? ['customers differ in their margin by no more than chance: all get the same rate'] : []
      return {
        fitted: { basis: 'costs', ...known },
        notes: [...few, ...alike],
        details: {
          customers: all,
          known: { customers: sums.customers, orders: sums.orders, spend: sums.spend, earned: sums.earned },
        },
      }
    }
    return margin_rate === undefined
      ? {
          fitted: { basis: 'spend', rate: 1, half: null },
          notes: [
            'no cost of what was sold is known: residual value is spend, not margin; name models: { value: { margin_rate } } or map costs',
          ],
        }
      : {
          fitted: { basis: 'declared', rate: margin_rate, half: null },
          notes: [`no cost of what was sold is known: the project says that ${margin_rate} of spend is earned`],
        }
  },

  scorer: ({ rate, half }) => ({
    kind: 'expression',
    columns: () => {
      const own =
        half === null
          ? sql<number>`${double(rate)}`
          : sql<number>`((cast(features.earned as double) + ${double(half * rate)}) / nullif(cast(features.known_spend as double) + ${double(half)}, 0e0))`
      const margin = sql<number>`coalesce(${own}, ${double(rate)})`
      const spend = sql<number | null>`(features.discounted_purchases * features.expected_spend)`
      return { margin_rate: margin, residual_spend: spend, residual_value: sql<number | null>`${spend} * ${margin}` }
    },
    predict({ earned, known_spend, discounted_purchases, expected_spend }) {
      const weight = half === null ? 0 : Number(known_spend) + half
      const margin = half === null || weight === 0 ? rate : (Number(earned) + half * rate) / weight
      const spend =
        discounted_purchases === null || expected_spend === null ? null : discounted_purchases * expected_spend
      return { margin_rate: margin, residual_spend: spend, residual_value: spend === null ? null : spend * margin }
    },
  }),

  supervised: {
    outcome: sqlFile('outcomes/later_margin.sql'),
    absent: { later_spend: '0', later_earned: '0' },
    horizonDays: () => horizonDays,
    // Purchases and spend have learnt on that day already, or learn on it once a month: nothing else has to be learnt.
    judgedAsOf: day => firstOfMonth(daysBefore(day, horizonDays)),
    judge: async (scored, { basis, rate }) => {
      const ofCosts = basis === 'costs'
      const earned = (spend: RawBuilder<unknown>) => sql`cast(${spend} as double) * ${double(rate)}`
      const actual = ofCosts ? sql`cast(later_earned as double)` : earned(sql`later_spend`)
      const before = ofCosts ? sql`cast(earned as double)` : earned(sql`spend`)
      const as_before = sql`${before} * ${double(horizonDays)} / greatest(tenure_days, 1)`
      const [all] = await scored.sums(({ rows }, portable) =>
        compilable(sql<{ customers: bigint; scored: bigint; before: bigint | null }>`
          select count(*) as customers, count(expected_purchases_90_days * expected_spend) as scored, ${portable.exactSum(sql`${as_before}`, places)} as before from ${rows}`),
      )
      // Of purchases or of spend nothing could be learnt then.
      if (!all || all.scored === 0n) return []
      const mean = Number(all.before ?? 0) / 10 ** places / Number(all.customers)
      return judgeAmounts(scored, {
        actual,
        model: sql`coalesce(expected_purchases_90_days * expected_spend * margin_rate, 0e0)`,
        baselines: { as_before, mean_of_all: sql`${double(mean)}` },
      })
    },
  },
}

/** Nobody can wait for all that is to come: the value of the next 90 days is held against what they brought. */
const horizonDays = 90

const places = 6

async function rateSums(data: Dataset<ResidualValue['feature']>): Promise<RateSums & { readonly all: number }> {
  const [found] = await data.sums(({ rows }, portable) => {
    const spend = sql<number>`cast(known_spend as double)`
    const earned = sql<number>`cast(earned as double)`
    const exact = (term: ReturnType<typeof sql<number>>) => portable.exactSum(term, places)
    return compilable(sql<Record<string, bigint | string | null>>`
      select count(*) as everybody, sum(case when known_spend > 0 then 1 else 0 end) as customers,
        sum(known_orders) as orders, sum(known_spend) as spend, sum(earned) as earned,
        ${exact(sql`${spend} * ${spend}`)} as spend_squares,
        ${exact(sql`case when known_spend > 0 then ${earned} * ${earned} / ${spend} else 0e0 end`)} as between_squares,
        sum(earned_squares) as within_squares
      from ${rows}`)
  })
  const of = (name: string, scale = 1) => Number(found?.[name] ?? 0) / scale
  return {
    all: of('everybody'),
    customers: of('customers'),
    orders: of('orders'),
    spend: of('spend'),
    earned: of('earned'),
    spendSquares: of('spend_squares', 10 ** places),
    betweenSquares: of('between_squares', 10 ** places),
    withinSquares: of('within_squares'),
  }
}
