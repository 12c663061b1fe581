import { chmod, copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainScore } from '../src/cli/explain/explain-score.js'
import { backtestModel } from '../src/cli/models/backtest-model.js'
import { projectContext } from '../src/cli/project-context.js'
import { openTerminal } from '../src/cli/terminal.js'
import { loadProject } from '../src/config/load-project.js'
import { churn } from '../src/mining/churn/churn.js'
import { buildFeatures, buildSteps } from '../src/mining/features.js'
import { composed } from '../src/mining/model.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { ask, askOne, night } from './support/night.js'
import { deliver, projectFolder } from './support/project-folder.js'
import { needsShared, sharedFile } from './support/shared-data.js'

/** Any flat file with a yes or no: all that a project says of it. */
const telco = `version: 1
project: telco
currency: USD
models: { churn: { label: { attribute: churn, is: 'Yes' }, holdout: record % 5 = 0 } }
sources:
  customers:
    files: [{ name: customers, path: exports/*.csv, maps: { customer: { customer_id: customerID, gender: gender, attributes: {
      senior: SeniorCitizen, partner: Partner, dependents: Dependents, tenure: tenure, phone: PhoneService, lines: MultipleLines,
      internet: InternetService, security: OnlineSecurity, backup: OnlineBackup, protection: DeviceProtection, support: TechSupport, tv: StreamingTV, movies: StreamingMovies,
      contract: Contract, paperless: PaperlessBilling, payment: PaymentMethod, monthly: MonthlyCharges, total: TotalCharges, churn: Churn } } } }]
`

type Card = {
  evaluation: {
    rows: number
    measures: { measure: string; model: number; baselines: { name: string; low: number }[] }[]
  }
  gates: { gate: string; passed: boolean; says: string }[]
  details: {
    forecast: 'trees' | 'both'
    split: { held_out: { candidates: Record<'scorecard' | 'trees' | 'both', { auc: number }> } }
    calibration_error: number
    leaks: { column: string }[]
    raises: { says: string; low: number }[]
  }
}

async function cardOf(folder: string): Promise<Card> {
  const { card } = await askOne<{ card: string }>(folder, "select card from model_fit where model = 'churn'")
  return JSON.parse(card)
}

describe.skipIf(!needsShared('telco', 'a night that says who leaves a telephone firm'))('a telephone firm', () => {
  it('is told who leaves by a project file of a dozen lines, from customers without any order', async () => {
    await using folder = await projectFolder(telco)
    await deliver(folder.path, [sharedFile('telco/Telco-Customer-Churn.csv')])
    const { tonight } = await night(folder.path, '2026-11-01')
    expect(tonight.models).toContainEqual(
      expect.objectContaining({
        model: 'churn',
        state: 'fitted',
        notes: [
          expect.stringMatching(/^(trees|both) forecasts$/),
          'judged by the declared holdout (record % 5 = 0): 1408 customers, of whom 378 left, foretold by 5635 others',
          expect.stringContaining('near copies of others'),
          expect.stringContaining('a random split'),
          expect.stringContaining('weighs all columns together'),
        ],
      }),
    )
    const { evaluation, gates, details } = await cardOf(folder.path)
    const [area] = evaluation.measures
    // scikit-learn 1.9.1 on the same split: HistGradientBoostingClassifier .84347, LogisticRegression .83735
    // (src/mining/churn/honest-splits.test.ts).
    const { candidates } = details.split.held_out
    expect(evaluation.rows).toBe(1408)
    expect(Math.abs(candidates.trees.auc - 0.84347)).toBeLessThan(0.003)
    expect(candidates.scorecard.auc).toBeGreaterThanOrEqual(0.83735)
    const { forecast } = details
    expect(area?.model).toBeCloseTo(candidates[forecast].auc, 9)
    expect(area?.baselines.map(({ name }) => name)).toEqual(['best_column_alone', 'base_rate'])
    expect(area?.baselines[0]?.low).toBeGreaterThan(0.05)
    // Of so few rows chances that are right come to .025 by chance alone.
    expect(details.calibration_error).toBeLessThan(0.035)
    expect(gates.every(({ passed }) => passed)).toBe(true)
    expect(details.raises.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['contract = Month-to-month', 'internet = Fiber optic']),
    )
    expect(
      await askOne(
        folder.path,
        `select count(*) as customers, abs(sum(chance) - 1869) < 1 as as_many_as_left,
          bool_and(chance between 0 and 1) as chances, bool_and(contribution_1 >= contribution_2) as in_order,
          count(*) filter (has_left) as gone,
          count(*) filter (reason_1 is null and chance > 0.5) as without_reason from score_churn`,
      ),
    ).toEqual({
      customers: 7043n,
      as_many_as_left: true,
      chances: true,
      in_order: true,
      gone: 1869n,
      without_reason: 0n,
    })
    await isExplained(folder.path)
    const context = await projectContext(await loadProject(folder.path))
    const days = { days: ['2026-01-01' as Day], name: 'one' }
    await expect(
      backtestModel(
        context,
        'churn',
        days,
        { format: 'ndjson', path: join(folder.path, 'past.ndjson') },
        openTerminal({ quiet: true }),
      ),
    ).rejects.toThrow('churn knows who left by a label, and a label has no day')
  }, 120_000)

  it('of the workbooks, what was only known or made afterwards is named and left out', async () => {
    await using folder = await projectFolder(`version: 1
project: telco
currency: USD
models: { churn: { label: { attribute: churn, is: 'Yes' } } }
sources:
  workbooks:
    files:
      - { name: status, path: exports/*status.xlsx, maps: { customer: { customer_id: Customer ID, updated_at: { value: '2000-01-02' }, attributes: {
          churn: Churn Label, satisfaction_score: Satisfaction Score, churn_score: Churn Score, cltv: CLTV, churn_reason: Churn Reason } } } }
`)
    await deliver(folder.path, [sharedFile('telco/Telco_customer_churn_status.xlsx')])
    const { tonight } = await night(folder.path, '2026-11-01')
    expect(tonight.models).toContainEqual(expect.objectContaining({ model: 'churn', state: 'fitted' }))
    const { details, gates } = await cardOf(folder.path)
    expect(details.leaks.map(({ column }) => column)).toEqual([
      'attribute_churn_reason',
      'attribute_churn_score',
      'attribute_satisfaction_score',
    ])
    expect(gates).toContainEqual(expect.objectContaining({ gate: 'no_column_leaks', passed: false }))
  }, 120_000)
})

/** What adds to the chance of the first customer of the file, and where that stands; personal words only where they are asked for. */
async function isExplained(folder: string): Promise<void> {
  const context = await projectContext(await loadProject(folder))
  const terminal = openTerminal({ quiet: true })
  const explain = async (customer: string, personal: boolean) => {
    const path = join(folder, 'why.ndjson')
    await explainScore(context, { customer, source: undefined, personal }, { format: 'ndjson', path }, terminal)
    const text = await readFile(path, 'utf8')
    return text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  }
  const told = await explain('7590-VHVEG', true)
  const { chance, reason_1, contribution_1 } = await askOne<{
    chance: number
    reason_1: string
    contribution_1: number
  }>(
    folder,
    "select chance, reason_1, contribution_1 from score_churn join dim_customer using (customer_key) where customer_id = '7590-VHVEG'",
  )
  expect(told[0]).toMatchObject({ part: 'chance', value: `${(100 * chance).toFixed(1)}%` })
  const first = told.find(row => row.part === 'raises')
  expect(first).toMatchObject({ says: reason_1, value: '1' })
  expect(first.log_odds).toBeCloseTo(contribution_1, 6)
  expect(told).toContainEqual(
    expect.objectContaining({
      part: 'customer_attribute',
      says: 'tenure 1',
      file: 'exports/Telco-Customer-Churn.csv',
      record: 1,
    }),
  )
  const masked = await explain('7590-VHVEG', false)
  expect(masked.map(row => row.log_odds)).toEqual(told.map(row => row.log_odds))
  expect(JSON.stringify(masked)).not.toMatch(/tenure|Month-to-month/)
  await expect(explain('nobody', false)).rejects.toThrow("no customer 'nobody' in any source")
  const ledger = await readFile(join(folder, 'warehouse/ledger.ndjson'), 'utf8')
  expect(ledger.match(/"command":"explain"/g)).toHaveLength(1)
}

describe.skipIf(!needsShared('saas', 'whose subscriptions end'))('a firm that sells subscriptions', () => {
  it('is not sold a score that says nothing', async () => {
    await using folder = await projectFolder(`version: 1
project: saas
currency: USD
models: { churn: { of: subscriptions, always_known: [industry, referral_source] } }
sources: { saas: { preset: saas, path: exports } }
`)
    const tables = ['accounts', 'subscriptions', 'feature_usage', 'support_tickets', 'churn_events']
    await deliver(
      folder.path,
      tables.map(name => sharedFile(`saas/ravenstack_${name}.csv`)),
    )
    const { tonight } = await night(folder.path, '2025-01-01')
    expect(tonight.models).toContainEqual({
      model: 'churn',
      fit_day: '2025-01-01',
      state: 'refused',
      notes: [
        expect.stringMatching(
          /^age_alone does not tell surely better than chance who leaves, nor all that is known surely better than it: area .* 0\.5\d\d by all .* \(difference -0\.\d+ to 0\.\d+; age_alone 0\.[45]\d\d to 0\.5\d\d, 0\.5 is chance\)$/,
        ),
      ],
    })
    expect(await ask(folder.path, 'select * from score_churn')).toEqual([])
    // Why not can be looked up: the judgement is kept.
    const { evaluation, gates, details } = await cardOf(folder.path)
    const [area] = evaluation.measures
    expect(evaluation.rows).toBe(416)
    expect(area?.baselines.map(({ name }) => name)).toEqual(['age_alone', 'base_rate'])
    expect(Math.abs((area?.model ?? 0) - 0.5)).toBeLessThan(0.11)
    expect(area?.baselines[0]?.low).toBeLessThan(0)
    expect(gates).toContainEqual(expect.objectContaining({ gate: 'better_than_chance', passed: false }))
    expect(details.raises).toBeInstanceOf(Array)
    await seesNothingLater(folder.path, '2024-07-05' as Day)
  }, 120_000)
})

/** Features of a day are the same where all that happened on it and later is taken away, or undone. */
async function seesNothingLater(folder: string, day: Day): Promise<void> {
  const path = join(folder, 'later.duckdb')
  await copyFile(join(folder, 'warehouse/current/kehu.duckdb'), path)
  await chmod(path, 0o644)
  await using engine = await openDraft({ path, threads: 2 })
  const given = churn.options.parse({ of: 'subscriptions', always_known: ['industry'] })
  const features = async () => {
    const model = await composed(engine, churn, given)
    await buildSteps(engine, day, model.features)
    const { name } = await buildFeatures(engine, model.features, day)
    return rows(engine, statement(`select * from ${name} order by customer_key`))
  }
  const before = await features()
  for (const [table, column] of Object.entries(daysOfFacts))
    await engine.run(statement(`delete from ${table} where ${column} >= cast($1 as date)`, [day]))
  for (const undone of undoneLater) await engine.run(statement(undone, [day]))
  const after = await features()
  expect(after).toEqual(before)
  const told = Object.keys(before[0] ?? {}).filter(name => before.some(row => row[name] !== null))
  expect(told).toEqual(
    expect.arrayContaining([
      'plan',
      'mrr',
      'cases',
      'open_cases',
      'satisfaction',
      'contacts',
      'events_trend',
      'attribute_industry',
    ]),
  )
  expect(before.length).toBeGreaterThan(300)
}

const daysOfFacts = {
  fct_service_case: 'opened_on',
  fct_feedback: 'asked_on',
  fct_interaction: 'started_on',
  fct_web_event: 'occurred_on',
  fct_subscription: 'started_on',
}

/** What records of earlier days came to later: it is written into them, and says nothing of the day. */
const undoneLater = [
  'update fct_service_case set resolved_on = null, resolved_at = null, reopened = 9, is_escalated = true where resolved_on >= cast($1 as date)',
  `update fct_subscription set ended_on = null, status = 'lost', is_churned = true, cancel_reason = 'price' where ended_on >= cast($1 as date)`,
]
