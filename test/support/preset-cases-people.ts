import type { Figure, PresetCase } from './preset-case.js'

/** Customers and experiments with them. */
export const peopleCases: readonly PresetCase[] = [
  {
    preset: 'hillstrom',
    folder: 'hillstrom',
    files: ['.csv'],
    fates: { loaded: 64_000 },
    figures: [
      ['select count(*) as customers from dim_customer where customer_key <> 0', { customers: 64_000n }],
      ...(
        [
          ['Mens E-Mail', 21_307n, 0.18276, 0.01253, 1.4226],
          ['Womens E-Mail', 21_387n, 0.1514, 0.00884, 1.0772],
          ['No E-Mail', 21_306n, 0.10617, 0.00573, 0.6528],
        ] as const
      ).map(
        ([arm, customers, visit, conversion, spend]): Figure => [
          `select count(*) as customers, round(avg(cast(responded as integer)), 5) as visit,
            round(avg(cast(converted as integer)), 5) as conversion, round(cast(sum(revenue) as double) / count(*), 4) as spend
            from fct_campaign_contact where arm = '${arm}'`,
          { customers, visit, conversion, spend },
        ],
      ),
    ],
    flawed: [
      {
        file: 'hillstrom.csv',
        good: { zip_code: 'Surburban', segment: 'No E-Mail', visit: '0', conversion: '0', spend: '0' },
        flaws: [
          [{ segment: 'Kids E-Mail' }, 'segment: expected Mens E-Mail'],
          [{ visit: '' }, 'visit: is missing'],
          [{ spend: '-1' }, 'spend: expected at least 0'],
        ],
      },
    ],
  },
  {
    preset: 'telco',
    folder: 'telco',
    files: ['.csv'],
    fates: { loaded: 7_043 },
    figures: [
      [
        'select count(*) as customers, count(*) filter (where is_churned) as churned from fct_subscription',
        { customers: 7_043n, churned: 1_869n },
      ],
      [
        "select count(*) as told, count(nullif(value, '')) as filled from customer_attribute where name = 'total_charges'",
        { told: 7_043n, filled: 7_032n },
      ],
    ],
    flawed: [
      {
        file: 'Telco-Customer-Churn.csv',
        good: {
          customerID: '7590-V',
          Contract: 'One year',
          MonthlyCharges: '29.85',
          TotalCharges: ' ',
          Churn: 'No',
          OnlineBackup: 'No internet service',
        },
        flaws: [
          [{ customerID: '2', Contract: 'Weekly' }, 'Contract: expected Month-to-month'],
          [{ customerID: '3', Churn: '' }, 'Churn: is missing'],
          [{ customerID: '4', MonthlyCharges: '' }, 'MonthlyCharges: is missing'],
        ],
      },
    ],
  },
  {
    preset: 'telco-workbooks',
    folder: 'telco',
    files: ['.xlsx'],
    fates: { loaded: 4 * 7_043 },
    figures: [
      ['select count(*) as customers from dim_customer where customer_key <> 0', { customers: 7_043n }],
      [
        "select count(*) as churned from customer_attribute where name = 'churn' and value = 'Yes'",
        { churned: 1_869n },
      ],
      [
        'select count(*) as placed from dim_customer_record where is_current and city is not null and gender is not null',
        { placed: 7_043n },
      ],
      ['select count(*) as ratings from fct_feedback', { ratings: 7_043n }],
    ],
    flawed: [],
  },
  {
    preset: 'febrl',
    folder: 'febrl',
    files: ['dataset1.csv'],
    fates: { loaded: 1_000 },
    figures: [['select count(*) as people from dim_customer where customer_key <> 0', { people: 1_000n }]],
    flawed: [
      {
        file: 'dataset1.csv',
        good: { rec_id: 'rec-1-org', ' given_name': ' anna', ' date_of_birth': ' 19089931' },
        flaws: [[{ rec_id: ' ' }, 'rec_id: is missing']],
      },
    ],
  },
  {
    preset: 'fake-1000',
    folder: 'fake_1000',
    files: ['.csv'],
    fates: { loaded: 1_000 },
    figures: [
      [
        'select count(*) as people, count(email) as mails from dim_customer_record where is_current and customer_record_key <> 0',
        { people: 1_000n, mails: 789n },
      ],
    ],
    flawed: [
      {
        file: 'fake_1000.csv',
        good: { unique_id: '0', first_name: 'Robert', dob: '1971-06-24', cluster: '0' },
        flaws: [[{ unique_id: '1', dob: '24.6.1971' }, 'dob: expected a day']],
      },
    ],
  },
]
