import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { buildFeatures, buildSteps } from '../features.js'
import type { Inventory } from '../inventory.js'
import { latestFit } from '../store.js'
import type { Cause } from './cause.js'
import { causeOf } from './cause-of.js'
import type { Churn } from './churn-kind.js'
import { composeFeatures } from './compose-features.js'
import { type FactTable, families } from './family.js'
import { columnsOf, ownPrefix } from './feature-columns.js'
import { candidateOdds } from './learner.js'
import { chance } from './logistic.js'
import { type ChurnOptions, kindOf, labelColumn, withoutHoldout } from './options.js'
import { type ChurnParams, paramsSchema } from './params.js'
import { binOf, candidateOf, forecaster, saidLeft } from './score-churn.js'

/** Why a customer has the chance that they have: every column that adds to it, and where what it says comes from. */
export interface ChurnExplanation {
  readonly chance: number
  /** What the label says; null where it says nothing, or there is none. */
  readonly hasLeft: boolean | null
  readonly forecast: ChurnParams['forecast']
  /** Log odds by the scorecard and by the trees; those of the trees are null where they do not forecast. */
  readonly scorecard: number
  readonly trees: number | null
  /** The largest first, whichever way it goes. */
  readonly contributions: readonly Contribution[]
  /** Tables that the contributions are made of. */
  readonly facts: readonly FactTable[]
  /** Attributes among the contributions. */
  readonly attributes: readonly string[]
}

export interface Contribution {
  readonly cause: Cause
  readonly value: Row[string]
  readonly points: number
  /** Whether it tells of the person and not of what they did. */
  readonly isPersonal: boolean
}

/**
 * Explains the chance of one customer on the night's day.
 *
 * @param engine with a place to work in: features are made anew, of that customer
 * @returns null where the model has no say of them: it was refused, or they are none of those who can leave
 */
export async function explainChurn(
  engine: Engine,
  inventory: Inventory,
  options: ChurnOptions,
  { customer, asOf }: { readonly customer: bigint; readonly asOf: Day },
): Promise<ChurnExplanation | null> {
  const text = await latestFit(engine, 'churn', 'score_churn')
  if (text === undefined) return null
  const params = paramsSchema.parse(JSON.parse(text))
  const { file, columns } = await composeFeatures(inventory, withoutHoldout(options))
  await buildSteps(engine, asOf, file)
  const one = `select told.* from (\n${file.text}\n) as told where told.customer_key = ${customer}`
  await buildFeatures(engine, { ...file, text: one }, asOf)
  const [row] = await rows(engine, statement<Churn['feature']>('select * from work.features'))
  if (!row) return null
  const learnt = forecaster(params)
  const bins = learnt.scorecard.columns.map(column => binOf(column.bins, row[column.bins.name] ?? null))
  const odds = candidateOdds(learnt, { columns: bins.map(bin => Uint8Array.of(bin)), n: Float64Array.of(1) })
  const forecast = candidateOf(params.forecast)
  const contributions = learnt.scorecard.columns
    .map(({ points, ...of }, at) => ({
      name: of.bins.name,
      cause: causeOf(of, { ...params, columns }, bins[at] ?? 0),
      value: row[of.bins.name] ?? null,
      points: points[bins[at] ?? 0] ?? 0,
      isPersonal: isPersonal(of.bins.name),
    }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const behind = families.filter(family =>
    columnsOf(family).some(column => contributions.some(({ name }) => name === column.name)),
  )
  return {
    chance: chance(params.calibration.level + params.calibration.slope * (odds[forecast][0] ?? 0)),
    hasLeft: kindOf(options) === 'label' ? saidLeft(row[labelColumn]) : null,
    forecast: params.forecast,
    scorecard: odds.scorecard[0] ?? 0,
    trees: forecast === 'scorecard' ? null : (odds.trees[0] ?? 0),
    contributions,
    facts: [...new Set(behind.flatMap(({ facts }) => facts))],
    attributes: contributions.flatMap(({ name }) =>
      name.startsWith('attribute_') ? [name.slice('attribute_'.length)] : [],
    ),
  }
}

/** Attributes, features of the firm's own and the customer's record describe the person. */
function isPersonal(column: string): boolean {
  return (
    column.startsWith('attribute_') ||
    column.startsWith(ownPrefix) ||
    families.some(family => family.describesPerson && columnsOf(family).some(({ name }) => name === column))
  )
}
