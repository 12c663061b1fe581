import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Row, Value } from '../../warehouse/engine/value.js'
import { askedOf, binRows, chanceOf, termsOf } from '../churn/chance-sql.js'
import { columnSql } from '../churn/column-sql.js'
import type { FeatureColumn } from '../churn/feature-columns.js'
import { type CandidateName, candidateOdds, type Learnt } from '../churn/learner.js'
import { chance } from '../churn/logistic.js'
import { binOf } from '../churn/score-churn.js'
import type { Scorer } from '../scorer.js'
import { bandOf, kindOf } from './kinds.js'
import type { UpliftParams, UpliftScore } from './uplift-kind.js'

/** Of whom uplift is that of all, the scorecard says what comes without contact. */
const plainLearner: CandidateName = 'scorecard'

/** Uplift and kind in the engine. A column that was learnt from and is not there any more is missing. */
export function upliftScorer<F extends Row>(
  params: UpliftParams,
  columns: readonly FeatureColumn[],
): Scorer<F, UpliftScore> {
  return {
    kind: 'relation',
    tables: [],
    query: ({ rows }) => scoreRows(rows, params, columns),
    predict: row => predicted(params, row),
  }
}

function scoreRows(
  rows: RawBuilder<unknown>,
  { forecast, learnt, uplift_of_all, rate_without }: UpliftParams,
  columns: readonly FeatureColumn[],
): RawBuilder<UpliftScore> {
  const learner = forecast?.learner ?? plainLearner
  const bins = learnt.control.scorecard.columns.map(column => column.bins)
  const transformed = forecast?.approach === 'class_transformation' ? learnt.transformed : null
  const other = transformed ?? learnt.treated
  const without = termsOf(learnt.control, learner, 'without')
  const others = forecast === null ? { columns: [], odds: sql`0e0` } : termsOf(other, learner, 'other')
  const asked = new Set([...askedOf(learnt.control, learner), ...(forecast === null ? [] : askedOf(other, learner))])
  const inBins = binRows(rows, ['customer_key'], bins, asked, one => columnSql(one, columns))
  const terms = [sql.ref('customer_key'), ...without.columns, ...others.columns]
  const odds = sql`select customer_key, ${without.odds} as odds_without, ${others.odds} as odds_other
    from (select ${sql.join(terms)} from (${inBins}) as in_bins) as said`
  const chances = sql`select customer_key, ${chanceOf(sql.ref('odds_without'))} as chance_without,
    ${chanceOf(sql.ref('odds_other'))} as chance_other from (${odds}) as foretold`
  const uplift =
    forecast === null
      ? double(uplift_of_all)
      : transformed
        ? sql`2e0 * chance_other - 1e0`
        : sql`chance_other - chance_without`
  const band = double(bandOf(uplift_of_all))
  return sql<UpliftScore>`select customer_key, chance_without, uplift,
      case
        when uplift >= ${band} and uplift > 0e0 then 'persuadable'
        when uplift <= -${band} and uplift < 0e0 then 'do_not_disturb'
        when chance_without >= ${double(rate_without)} then 'sure_thing'
        else 'lost_cause'
      end as kind
    from (select customer_key, chance_without, ${uplift} as uplift from (${chances}) as chances) as uplifted`
}

function predicted(
  { forecast, learnt, uplift_of_all, rate_without }: UpliftParams,
  row: Readonly<Record<string, Value>>,
): UpliftScore {
  const learner = forecast?.learner ?? plainLearner
  const chanceBy = (by: Learnt) => {
    const bins = by.scorecard.columns.map(({ bins: one }) => Uint8Array.of(binOf(one, row[one.name] ?? null)))
    return chance(candidateOdds(by, { columns: bins, n: Float64Array.of(1) })[learner][0] ?? 0)
  }
  const without = chanceBy(learnt.control)
  const uplift =
    forecast === null
      ? uplift_of_all
      : forecast.approach === 'class_transformation' && learnt.transformed
        ? 2 * chanceBy(learnt.transformed) - 1
        : chanceBy(learnt.treated) - without
  return { chance_without: without, uplift, kind: kindOf(uplift, without, uplift_of_all, rate_without) }
}
