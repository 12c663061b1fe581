import type { Actions } from '../config/actions.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { type Progress, silent } from '../warehouse/progress.js'
import { plainText, reading, type SqlFile } from '../warehouse/sql-file.js'
import type { Part } from '../warehouse/star/parts/part.js'
import { actionTables, buildActions } from './actions/build-actions.js'
import { type Analysis, analysesOf } from './analysis.js'
import type { TellCause } from './churn/cause.js'
import { bindNamed, dropFeatures, stepsOf } from './features.js'
import type { Registered } from './model.js'
import { inOrderOfNeeds, type Step } from './needs.js'
import { type GivenOptions, optionsOf } from './options.js'
import { scoresOfOthers } from './other-scores.js'
import type { OwnTable } from './own/own-sql.js'
import { buildProfit, type ProfitBasis } from './profit/build-profit.js'
import { profitTables } from './profit/profit-tables.js'
import { models, type Registry } from './registry.js'
import { type ModelOutcome, type Run, runModel } from './run-model.js'
import { publishDay } from './store.js'
import { defaultTiers, type Tiers, tierCuts } from './tiers.js'
import { wantedScores } from './wanted-scores.js'

/**
 * What is mined, as of which day. Every model of the registry runs that is not `onlyDeclared`; those without options run
 * with `{}`.
 */
export interface Mining {
  readonly asOf: Day
  readonly options?: GivenOptions
  readonly registry?: Registry
  readonly analyses?: readonly Analysis[]
  /** Shares of the buyers that the tiers of `mart_customer` hold. */
  readonly tiers?: Tiers
  /** What the sources fill beside what every star has: analyses of anything else cost nothing. */
  readonly parts?: ReadonlySet<Part>
  /** For how many days an order counts for a campaign that says no last day. */
  readonly campaignDays?: number
  /** What profit is reckoned from; a project without costs, of goods or of activities, has none. */
  readonly profit?: ProfitBasis
  /** What can be done for customers; a project that says nothing of it has no list of what to do next. */
  readonly actions?: Actions
  /** Activities whose lists are written to files: whoever stands there is taken for contacted. */
  readonly handedOut?: readonly string[]
  /** Columns that a source declares personal: what to do for whom does not follow from such an attribute. */
  readonly personal?: readonly string[]
  readonly progress?: Progress
  /** Tables that stand from the night before: scores of models, profit and next activities that are not declared any more go. */
  readonly standing?: readonly string[]
  /** What the firm builds itself: some models learn from its features. */
  readonly own?: readonly OwnTable[]
  /** Says what is known of a customer in the language of the project: reasons are told so; default: as formulas. */
  readonly tell?: TellCause
}

/** A month, as campaigns without a last day are usually read. */
const defaultCampaignDays = 30

/** Builds the marts and the scores of a night, in the order of their needs. */
export async function mine(engine: Engine, mining: Mining): Promise<readonly ModelOutcome[]> {
  return perform(engine, mining, mining.analyses ?? analysesOf(mining.parts ?? new Set()), true)
}

/** Adds the scores of another day to the history; marts and scores of the night stay as they are. */
export async function backfill(engine: Engine, mining: Mining): Promise<readonly ModelOutcome[]> {
  return perform(engine, mining, [], false)
}

async function perform(
  engine: Engine,
  {
    asOf,
    options = {},
    registry = models,
    tiers = defaultTiers,
    profit,
    actions,
    personal = [],
    handedOut = [],
    progress = silent,
    standing = [],
    own = [],
    tell,
    parts = new Set(),
    campaignDays = defaultCampaignDays,
  }: Mining,
  marts: readonly Analysis[],
  tonight: boolean,
): Promise<readonly ModelOutcome[]> {
  const outcomes: ModelOutcome[] = []
  const unscored = new Set<string>()
  const score = async (registered: Registered): Promise<void> => {
    const outcome = await registered.use(async model => {
      const found = await runModel(run, model, optionsOf(options, model.name))
      if (tonight) await publishDay(engine, model.scores, asOf)
      return found
    })
    if (outcome.state === 'refused' || outcome.state === 'skipped') unscored.add(outcome.model)
    outcomes.push(outcome)
  }
  const build = async (analysis: Analysis): Promise<void> => {
    await run.steps(asOf, analysis.rows)
    const { text } = engine.compile(wantedScores(analysis.wants ?? [], name => loaded.some(one => one.name === name)))
    const file = withOptional(reading(analysis.rows, 'work.expected', `(${text})`), analysis, parts)
    const values = { as_of: asOf, ...tierCuts(tiers), window_days: BigInt(campaignDays) }
    await engine.replace(analysis.mart, bindNamed(file, values))
  }
  const known = await Promise.all(Object.values(registry).map(load => load()))
  const loaded = known.filter(model => !model.onlyDeclared || Object.hasOwn(options, model.name))
  const place = { engine, steps: stepsOf(engine) }
  const run: Run = {
    ...place,
    asOf,
    scoresOn: scoresOfOthers(place, loaded, options, own),
    unscored,
    own,
    ...(tell && { tell }),
  }
  for (const model of known.filter(one => !loaded.includes(one))) {
    unscored.add(model.name)
    const scores = model.use(({ scores: { name } }) => name)
    if (standing.includes(scores)) await engine.run(statement(`drop table if exists ${scores}`))
  }
  const reckoned = tonight && profit !== undefined
  const chosen = tonight && actions !== undefined
  const undeclared = [...(reckoned ? [] : profitTables), ...(chosen ? [] : actionTables)]
  if (tonight)
    for (const name of undeclared.filter(one => standing.includes(one)))
      await engine.run(statement(`drop table if exists ${name}`))
  const steps = inOrderOfNeeds<Work>([
    ...marts.map(a => ({ name: a.name, needs: a.needs, makes: { table: a.mart.name }, work: () => build(a) })),
    ...loaded.map(m => ({ name: m.name, needs: m.needs, makes: { score: m.name }, work: () => score(m) })),
    ...(reckoned ? [profitStep(() => buildProfit(engine, asOf, profit))] : []),
    ...(chosen
      ? [actionsStep(() => buildActions(engine, actions, { asOf, parts, options, campaignDays, personal, handedOut }))]
      : []),
  ])
  const shown = progress.step('mine', steps.length)
  for (const [index, step] of steps.entries()) {
    shown.tick(index, step.name)
    await step.work()
  }
  await dropFeatures(engine)
  shown.end()
  return outcomes
}

/** The file with every optional relation in its place. */
function withOptional(file: SqlFile, { optional = [] }: Analysis, parts: ReadonlySet<Part>): SqlFile {
  return optional.reduce(
    (read, { relation, part, rows, none }) => reading(read, relation, `(${parts.has(part) ? plainText(rows) : none})`),
    file,
  )
}

interface Work extends Step {
  readonly work: () => Promise<void>
}

function profitStep(work: () => Promise<void>): Work {
  return { name: 'profit', needs: [{ table: 'mart_order' }], makes: { table: 'mart_profit' }, work }
}

function actionsStep(work: () => Promise<void>): Work {
  const tables = ['mart_customer', 'mart_campaign', 'mart_campaign_customer']
  const scores = ['churn', 'value', 'uplift']
  return {
    name: 'next activities',
    needs: [...tables.map(table => ({ table })), ...scores.map(score => ({ score }))],
    makes: { table: 'mart_next_activity' },
    work,
  }
}
