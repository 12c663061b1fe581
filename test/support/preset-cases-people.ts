import { hillstromCampaign } from './campaign-figures.js'
import type { Figure, PresetCase } from './preset-case.js'

/** Customers and experiments with them. */
export const peopleCases: readonly PresetCase[] = [
  {
    preset: 'hillstrom',
    folder: 'hillstrom',
    files: ['.csv'],
    fates: { loaded: 64_000 },
    models: "{ uplift: { arm: 'Womens E-Mail', model: two_models } }",
    also: hillstromCampaign,
    figures: [['select count(*) as customers from dim_customer where customer_key <> 0', { customers: 64_000n }]],
    sums: [
      {
        // Rows that equal an earlier one are customers, too.
        star: `select count(*) from (select "#", row_number() over (partition by told order by "#") as times
            from (select "#", concat_ws('|', *columns(* exclude ("#"))) as told from raw.hillstrom))
          join record_fate on record = "#" and fate = 'loaded' where times > 1`,
        raw: 'select 6562',
      },
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
      [
        "select count(*) as cells, count(distinct customer_record_key) as customers from customer_attribute where value = 'No internet service'",
        { cells: 6n * 1_526n, customers: 1_526n },
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
      [
        // How many people live where each of them does; counted on the two workbooks.
        "select count(*) as placed, cast(sum(cast(value as bigint)) as bigint) as people from customer_attribute where name = 'population'",
        { placed: 7_043n, people: 155_930_714n },
      ],
    ],
    flawed: [],
  },
  {
    preset: 'febrl',
    folder: 'febrl',
    files: ['.csv'],
    apart: true,
    fates: { loaded: 1_000 + 5_000 + 5_000 },
    figures: (
      [
        ['dataset1', 1_000n, '500', 956n],
        ['dataset2', 5_000n, '1934', 4_880n],
        ['dataset3', 5_000n, '6538', 4_810n],
      ] as const
    ).flatMap(([source, people, pairs, born]): Figure[] => [
      [`select count(birth_date) as born from dim_customer_record where is_current and source = '${source}'`, { born }],
      [
        `select cast(sum(records) as bigint) as people, cast(sum(records * (records - 1) // 2) as varchar) as pairs
          from (select split_part(customer_id, '-', 2) as person, count(*) as records from dim_customer_record
            where is_current and source = '${source}' group by person)`,
        { people, pairs },
      ],
    ]),
    flawed: [
      {
        file: 'dataset1.csv',
        good: { rec_id: 'rec-1-org', ' given_name': ' anna', ' date_of_birth': ' 19089931' },
        flaws: [
          [{ rec_id: ' ' }, 'rec_id: is missing'],
          [{ rec_id: 'rec-2-org', ' date_of_birth': '31.01.1990' }, 'expected a day in the format %Y%m%d'],
        ],
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
    sums: [
      {
        // The truth is no part of the star.
        star: `with person as (select customer_id, cluster from dim_customer_record join raw.fake_1000 on unique_id = customer_id where is_current)
          select count(*) from person as one join person as other using (cluster) where one.customer_id < other.customer_id`,
        raw: 'select 2031',
      },
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
