import { type Actions, limitsContacts } from '../../config/actions.js'
import { decimalText, scaledDecimal } from '../../warehouse/engine/decimal.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { TableSchema } from '../../warehouse/engine/table-schema.js'
import type { Columns, Row, Value } from '../../warehouse/engine/value.js'
import { table } from '../../warehouse/tables.js'
import { replaceWork } from '../features.js'
import type { GivenOptions } from '../options.js'
import { published } from '../published.js'
import { hasTable } from '../store.js'
import { chosenSql, fateCountsSql, type Listed, nextActivitiesSql } from './catalogue-sql.js'
import { type Choice, chooseActivities } from './choose-activities.js'
import { customersSql, fates, type Known } from './customers-sql.js'
import { type Evidence, type EvidenceFrom, evidenceOf } from './evidence.js'
import type { Limits, Offered } from './find-prices.js'
import { recordHandedOut } from './handed-out.js'

/** The tables that a project with `actions:` has, in the order in which they are built. */
export const actionTables = ['mart_next_activity', 'mart_activity', 'mart_activity_budget'] as const

/** Files of `sql/checks` that hold them to the limits and to each other. */
export const actionChecks = ['checks/next_activities_hold.sql'] as const

const work = ['action_customer', 'action_state'] as const

/** What the next activities follow from, beside the tables of the night. */
export interface ActionsFrom extends Omit<EvidenceFrom, 'hasUplift'> {
  readonly options: GivenOptions
  /** Activities whose lists are written to files of the night. */
  readonly handedOut?: readonly string[]
}

/** Budgets beside the project's own, as shares of it, or, where it has none, of what is spent without one. */
const shares = [0.25, 0.5, 0.75, 1.5, 2]

/** Builds the list of what to do next, the catalogue, and what other budgets would bring. */
export async function buildActions(engine: Engine, actions: Actions, from: ActionsFrom): Promise<void> {
  const { evidence, offered } = await offer(engine, actions, from)
  const own = limitsOf(actions)
  const first = own.budget === null ? await chooseActivities(engine, offered, [own]) : []
  const whole = own.budget ?? Number(first[0]?.cost ?? 0)
  const others = shares
    .filter(share => own.budget !== null || share < 1)
    .map(share => Math.round(whole * share * 100) / 100)
    .filter(budget => budget > 0 && budget !== own.budget)
  const choices = await chooseActivities(engine, offered, [own, ...others.map(budget => ({ ...own, budget }))])
  const isBinding = choices[0]?.isBinding ?? false
  const list = nextActivitiesSql(listed(actions, evidence), { scenario: 0, isBinding, control: actions.control })
  await engine.replace(table('mart_next_activity'), list)
  await recordHandedOut(engine, from.asOf, from.handedOut ?? [])
  await engine.replace(
    table('mart_activity'),
    columnsOf(table('mart_activity'), await catalogue(engine, actions, evidence)),
  )
  const steps = choices.map((choice, i) => budgetRow(choice, i === 0)).sort(byBudget)
  const budgets = steps.map((row, i) => ({ ...row, step: BigInt(i + 1) }))
  await engine.replace(table('mart_activity_budget'), columnsOf(table('mart_activity_budget'), budgets))
  for (const name of work) await engine.run(statement(`drop table if exists work.${name}`))
}

/** What other limits would bring, in the place `work` of the engine: the tables of the night are as they were. */
export async function tryActions(
  engine: Engine,
  actions: Actions,
  from: ActionsFrom,
  budgets: readonly (number | null)[],
): Promise<readonly Choice[]> {
  const { offered } = await offer(engine, actions, from)
  const { capacity } = limitsOf(actions)
  return chooseActivities(
    engine,
    offered,
    budgets.map(budget => ({ budget, capacity })),
  )
}

async function offer(engine: Engine, actions: Actions, from: ActionsFrom) {
  const scores = new Set<'churn' | 'value' | 'uplift'>()
  for (const name of ['churn', 'value', 'uplift'] as const)
    if (Object.hasOwn(from.options, name) && (await hasTable(engine, `score_${name}`))) scores.add(name)
  const hasLists = limitsContacts(actions) && (await hasTable(engine, 'handed_out_activity'))
  const known: Known = { asOf: from.asOf, parts: from.parts, scores, hasLists }
  const evidence = await evidenceOf(engine, actions, { ...from, hasUplift: scores.has('uplift') })
  await replaceWork(engine, 'action_customer', customersSql(actions, evidence, known))
  const offered = Object.values(actions.activities).map(
    ({ cost, channel }): Offered => ({ cost: Number(cost), channel }),
  )
  return { evidence, offered }
}

function limitsOf({ budget, capacity }: Actions): Limits {
  return { budget: budget === undefined ? null : Number(budget), capacity }
}

function listed({ activities }: Actions, evidence: ReadonlyMap<string, Evidence>): readonly Listed[] {
  return Object.entries(activities).map(([name, { channel, cost, changes }]) => {
    const by = evidence.get(name)?.by ?? 'none'
    return { name, channel, cost, changes, evidence: by, reason: reasonOf(changes, by) }
  })
}

/** Why an activity is expected to bring something of just this customer. */
function reasonOf(changes: string, by: Evidence['by']): string {
  if (by === 'model') return 'moved'
  if (by === 'group' || by === 'habit') return by
  if (changes === 'retention' && by === 'assumed') return 'may_leave'
  return changes === 'basket' ? 'grows' : 'all'
}

async function catalogue(engine: Engine, actions: Actions, evidence: ReadonlyMap<string, Evidence>): Promise<Row[]> {
  const activities = Object.entries(actions.activities)
  const [counts = {}] = await rows(engine, fateCountsSql(activities.length))
  const chosen = await rows(engine, statement<Row>(chosenSql))
  return activities.map(([name, activity], j) => {
    const found = evidence.get(name)
    const own = chosen.find(row => row.activity === name)
    const fate = Object.fromEntries(fates.map(of => [of, counts[`${of}_${j + 1}`] ?? 0n]))
    return {
      activity: name,
      channel: activity.channel,
      cost: activity.cost,
      changes: activity.changes,
      evidence: found?.by ?? 'none',
      lacking: found?.lacking ?? null,
      campaign: found?.campaign ?? null,
      arm: found?.arm ?? null,
      measure: found?.measure ?? null,
      group_by: groupedBy(found),
      uplift: shown(found?.uplift),
      taken: shown(found?.taken),
      uplift_low: shown(found?.low),
      uplift_high: shown(found?.high),
      worth_by: worthBy(activity, found, counts.margin_known === true),
      eligible: Object.values(fate).reduce<bigint>((sum, n) => sum + (typeof n === 'bigint' ? n : 0n), 0n),
      ...fate,
      chosen: own?.chosen ?? 0n,
      left_alone: own?.left_alone ?? 0n,
      effect: own?.effect ?? '0',
      capacity:
        actions.capacity[activity.channel] === undefined ? null : BigInt(actions.capacity[activity.channel] ?? 0),
    }
  })
}

/** The attribute, or the habits, by which customers are told apart. */
function groupedBy(found: Evidence | undefined): string | null {
  if (found?.habits)
    return [...new Set(found.habits.flatMap(({ ranges }) => ranges.map(({ habit }) => habit)))].join(', ')
  return found?.group?.attribute ?? null
}

function worthBy(
  { changes, worth }: Actions['activities'][string],
  evidence: Evidence | undefined,
  isMarginKnown: boolean,
): string {
  if (evidence?.measure === 'margin') return 'money'
  if (evidence?.measure === 'revenue') return isMarginKnown ? 'money' : 'spend'
  if (worth !== undefined) return 'declared'
  if (changes === 'retention') return 'value'
  return isMarginKnown ? 'margin' : 'spend'
}

function budgetRow({ limits, customers, effect, cost, bound, marginal }: Choice, isOwn: boolean) {
  return {
    is_own: isOwn,
    budget: limits.budget === null ? null : limits.budget.toFixed(4),
    customers,
    effect,
    cost,
    profit: profitOf({ effect, cost }),
    bound: published(bound),
    marginal: published(marginal),
  }
}

/** Effect less cost, exactly. */
export function profitOf({ effect, cost }: Pick<Choice, 'effect' | 'cost'>): string {
  return decimalText(scaledDecimal(effect, 6) - scaledDecimal(cost, 4) * 100n, 6)
}

function byBudget(one: { budget: string | null }, other: { budget: string | null }): number {
  const of = (budget: string | null) => (budget === null ? Number.POSITIVE_INFINITY : Number(budget))
  return of(one.budget) < of(other.budget) ? -1 : 1
}

function shown(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : published(value)
}

async function* columnsOf(schema: TableSchema, found: readonly Row[]): AsyncIterable<Columns<Row>> {
  yield Object.fromEntries(
    schema.columns.map(({ name }) => [name, found.map((row): Value => row[name] ?? null)]),
  ) as Columns<Row>
}
