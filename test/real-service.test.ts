import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askOne, night } from './support/night.js'
import { deliver, projectFolder } from './support/project-folder.js'
import { sharedData } from './support/shared-data.js'

/** Real exports of service and subscriptions, against the figures that were counted on their bytes. */

describe.skipIf(!sharedData('call-center').isThere)('a call centre', () => {
  it('5,000 calls, 4,054 of them answered, 3,646 resolved, mean satisfaction 3.4036', async () => {
    await using folder = await projectFolder(`version: 1
project: calls
timezone: Europe/London
currency: GBP
sources:
  calls:
    files:
      - name: calls
        path: exports/*.xlsx
        maps:
          interaction:
            interaction_id: Call Id
            channel: { value: call }
            direction: { value: inbound }
            agent: Agent
            topic: Topic
            started_at: { expression: "concat([Date], ' ', [Time])" }
            wait_s: Speed of answer in seconds
            handle_s: { expression: "number(split([AvgTalkDuration], ':', 1)) * 3600 + number(split([AvgTalkDuration], ':', 2)) * 60 + number(split([AvgTalkDuration], ':', 3))" }
            answered: Answered (Y/N)
            resolved: Resolved
          feedback:
            kind: { value: csat }
            agent: Agent
            asked_at: { expression: "concat([Date], ' ', [Time])" }
            score: Satisfaction rating
            scale: { value: 5 }
`)
    await deliver(folder.path, [join(sharedData('call-center').path, 'Call-Center-Dataset.xlsx')])
    await night(folder.path, '2021-05-01')
    expect(
      await askOne(
        folder.path,
        `select count(*) as calls, count(*) filter (where answered) as answered, count(*) filter (where resolved) as resolved,
          count(distinct agent_key) as agents, min(started_on) as first_day, max(started_on) as last_day,
          count(*) filter (where answered and handle_s is null) as untimed from fct_interaction`,
      ),
    ).toEqual({
      calls: 5000n,
      answered: 4054n,
      resolved: 3646n,
      agents: 8n,
      first_day: '2021-01-01',
      last_day: '2021-03-31',
      untimed: 0n,
    })
    expect(
      await askOne(
        folder.path,
        'select count(*) as answers, round(avg(cast(score as double)), 4) as mean from fct_feedback',
      ),
    ).toEqual({ answers: 4054n, mean: 3.4036 })
  }, 120_000)
})

const saas = `version: 1
project: saas
timezone: UTC
currency: USD
sources:
  saas:
    files:
      - name: accounts
        path: exports/ravenstack_accounts.csv
        maps:
          customer:
            customer_id: account_id
            kind: { value: company }
            name: account_name
            country: country
            created_at: signup_date
            attributes: { industry: industry, plan: plan_tier, referral: referral_source, seats: seats, trial: is_trial, churned: churn_flag }
      - name: subscriptions
        path: exports/ravenstack_subscriptions.csv
        maps:
          subscription:
            subscription_id: subscription_id
            customer_id: account_id
            plan: plan_tier
            started_on: start_date
            ended_on: end_date
            seats: seats
            mrr: mrr_amount
            is_trial: is_trial
            is_churned: churn_flag
      - name: usage
        path: exports/ravenstack_feature_usage.csv
        maps: { web_event: { session_id: subscription_id, occurred_at: usage_date, event: feature_name, quantity: usage_count } }
      - name: tickets
        path: exports/ravenstack_support_tickets.csv
        maps:
          service_case:
            case_id: ticket_id
            customer_id: account_id
            priority: priority
            opened_at: submitted_at
            resolved_at: { column: closed_at, format: "%Y-%m-%d %H:%M" }
            first_response_s: { expression: "number([first_response_time_minutes]) * 60" }
            resolution_s: { expression: "number([resolution_time_hours]) * 3600" }
            is_escalated: escalation_flag
          feedback: { kind: { value: csat }, customer_id: account_id, asked_at: { column: closed_at, format: "%Y-%m-%d %H:%M" }, score: satisfaction_score }
      - name: cancellations
        path: exports/ravenstack_churn_events.csv
        maps: { interaction: { interaction_id: churn_event_id, customer_id: account_id, channel: { value: cancellation }, started_at: churn_date, topic: reason_code, outcome: feedback_text } }
`
const saasFiles = ['accounts', 'subscriptions', 'feature_usage', 'support_tickets', 'churn_events']

describe.skipIf(!sharedData('saas').isThere)('a SaaS firm', () => {
  it('500 customers, 5,000 subscriptions, 25,000 uses, 2,000 cases, 600 cancellations', async () => {
    await using folder = await projectFolder(saas)
    await deliver(
      folder.path,
      saasFiles.map(name => join(sharedData('saas').path, `ravenstack_${name}.csv`)),
    )
    const { digests } = await night(folder.path, '2025-01-01')
    const rows = (table: string) => digests[table]?.split(':')[0]
    expect(
      ['fct_subscription', 'fct_web_event', 'fct_service_case', 'fct_feedback', 'fct_interaction'].map(rows),
    ).toEqual(['5000', '25000', '2000', '1175', '600'])
    // Everybody whom any fact names is one of the 500.
    expect(rows('dim_customer')).toBe('501')
    expect(
      await askOne(
        folder.path,
        `select count(ended_on) as ended, count(*) filter (where is_churned) as churned, cast(sum(mrr) as varchar) as mrr
          from fct_subscription`,
      ),
    ).toEqual({ ended: 486n, churned: 486n, mrr: '11338747.0000' })
    // The months that are over on 2024-12-31, the newest day of any fact.
    expect(rows('fct_subscription_month')).toBe('24192')
    expect(
      await askOne(
        folder.path,
        `select count(*) as running, cast(sum(mrr) as varchar) as mrr from fct_subscription_month
          where month_start = (select max(month_start) from fct_subscription_month)`,
      ),
    ).toEqual({ running: 3754n, mrr: '8460824.0000' })
    expect(
      await askOne(
        folder.path,
        `select count(*) as cases, count(*) filter (where is_escalated) as escalated, max(resolution_s) as longest
          from fct_service_case join bridge_customer using (customer_record_key) where customer_key <> 0`,
      ),
    ).toEqual({ cases: 2000n, escalated: 95n, longest: '259200.0000' })
    expect(
      await askOne(
        folder.path,
        "select count(*) as values, count(distinct customer_record_key) as customers, count(*) filter (where name = 'churned' and value = 'TRUE') as churned from customer_attribute where is_current",
      ),
    ).toEqual({ values: 3000n, customers: 500n, churned: 110n })
  }, 600_000)
})

describe.skipIf(!sharedData('telco').isThere)('a telephone firm', () => {
  it('7,043 customers, 1,869 of them gone, each with all that the file says', async () => {
    await using folder = await projectFolder(`version: 1
project: telco
currency: USD
sources:
  telco:
    files:
      - name: customers
        path: exports/Telco-Customer-Churn.csv
        maps:
          customer:
            customer_id: customerID
            gender: gender
            attributes: { senior: SeniorCitizen, tenure: tenure, internet: InternetService, contract: Contract, payment: PaymentMethod, total: TotalCharges, churn: Churn }
          subscription: { subscription_id: customerID, customer_id: customerID, plan: Contract, mrr: MonthlyCharges, is_churned: Churn }
`)
    await deliver(folder.path, [join(sharedData('telco').path, 'Telco-Customer-Churn.csv')])
    await night(folder.path, '2025-01-01')
    expect(
      await askOne(
        folder.path,
        'select count(*) as subscriptions, count(*) filter (where is_churned) as churned, cast(sum(mrr) as varchar) as mrr from fct_subscription',
      ),
    ).toEqual({ subscriptions: 7043n, churned: 1869n, mrr: '456116.6000' })
    expect(
      await askOne(
        folder.path,
        `select count(*) as values, count(distinct customer_record_key) as customers, count(distinct name) as names,
          count(*) filter (where name = 'churn' and value = 'Yes') as churned,
          count(*) filter (where name = 'total' and value is null) as blank
          from customer_attribute where is_current`,
      ),
    ).toEqual({ values: 49301n, customers: 7043n, names: 7n, churned: 1869n, blank: 11n })
  }, 600_000)

  it('what four workbooks say at one moment stands side by side', async () => {
    const kind = (name: string, maps: string) =>
      `      - { name: ${name}, path: exports/Telco_customer_churn_${name}.xlsx, maps: { ${maps} } }`
    const customer = (attributes: string) => `customer: { customer_id: Customer ID, attributes: { ${attributes} } }`
    await using folder = await projectFolder(`version: 1
project: telco
currency: USD
sources:
  telco:
    files:
${kind('demographics', customer('age: { column: Age, type: integer }, married: { column: Married, type: boolean }'))}
${kind('location', customer('town: City'))}
${kind('services', `${customer('tenure: { column: Tenure in Months, type: integer }')}, subscription: { subscription_id: Service ID, customer_id: Customer ID, plan: Contract, mrr: Monthly Charge }`)}
${kind('status', `${customer('churn: Churn Label, reason: Churn Reason')}, feedback: { kind: { value: csat }, customer_id: Customer ID, score: Satisfaction Score, scale: { value: 5 } }`)}
`)
    const books = ['demographics', 'location', 'services', 'status']
    const { path } = sharedData('telco')
    await deliver(
      folder.path,
      books.map(name => join(path, `Telco_customer_churn_${name}.xlsx`)),
    )
    const { digests } = await night(folder.path, '2025-01-01')
    const facts = ['fct_subscription', 'fct_feedback', 'dim_customer', 'customer_attribute']
    expect(facts.map(table => digests[table]?.split(':')[0])).toEqual(['7043', '7043', '7044', `${6 * 7043}`])
    expect(
      await askOne(
        folder.path,
        `select count(*) filter (where name = 'churn' and value = 'Yes') as churned,
          count(*) filter (where name = 'reason' and value is not null) as reasons,
          count(*) filter (where name = 'married' and value in ('true', 'false')) as told
          from customer_attribute where is_current`,
      ),
    ).toEqual({ churned: 1869n, reasons: 1869n, told: 7043n })
  }, 600_000)
})
