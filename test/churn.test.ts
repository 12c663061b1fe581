import { describe, expect, it } from 'vitest'
import { askOne, night } from './support/night.js'
import { deliver, projectFolder } from './support/project-folder.js'
import { needsShared, sharedFile } from './support/shared-data.js'

/** Any flat file with a yes or no: all that a project says of it. */
const telco = `version: 1
project: telco
currency: USD
models: { churn: { label: { attribute: churn, is: 'Yes' } } }
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
  details: { calibration_error: number; leaks: { column: string }[]; raises: { says: string; low: number }[] }
}

async function cardOf(folder: string): Promise<Card> {
  const { card } = await askOne<{ card: string }>(folder, "select card from model_fit where model = 'churn'")
  return JSON.parse(card)
}

describe.skipIf(!needsShared('telco', 'a night that says who leaves a telephone firm'))('a telephone firm', () => {
  it('is told who leaves by a project file of a dozen lines, from customers without any order', async () => {
    await using folder = await projectFolder(telco)
    await deliver(folder.path, [sharedFile('telco/Telco-Customer-Churn.csv')])
    const { tonight } = await night(folder.path, '2026-11-20')
    expect(tonight.models).toContainEqual(
      expect.objectContaining({ model: 'churn', state: 'fitted', notes: ['both forecasts'] }),
    )
    const { evaluation, gates, details } = await cardOf(folder.path)
    const [area] = evaluation.measures
    // As in src/mining/churn/telco.test.ts, by another split.
    expect(area?.model).toBeGreaterThan(0.845)
    expect(area?.baselines.map(({ name }) => name)).toEqual(['best_column_alone', 'base_rate'])
    expect(area?.baselines[0]?.low).toBeGreaterThan(0.09)
    expect(details.calibration_error).toBeLessThan(0.02)
    expect(gates.every(({ passed }) => passed)).toBe(true)
    expect(details.raises.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['contract = Month-to-month', 'internet = Fiber optic']),
    )
    expect(
      await askOne(
        folder.path,
        `select count(*) as customers, abs(sum(chance) - 1869) < 1 as as_many_as_left,
          bool_and(chance between 0 and 1) as chances, bool_and(contribution_1 >= contribution_2) as in_order,
          count(*) filter (reason_1 is null and chance > 0.5) as without_reason from score_churn`,
      ),
    ).toEqual({ customers: 7043n, as_many_as_left: true, chances: true, in_order: true, without_reason: 0n })
  }, 120_000)

  it('of the workbooks, what was only known or made afterwards is named and left out', async () => {
    await using folder = await projectFolder(`version: 1
project: telco
currency: USD
models: { churn: { label: { attribute: churn, is: 'Yes' } } }
sources:
  workbooks:
    files:
      - { name: people, names: ['*demographics*'], path: exports/*demographics.xlsx, maps: { customer: { customer_id: Customer ID, updated_at: { value: '2000-01-01' }, attributes: { age: Age, senior: Senior Citizen, married: Married, dependents: Number of Dependents } } } }
      - { name: status, path: exports/*status.xlsx, maps: { customer: { customer_id: Customer ID, updated_at: { value: '2000-01-02' }, attributes: {
          churn: Churn Label, satisfaction_score: Satisfaction Score, churn_score: Churn Score, cltv: CLTV, churn_reason: Churn Reason } } } }
`)
    await deliver(
      folder.path,
      ['demographics', 'status'].map(name => sharedFile(`telco/Telco_customer_churn_${name}.xlsx`)),
    )
    const { tonight } = await night(folder.path, '2026-11-20')
    console.log(JSON.stringify(tonight.models))
    const { details, gates } = await cardOf(folder.path)
    expect(details.leaks.map(({ column }) => column)).toEqual([
      'attribute_churn_reason',
      'attribute_churn_score',
      'attribute_satisfaction_score',
    ])
    expect(gates).toContainEqual(expect.objectContaining({ gate: 'no_column_leaks', passed: false }))
  }, 120_000)
})

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
    console.log(JSON.stringify(tonight.models))
    const card = await cardOf(folder.path)
    console.log(JSON.stringify(card, null, 1).slice(0, 6000))
  }, 120_000)
})
