import { sql } from 'kysely'
import { z } from 'zod'
import { double } from '../../warehouse/engine/portable.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import { compilable } from '../compilable.js'
import { judged } from '../hold-out.js'
import { judgeAmounts } from '../judge/amounts.js'
import type { Evaluation, Gate } from '../judge/evaluation.js'
import type { Model } from '../model.js'
import type { Training } from '../training.js'
import { type Candidate, pointOf, purchaseModels, tryCandidate } from './candidates.js'
import { type Choice, choose } from './choose.js'
import { nothingToLearn } from './gate.js'
import { type Foretold, foretold } from './hold-out-deviance.js'
import { type Patterns, patternColumns, readPatterns, totalsOf } from './patterns.js'
import { type CandidateName, candidateNames } from './purchase-model.js'
import { type PurchaseScore, patternScorer } from './score-patterns.js'

const feature = z.strictObject({
  customer_key: z.bigint(),
  repeat_days: z.bigint(),
  first_to_last_days: z.bigint(),
  observed_days: z.bigint(),
})

const options = z.strictObject({
  /** Which candidate forecasts; `auto` leaves it to the holdout. */
  model: z.enum(['auto', ...candidateNames]).default('auto'),
  /** By which a purchase a year from now is worth less, for `discounted_purchases`. */
  discount_rate: z.number().min(0).max(1).default(0.1),
  /** How far `discounted_purchases` looks. */
  horizon_years: z.number().positive().max(30).default(5),
})

const params = z.strictObject({
  model: z.enum(candidateNames),
  /** By name; α and β in days, λ per day. */
  parameters: z.record(z.string(), z.number()),
})

export type Purchases = {
  feature: z.infer<typeof feature>
  outcome: { later_purchase_days: bigint }
  options: z.infer<typeof options>
  params: z.infer<typeof params>
  score: PurchaseScore
}

/** The days that candidates and the chosen one are judged on; one of the forecasts that every score holds. */
const horizonDays = 90

/**
 * Purchases to come of customers who are bound by no contract: whether they are still there, how often they will buy, and
 * how likely they will not. MBG/NBD, Pareto/NBD, BG/NBD, NBD and one rate for all are fitted; what forecasts is chosen by
 * what each would have foretold of the last 90 days (`docs/decisions/0014-purchase-models.md`).
 */
export const purchases: Model<Purchases> = {
  name: 'purchases',
  needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line', 'bridge_customer'].map(name => ({ table: name })),
  features: sqlFile('features/purchase_patterns.sql'),
  feature,
  scores: table('score_purchases'),
  refit: 'month',
  onlyDeclared: true,
  ageing: ['observed_days'],
  options,
  params,

  async fit(data, given) {
    const { patterns, notes } = await readPatterns(data)
    const totals = totalsOf(patterns)
    const refused = nothingToLearn(totals)
    if (refused !== undefined) return { refused }
    const names = given.model === 'auto' ? candidateNames : [given.model]
    const candidates = await fitAll(names, patterns)
    const past = await lookBack(data, candidates)
    const choice = given.model === 'auto' ? choose(candidates, past.held, totals.customers) : forced(candidates)
    if ('refused' in choice) return choice
    const chosen = candidates.find(({ name }) => name === choice.name)
    if (chosen === undefined || chosen.fault !== null) return { refused: `${choice.name}: ${chosen?.fault}` }
    const evaluation = await past.judge(choice.name, given)
    return {
      fitted: paramsOf(chosen),
      notes: [`${choice.name} forecasts: ${choice.because}`, ...notes, ...faults(candidates)],
      ...(evaluation === undefined ? {} : { evaluation }),
      gates: candidates.map(gateOf),
      details: { customers: totals.customers, repeat_buyers: totals.repeaters, candidates, foretold: past.held },
    }
  },

  scorer: ({ model, parameters }, { discount_rate, horizon_years }) => ({
    kind: 'lookup',
    by: patternColumns,
    value: patternScorer(purchaseModels[model], pointOf({ name: model, parameters }), discount_rate, horizon_years),
  }),

  supervised: {
    outcome: sqlFile('outcomes/purchase_days.sql'),
    absent: { later_purchase_days: 0n },
    horizonDays: () => horizonDays,
    judge: async scored => {
      const [all] = await scored.sums(({ rows }, portable) =>
        compilable(sql<{ repeats: bigint; observed: bigint }>`select
          ${portable.exactSum(sql.ref('repeat_days'), 0)} as repeats,
          ${portable.exactSum(sql.ref('observed_days'), 0)} as observed from ${rows}`),
      )
      const rate = Number(all?.repeats ?? 0) / Math.max(1, Number(all?.observed ?? 0))
      return judgeAmounts(scored, {
        actual: sql`later_purchase_days`,
        model: sql`expected_purchases_90_days`,
        baselines: {
          as_before: sql`repeat_days * ${double(horizonDays)} / greatest(observed_days, 1)`,
          rate_of_all: sql`${double(rate * horizonDays)}`,
        },
      })
    },
  },
}

async function fitAll(names: readonly CandidateName[], patterns: Patterns): Promise<readonly Candidate[]> {
  const found: Candidate[] = []
  for (const name of names) found.push(await tryCandidate(name, patterns))
  return found
}

interface LookBack {
  /** How the candidates foretold, or why nobody can say. */
  readonly held: readonly Foretold[] | string
  judge(name: CandidateName, given: Purchases['options']): Promise<Evaluation | undefined>
}

/** The candidates as they would have been fitted one horizon ago, judged by what came since. */
async function lookBack(data: Training<Purchases>, candidates: readonly Candidate[]): Promise<LookBack> {
  const nothing = (held: string): LookBack => ({ held, judge: async () => undefined })
  const past = await data.earlier(horizonDays)
  if ('refused' in past) return nothing(past.refused)
  const { patterns } = await readPatterns(past.training)
  const lacking = nothingToLearn(totalsOf(patterns))
  if (lacking !== undefined) return nothing(`as of ${past.asOf} ${lacking}`)
  const names = candidates.filter(({ fault }) => fault === null).map(({ name }) => name)
  const then = (await fitAll(names, patterns)).filter(({ fault }) => fault === null)
  if (then.length === 0) return nothing(`as of ${past.asOf} no model has an inner maximum`)
  return {
    held: await foretold(then, past.patterns([...patternColumns, 'later_purchase_days']), horizonDays),
    async judge(name, given) {
      const chosen = then.find(candidate => candidate.name === name)
      return chosen === undefined ? undefined : judged(purchases, given, past, paramsOf(chosen))
    },
  }
}

function forced([only]: readonly Candidate[]): Choice | { readonly refused: string } {
  if (only === undefined) return { refused: 'no model is named' }
  return only.fault === null
    ? { name: only.name, because: 'the project names it' }
    : { refused: `${only.name}: ${only.fault}; leave the option model at auto, and a plainer one takes over` }
}

function paramsOf({ name, parameters }: Candidate): Purchases['params'] {
  return { model: name, parameters }
}

function faults(candidates: readonly Candidate[]): readonly string[] {
  return candidates.flatMap(({ name, fault }) => (fault === null ? [] : [`${name}: ${fault}`]))
}

function gateOf({ name, fault }: Candidate): Gate {
  return {
    gate: `${name} has an inner maximum`,
    passed: fault === null,
    says: fault ?? 'standard errors are on the card',
  }
}
