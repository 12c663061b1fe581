import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Row, Value } from '../../warehouse/engine/value.js'
import type { Scorer } from '../scorer.js'
import { type Bins, binned } from './binning.js'
import type { TellCause } from './cause.js'
import { askedOf, binRows, byBin, chanceOf, hasPoints, termsOf } from './chance-sql.js'
import { columnSql } from './column-sql.js'
import type { FeatureColumn } from './feature-columns.js'
import { knownColumn } from './known-column.js'
import { type CandidateName, candidateOdds, type Learnt } from './learner.js'
import { chance } from './logistic.js'
import { labelColumn } from './options.js'
import type { ChurnParams } from './params.js'
import { contributionOf, placesOfReason, reasonCode, reasonTexts } from './reason-code.js'

export type ChurnScore = {
  chance: number
  /** Whether a label says that they have left already; null where it says nothing, or there is none. */
  has_left: boolean | null
  reason_1: string | null
  contribution_1: number | null
  reason_2: string | null
  contribution_2: number | null
  reason_3: string | null
  contribution_3: number | null
}

const ranks = [1, 2, 3] as const

/** What forecasts: the plain rule is a scorecard of one column and no trees. */
export function forecaster({ forecast, learnt, plain }: Pick<ChurnParams, 'forecast' | 'learnt' | 'plain'>): Learnt {
  return forecast === 'plain' ? { scorecard: plain, trees: { base: 0, trees: [] } } : learnt
}

/** Whose log odds those are: the plain rule stands where the scorecard does. */
export function candidateOf(forecast: ChurnParams['forecast']): CandidateName {
  return forecast === 'plain' ? 'scorecard' : forecast
}

/**
 * Chances and reasons in the engine. A column that was learnt from and is not there any more is missing; reasons are those
 * of the scorecard, whatever forecasts.
 *
 * @param columns of the features, as they are tonight
 * @param labelled whether the features say who has left already
 * @param tell says the reasons; default: as formulas
 */
export function churnScorer<F extends Row>(
  params: ChurnParams,
  columns: readonly FeatureColumn[],
  labelled = false,
  tell?: TellCause,
): Scorer<F, ChurnScore> {
  const learnt = forecaster(params)
  const texts = reasonTexts(learnt.scorecard, { ...params, columns }, tell)
  return {
    kind: 'relation',
    tables: [
      {
        schema: {
          name: 'churn_reason',
          meaning: '',
          grain: ['place'],
          columns: [
            { name: 'place', type: 'bigint', nullable: false, personal: false, lineage: false, meaning: '' },
            { name: 'says', type: 'varchar', nullable: false, personal: false, lineage: false, meaning: '' },
          ],
          ddl: null,
        },
        rows: {
          place: BigInt64Array.from(texts, ({ place }) => BigInt(place)),
          says: texts.map(({ says }) => says),
        },
      },
    ],
    query: ({ rows }) => scoreRows(rows, params, columns, labelled),
    predict: row => ({
      ...predicted(params, learnt, texts, row),
      has_left: labelled ? saidLeft(row[labelColumn]) : null,
    }),
  }
}

/** One row per row: its key, its chance, and its three greatest reasons by code. */
function scoreRows(
  rows: RawBuilder<unknown>,
  params: ChurnParams,
  columns: readonly FeatureColumn[],
  labelled: boolean,
): RawBuilder<ChurnScore> {
  const learnt = forecaster(params)
  const { level, slope } = params.calibration
  const key = sql.ref('customer_key')
  const forecast = candidateOf(params.forecast)
  const all = learnt.scorecard.columns
  const reasons = [...all.keys()].filter(at => hasPoints(learnt.scorecard, at))
  const inBins = binRows(
    rows,
    ['customer_key', ...(labelled ? [labelColumn] : [])],
    all.map(({ bins }) => bins),
    new Set([...reasons, ...askedOf(learnt, forecast)]),
    bins => columnSql(bins, columns),
  )
  const codeRef = (at: number) => sql.ref(`code_${at}`)
  const codes = reasons.map(at => {
    const values = (all[at]?.points ?? []).map((point, bin) => sql.lit(reasonCode(at, bin, point)))
    return sql`cast(${byBin(at, values, sql.lit(0))} as bigint) as ${codeRef(at)}`
  })
  const terms = termsOf(learnt, forecast)
  const odds = sql`${double(level)} + ${double(slope)} * ${terms.odds}`
  const greatest = (below: RawBuilder<unknown> | null) => {
    const each = reasons.map(at =>
      below === null
        ? sql`coalesce(${codeRef(at)}, 0)`
        : sql`coalesce(case when ${codeRef(at)} < ${below} then ${codeRef(at)} end, 0)`,
    )
    return each.length === 0 ? sql`cast(0 as bigint)` : sql`greatest(0, ${sql.join(each)})`
  }
  const label = labelled ? [sql.ref(labelColumn)] : []
  const kept = sql.join([key, ...label, sql.ref('odds'), ...reasons.map(codeRef)])
  const said = sql`select ${sql.join([key, ...label, ...codes, ...terms.columns])} from (${inBins}) as in_bins`
  const coded = sql`select ${sql.join([key, ...label, sql`${odds} as odds`, ...reasons.map(codeRef)])} from (${said}) as said`
  const first = sql`select ${kept}, ${greatest(null)} as reason_1 from (${coded}) as coded`
  const second = sql`select ${kept}, reason_1, ${greatest(sql.ref('reason_1'))} as reason_2 from (${first}) as first`
  const third = sql`select ${sql.join([key, ...label])}, odds, reason_1, reason_2, ${greatest(sql.ref('reason_2'))} as reason_3
    from (${second}) as second`
  const texts = ranks.flatMap(rank => {
    const code = sql.ref(`reasoned.reason_${rank}`)
    const share = sql`cast(floor(cast(${code} as double) / ${double(placesOfReason)}) as double) / ${double(1e6)}`
    return [
      sql`${sql.ref(`said_${rank}.says`)} as ${sql.ref(`reason_${rank}`)}`,
      sql`case when ${code} > 0 then ${share} end as ${sql.ref(`contribution_${rank}`)}`,
    ]
  })
  const joins = ranks.map(
    rank => sql`left join work.churn_reason as ${sql.ref(`said_${rank}`)}
      on ${sql.ref(`said_${rank}.place`)} = mod(${sql.ref(`reasoned.reason_${rank}`)}, ${sql.lit(placesOfReason)})
      and ${sql.ref(`reasoned.reason_${rank}`)} > 0`,
  )
  const hasLeft = labelled ? sql`${sql.ref(`reasoned.${labelColumn}`)} = 1` : sql`cast(null as boolean)`
  return sql<ChurnScore>`select ${sql.join([sql`reasoned.customer_key`, sql`${chanceOf(sql.ref('reasoned.odds'))} as chance`, sql`${hasLeft} as has_left`, ...texts])}
    from (${third}) as reasoned ${sql.join(joins, sql` `)}`
}

function predicted(
  params: ChurnParams,
  learnt: Learnt,
  texts: ReturnType<typeof reasonTexts>,
  row: Readonly<Record<string, Value>>,
): Omit<ChurnScore, 'has_left'> {
  const all = learnt.scorecard.columns
  const bins = all.map(({ bins: one }) => binOf(one, row[one.name] ?? null))
  const odds = candidateOdds(learnt, { columns: bins.map(bin => Uint8Array.of(bin)), n: Float64Array.of(1) })
  const [said = 0] = odds[candidateOf(params.forecast)]
  const codes = all
    .map(({ points }, at) => reasonCode(at, bins[at] ?? 0, points[bins[at] ?? 0] ?? 0))
    .filter(code => code > 0)
    .sort((one, other) => other - one)
  const reason = (rank: number) => {
    const code = codes[rank - 1]
    if (code === undefined) return { says: null, adds: null }
    return {
      says: texts.find(({ place }) => place === code % placesOfReason)?.says ?? null,
      adds: contributionOf(code),
    }
  }
  const [one, two, three] = [reason(1), reason(2), reason(3)]
  return {
    chance: chance(params.calibration.level + params.calibration.slope * said),
    reason_1: one.says,
    contribution_1: one.adds,
    reason_2: two.says,
    contribution_2: two.adds,
    reason_3: three.says,
    contribution_3: three.adds,
  }
}

/** Whether the label of a row of features says that the customer has left; null where it says nothing. */
export function saidLeft(label: Value | undefined): boolean | null {
  return label === null || label === undefined ? null : Number(label) === 1
}

/** The bin of one value. */
export function binOf(bins: Bins, value: Value): number {
  if (bins.kind === 'word')
    return binned(bins, { kind: 'word', name: bins.name, values: [value === null ? null : String(value)] })[0] ?? 0
  const read = typeof value === 'string' ? knownColumn(bins.name, [value]) : null
  const number =
    read === null ? (value === null ? null : Number(value)) : read.kind === 'number' ? (read.values[0] ?? null) : null
  return binned(bins, { kind: 'number', name: bins.name, values: [number] })[0] ?? 0
}
