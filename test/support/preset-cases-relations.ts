import type { PresetCase } from './preset-case.js'
import { orgSums } from './sums.js'

const deals = `select count(*) filter (where is_won) as won, count(*) filter (where is_closed and not is_won) as lost,
  sum(amount) as value, count(*) filter (where account_key = 0) as without_account, sum(datediff('day', created_at, closed_at)) as days from fct_opportunity`
const dealsAre = { won: 4_238n, lost: 2_473n, value: '10005534.0000', without_account: 1_425n, days: 322_030n }
const deal = {
  opportunity_id: 'O1',
  sales_agent: 'A',
  product: 'GTXPro',
  account: 'Isdom',
  deal_stage: 'Won',
  close_value: '9',
}
const sfTimes = { CreatedDate: '2024-01-23T02:46:47.000+0000', SystemModstamp: '2024-01-23T02:46:47.000+0000' }

/** Deals, subscriptions, calls and tickets. */
export const relationsCases: readonly PresetCase[] = [
  ...['pipeline.csv', 'dd-mm-yyyy.csv', 'minus1_for_null.csv'].map(
    (variant, i): PresetCase => ({
      preset: 'crm-sales',
      folder: 'crm-sales',
      files: ['accounts.csv', 'products.csv', 'teams.csv', 'dictionary.csv', variant],
      fates: { loaded: 85 + 7 + 8_800 },
      same: true,
      figures: [
        [deals, dealsAre],
        [
          'select cast(round(100 * avg(cast(is_won as integer)), 2) as varchar) as win_rate from fct_opportunity where is_closed',
          { win_rate: '63.15' },
        ],
        ["select count(*) as unlisted from dim_product where product_id = 'GTXPro'", { unlisted: 0n }],
        [
          "select count(*) as companies from dim_account where is_current and industry = 'technology'",
          { companies: 12n },
        ],
      ],
      flawed:
        i > 0
          ? []
          : [
              {
                file: 'sales_pipeline.csv',
                good: { ...deal, engage_date: '2016-10-20', close_date: '2017-03-01' },
                flaws: [
                  [{ opportunity_id: 'O2', engage_date: '10/20/2016' }, 'engage_date: expected a time'],
                  [{ opportunity_id: 'O4', engage_date: '20-10-16' }, 'engage_date: expected a time'],
                  [{ opportunity_id: '' }, 'opportunity_id: is missing'],
                  [{ opportunity_id: 'O3', close_value: 'much' }, 'close_value: expected a number'],
                ],
              },
              {
                file: 'sales_pipeline_dd-mm-yyyy.csv',
                good: { ...deal, opportunity_id: 'P1', engage_date: '20-10-2016', close_date: '01-03-2017' },
                flaws: [[{ opportunity_id: 'P2', engage_date: '20-13-2016' }, 'engage_date: expected a time']],
              },
              {
                file: 'sales_pipeline_minus1_for_null.csv',
                good: { ...deal, opportunity_id: 'R1', close_value: '-1' },
                flaws: [[{ opportunity_id: 'R2', close_value: '-' }, 'close_value: expected a number']],
              },
              {
                file: 'accounts.csv',
                good: {
                  account: 'Isdom',
                  sector: 'technolgy',
                  revenue: '1100.04',
                  employees: '12',
                  subsidiary_of: 'NULL',
                },
                flaws: [[{ account: 'Other', employees: 'many' }, 'employees: expected a whole number']],
              },
            ],
    }),
  ),
  {
    preset: 'saas',
    folder: 'saas',
    files: ['.csv'],
    fates: { loaded: 500 + 5_000 + 25_000 + 2_000 + 600 },
    figures: [
      [
        'select count(*) as all_of_them, count(ended_on) as ended, sum(mrr) as mrr from fct_subscription',
        { all_of_them: 5_000n, ended: 486n, mrr: '11338747.0000' },
      ],
      [
        'select count(*) as events, count(distinct customer_record_key) as users from fct_web_event',
        { events: 25_000n, users: 500n },
      ],
      ['select count(*) as tickets from fct_service_case', { tickets: 2_000n }],
      ['select count(*) as ratings from fct_feedback', { ratings: 1_175n }],
      ['select count(*) as customers from dim_customer where customer_key <> 0', { customers: 500n }],
    ],
    sums: [
      {
        // Ids of uses that stand on two records, and how many of those load.
        star: `select count(distinct usage_id), count(*)
          from (select "#", usage_id, count(*) over (partition by usage_id) as times from raw.ravenstack_feature_usage) as delivered
          join record_fate on record = "#" and fate = 'loaded' join loaded_file using (file_id)
          where loaded_file.kind = 'usage' and times = 2`,
        raw: 'select 21, 42',
      },
      {
        // Whose a use is, is read from the subscriptions beside it.
        star: `select customer_id, count(*), sum(quantity), max(occurred_on), count(distinct event)
          from fct_web_event join dim_customer_record using (customer_record_key) where is_current group by all`,
        raw: `select account_id, count(*), sum(cast(usage_count as integer)), max(cast(usage_date as date)), count(distinct feature_name)
          from ravenstack_feature_usage join ravenstack_subscriptions using (subscription_id) group by all`,
      },
    ],
    flawed: [
      {
        file: 'ravenstack_support_tickets.csv',
        good: {
          ticket_id: 'T-1',
          account_id: 'A-1',
          submitted_at: '2023-07-27',
          closed_at: '2023-07-28 3:00',
          first_response_time_minutes: '8',
          resolution_time_hours: '27',
        },
        flaws: [
          [{ ticket_id: 'T-2', closed_at: '28.07.2023' }, 'closed_at: expected a time'],
          [{ ticket_id: 'T-3', submitted_at: '' }, 'submitted_at: is missing'],
        ],
      },
      {
        file: 'ravenstack_subscriptions.csv',
        good: {
          subscription_id: 'S-1',
          account_id: 'A-1',
          start_date: '2024-01-10',
          mrr_amount: '833',
          churn_flag: 'FALSE',
        },
        flaws: [[{ subscription_id: 'S-2', churn_flag: 'maybe' }, 'churn_flag: expected yes or no']],
      },
      {
        file: 'ravenstack_feature_usage.csv',
        good: {
          usage_id: 'U-1',
          subscription_id: 'S-1',
          usage_date: '2023-07-27',
          feature_name: 'f',
          usage_count: '3',
        },
        flaws: [[{ usage_date: '27-07-2023' }, 'usage_date: expected a time']],
      },
    ],
  },
  {
    preset: 'call-center',
    folder: 'call-center',
    files: ['.xlsx'],
    fates: { loaded: 5_000 },
    figures: [
      [
        `select count(*) as calls, count(*) filter (where answered) as answered, count(*) filter (where resolved) as resolved,
          count(distinct agent_key) as agents from fct_interaction`,
        { calls: 5_000n, answered: 4_054n, resolved: 3_646n, agents: 8n },
      ],
      [
        'select count(*) as ratings, round(cast(sum(score) as double) / count(*), 4) as mean from fct_feedback',
        { ratings: 4_054n, mean: 3.4036 },
      ],
    ],
    flawed: [],
  },
  {
    preset: 'salesforce',
    folder: 'salesforce',
    files: ['.csv'],
    fates: { loaded: 22 + 8 + 68 + 40 + 102 + 60 + 50 + 75 },
    figures: [
      [
        'select count(*) as deals, count(*) filter (where is_won) as won from fct_opportunity',
        { deals: 50n, won: 12n },
      ],
      [
        'select count(*) as contacts, count(*) filter (where customer_record_key = 0) as leads from fct_campaign_contact',
        { contacts: 68n, leads: 34n },
      ],
      ['select count(*) as cases, count(resolved_at) as resolved from fct_service_case', { cases: 40n, resolved: 14n }],
      ['select count(*) as leads from fct_lead', { leads: 60n }],
      ['select count(*) as tasks from fct_interaction', { tasks: 75n }],
    ],
    sums: orgSums,
    flawed: [
      {
        file: 'Contact.csv',
        good: { Id: '003A', LastName: 'L', Email: 'l@example.com', ...sfTimes },
        flaws: [
          [{ Id: '003B', IsDeleted: '1' }, 'deleted', 'ignored'],
          [{ Id: '003C', IsDeleted: 'TRUE' }, 'deleted', 'ignored'],
          [{ Id: '003D', SystemModstamp: '02/23/26 08:55 PM' }, 'SystemModstamp: expected a time'],
          [{ Id: '003E', Birthdate: '1942-13-07' }, 'Birthdate: expected a day'],
        ],
      },
      {
        file: 'Opportunity.csv',
        good: {
          Id: '006A',
          Name: 'D',
          StageName: 'Closed Won',
          Probability: '100',
          CloseDate: '2024-07-03',
          IsClosed: '1',
          IsWon: '1',
          ...sfTimes,
        },
        flaws: [
          [{ Id: '006B', Probability: '250' }, 'probability: expected a number from 0 to 1'],
          [{ Id: '006C', Amount: '1.000,00' }, 'Amount: expected a number'],
        ],
      },
      {
        file: 'CampaignMember.csv',
        good: { Id: '00vA', CampaignId: '701A', ContactId: '003A', Status: 'Sent', ...sfTimes },
        flaws: [[{ Id: '00vB', CampaignId: '' }, 'CampaignId: is missing']],
      },
      {
        file: 'Task.csv',
        good: { Id: '00TA', WhoId: '00QA', Subject: 'Call', ActivityDate: '2023-12-25', ...sfTimes },
        flaws: [
          [{ Id: '00TB', CallDurationInSeconds: '-3' }, 'CallDurationInSeconds: expected a number of at least 0'],
        ],
      },
      {
        file: 'Case.csv',
        good: { Id: '500A', ContactId: '003A', Status: 'open', ...sfTimes },
        flaws: [[{ Id: '500B', CreatedDate: '' }, 'CreatedDate: is missing']],
      },
    ],
  },
]
