import { sql } from 'kysely'
import { z } from 'zod'
import { double } from '../../warehouse/engine/portable.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import type { Dataset } from '../dataset.js'
import { judgeAmounts } from '../judge/amounts.js'
import type { Model } from '../model.js'
import { expectedSpend, spendLikelihood, spendSums } from './gamma-gamma.js'
import { type Maximum, maximise } from './maximise.js'
import { correlationOf, type SpendFeature, type SpendTotals, spendSumsOf, spendTotals } from './spend-sums.js'

const options = z.strictObject({
  /** `mean` gives all customers the mean of all purchases. */
  model: z.enum(['auto', 'gamma_gamma', 'mean']).default('auto'),
})

const params = z.discriminatedUnion('model', [
  z.strictObject({ model: z.literal('gamma_gamma'), p: z.number(), q: z.number(), v: z.number() }),
  z.strictObject({ model: z.literal('mean'), mean: z.number() }),
])

export type Spend = {
  feature: SpendFeature
  outcome: { later_purchase_days: bigint; later_spend: string }
  options: z.infer<typeof options>
  params: z.infer<typeof params>
  score: { expected_spend: number }
}

/** The days whose purchases judge: those of the score of purchases to come. */
const horizonDays = 90

const leastSpenders = 50
const sampled = 4000
const widest = 3
/** Beyond it Gamma-Gamma's assumption, that how often and how much are independent, is worth a warning. */
const correlated = 0.3

/**
 * What the next purchase of a customer brings: Gamma-Gamma, which holds the mean of few purchases for chance and draws it
 * towards the mean of all. Customers without a repeat purchase, or with one that brought nothing, get the mean of all
 * customers. Where it has no inner maximum or no finite mean (q <= 1), everybody gets the mean of all purchases.
 */
export const spend: Model<Spend> = {
  name: 'spend',
  needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line', 'bridge_customer'].map(name => ({ table: name })),
  features: sqlFile('features/spend.sql'),
  feature: z.strictObject({
    customer_key: z.bigint(),
    repeat_days: z.bigint(),
    repeat_spend: z.string(),
    spend: z.string(),
    last_spend: z.string(),
  }),
  scores: table('score_spend'),
  refit: 'month',
  onlyDeclared: true,
  options,
  params,

  async fit(data, given) {
    const totals = await spendTotals(data)
    if (totals.customers === 0) return { refused: 'no customer has bought' }
    if (!(totals.spend > 0))
      return { refused: `all purchases together brought ${totals.spend}: there is no spend to expect` }
    const mean = totals.spend / totals.purchases
    const excluded =
      totals.withoutSpend === 0
        ? []
        : [
            `${totals.withoutSpend} repeat buyers whose repeat purchases brought nothing or less teach nothing about spend`,
          ]
    const plain = (why: string) => ({
      fitted: { model: 'mean' as const, mean },
      notes: [`mean forecasts: ${why}`, ...excluded],
    })
    if (given.model === 'mean') return plain('the project names it')
    const found = await gammaGamma(data, totals)
    if ('fault' in found) {
      return given.model === 'auto'
        ? { ...plain(`gamma_gamma: ${found.fault}`), details: shown(totals) }
        : { refused: `gamma_gamma: ${found.fault}; leave the option model at auto, and the mean takes over` }
    }
    const { p, q, v, standard_errors, log_likelihood, correlation } = found
    const together =
      correlation !== null && Math.abs(correlation) > correlated
        ? [
            `who buys more often spends otherwise (correlation ${correlation.toFixed(2)}): the model holds them independent`,
          ]
        : []
    return {
      fitted: { model: 'gamma_gamma', p, q, v },
      notes: [...excluded, ...together],
      details: { ...shown(totals), standard_errors, log_likelihood, correlation },
    }
  },

  scorer(fitted) {
    if (fitted.model === 'mean') {
      const { mean } = fitted
      return {
        kind: 'expression',
        columns: () => ({ expected_spend: double(mean) }),
        predict: () => ({ expected_spend: mean }),
      }
    }
    const { p, q, v } = fitted
    const teaches = ({ repeat_days, repeat_spend }: SpendFeature) => repeat_days > 0n && Number(repeat_spend) > 0
    return {
      kind: 'expression',
      columns: () => ({
        expected_spend: sql<number>`case when features.repeat_days > 0 and features.repeat_spend > 0
          then ${double(p)} * (${double(v)} + cast(features.repeat_spend as double)) / (${double(p)} * features.repeat_days + ${double(q - 1)})
          else ${double(expectedSpend([p, q, v], 0, 0))} end`,
      }),
      predict: row => ({
        expected_spend: teaches(row)
          ? expectedSpend([p, q, v], Number(row.repeat_days), Number(row.repeat_spend))
          : expectedSpend([p, q, v], 0, 0),
      }),
    }
  },

  supervised: {
    outcome: sqlFile('outcomes/later_spend.sql'),
    absent: { later_purchase_days: 0n, later_spend: '0' },
    horizonDays: () => horizonDays,
    // Whoever did not come says nothing of what a purchase would have brought.
    judges: sql`later_purchase_days > 0`,
    judge: async scored => {
      const { spend: all, purchases } = await spendTotals(scored)
      return judgeAmounts(scored, {
        actual: sql`cast(later_spend as double) / later_purchase_days`,
        model: sql`expected_spend`,
        baselines: {
          as_before: sql`cast(spend as double) / (repeat_days + 1)`,
          last_spend: sql`last_spend`,
          mean_of_all: sql`${double(all / Math.max(1, purchases))}`,
        },
        where: sql`later_purchase_days > 0`,
      })
    },
  },
}

/** As the card has it. */
function shown({ customers, purchases, spend: all, spenders, repeats, repeatSpend, withoutSpend }: SpendTotals) {
  return {
    customers,
    purchases,
    spend: all,
    spenders,
    repeat_purchases: repeats,
    repeat_spend: repeatSpend,
    without_spend: withoutSpend,
  }
}

type GammaGamma =
  | {
      readonly p: number
      readonly q: number
      readonly v: number
      readonly standard_errors: Readonly<Record<'p' | 'q' | 'v', number>>
      readonly log_likelihood: number
      readonly correlation: number | null
    }
  | { readonly fault: string }

/** A first guess from a sample of customers, then a few steps over the sums of all. */
async function gammaGamma(data: Dataset<SpendFeature>, totals: SpendTotals): Promise<GammaGamma> {
  if (totals.spenders < leastSpenders)
    return { fault: `${totals.spenders} repeat buyers with spend; expected at least ${leastSpenders}` }
  const unit = totals.repeatSpend / totals.repeats
  const guess = await fromSample(data, unit)
  const found = await maximise(
    async at => spendLikelihood(await spendSumsOf(data, unit, at[2] ?? 0), at),
    guess.converged ? guess.at : start,
  )
  const fault = faultOf(found)
  if (fault !== null || found.errors === null) return { fault: fault ?? 'no inner maximum' }
  const [p = 0, q = 0, v = 0] = found.at
  const [ofP = 0, ofQ = 0, ofV = 0] = found.errors
  return {
    p,
    q,
    v: v * unit,
    standard_errors: { p: ofP, q: ofQ, v: ofV * unit },
    // Amounts were counted in units: the density of each customer's mean is that of the amount divided by it.
    log_likelihood: found.value - totals.spenders * Math.log(unit),
    correlation: await correlationOf(data, unit),
  }
}

const start = [2, 3, 1]

async function fromSample(data: Dataset<SpendFeature>, unit: number): Promise<Maximum> {
  const { repeat_days, repeat_spend } = await data.sample(['repeat_days', 'repeat_spend'], sampled)
  const spenders = Array.from(repeat_days, (x, i) => [Number(x), Number(repeat_spend[i] ?? 0) / unit] as const).filter(
    ([x, amount]) => x > 0 && amount > 0,
  )
  const [x, amounts] = [spenders.map(([times]) => times), spenders.map(([, amount]) => amount)]
  return maximise(at => spendLikelihood(spendSums(x, amounts, at[2] ?? 0), at), start)
}

function faultOf({ converged, errors, at }: Maximum): string | null {
  const [p = 0, q = 0, v = 0] = at
  const shown = `p ${p.toPrecision(3)}, q ${q.toPrecision(3)}, v ${v.toPrecision(3)} mean purchases`
  if (!converged || errors === null)
    return `no inner maximum (stopped at ${shown}): customers do not differ in what they spend, or none varies`
  if (errors.some((error, i) => !(error <= widest * (at[i] ?? 0))))
    return `the data do not tell its parameters (${shown})`
  return q > 1 ? null : `the mean of all customers is not finite (${shown})`
}
