import { connectorCases } from './preset-cases-connectors.js'
import { exportCases } from './preset-cases-exports.js'

/** Cells of a record by header; what is not said is empty. */
export type Cells = Readonly<Record<string, string>>

/** A file in the true header of a preset, written by the test. */
export interface FlawedFile {
  /** As the true export is called, so that its header is known; `fixtures/headers`. */
  readonly file: string
  /** A record that loads. */
  readonly good: Cells
  /** What of it is changed, and why the record is not loaded then: the reason, and the fate where it is another. */
  readonly flaws: readonly (readonly [changed: Cells, reason: string, fate?: 'ignored' | 'quarantined'])[]
  /** It is read beside another, and is no delivery of its own. */
  readonly beside?: true
  /** Cells are told apart by blanks. */
  readonly isFixed?: true
}

/** One figure of the README of the data, as SQL over the star. */
export type Figure = readonly [sql: string, is: Readonly<Record<string, unknown>>]

export interface PresetCase {
  readonly preset: string
  /** In `../shared/data`. */
  readonly folder: string
  /** Endings of the names of real files that one night takes in. */
  readonly files: readonly string[]
  readonly currency?: string
  /** Records by fate and reason. */
  readonly fates: Readonly<Record<string, number>>
  readonly figures?: readonly Figure[]
  readonly flawed: readonly FlawedFile[]
}

const lines =
  'select count(*) as lines, count(distinct order_key) as orders, sum(net_amount) as net from fct_order_line'
const baskets =
  'select count(*) as lines, count(distinct order_key) as orders, count(distinct product_key) as products from fct_order_line'
const basketsAre = { lines: 43_367n, orders: 9_835n, products: 169n }
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

/** Every preset but online-retail, which has tests of its own. */
export const presetCases: readonly PresetCase[] = [
  {
    preset: 'superstore',
    folder: 'superstore',
    files: ['.csv'],
    fates: { loaded: 9_994 },
    figures: [
      [lines, { lines: 9_994n, orders: 5_009n, net: '2297200.8603' }],
      ['select count(*) as customers from dim_customer where customer_key <> 0', { customers: 793n }],
    ],
    flawed: [
      {
        file: 'Sample-Superstore.csv',
        good: {
          'Row ID': '1',
          'Order ID': 'CA-1',
          'Order Date': '11/8/2016',
          'Customer ID': 'CG-1',
          'Product ID': 'FUR-1',
          Sales: '261.96',
          Quantity: '2',
          Discount: '0.2',
          Profit: '41.9136',
        },
        flaws: [
          [{ 'Row ID': '2', 'Order Date': '25/12/2016' }, 'Order Date: expected a time'],
          [{ 'Row ID': '3', Quantity: '0' }, 'Quantity: expected at least 1'],
          [{ 'Row ID': '4', Sales: 'n/a' }, 'unit_price: is missing'],
        ],
      },
    ],
  },
  {
    preset: 'superstore',
    folder: 'superstore',
    files: ['.xls'],
    fates: { loaded: 10_194 },
    figures: [['select count(distinct order_key) as orders from fct_order_line', { orders: 5_111n }]],
    flawed: [],
  },
  {
    preset: 'completejourney',
    folder: 'completejourney',
    files: ['.csv'],
    fates: { loaded: 27 + 6_589 + 2_102 + 801 + 92_331 + 74_999, 'quarantined: unit_price: is missing': 1 },
    figures: [
      [lines, { lines: 74_999n, orders: 47_243n, net: '233935.2400' }],
      ['select count(*) as contacts from fct_campaign_contact', { contacts: 6_589n }],
      ['select count(*) as redemptions from fct_interaction', { redemptions: 2_102n }],
      ['select count(*) as campaigns from dim_campaign where campaign_key <> 0', { campaigns: 27n }],
    ],
    flawed: [
      {
        file: 'transactions_sample.csv',
        good: {
          household_id: '1',
          store_id: '309',
          basket_id: '7',
          product_id: '940996',
          quantity: '0',
          sales_value: '0.0',
          retail_disc: '0.0',
          coupon_match_disc: '0.0',
          transaction_timestamp: '2017-01-28 19:06:53',
        },
        flaws: [
          [{ quantity: '1', sales_value: '4.440892e-16' }, 'unit_price: is missing'],
          [{ quantity: '-1' }, 'quantity: expected at least 0'],
          [{ transaction_timestamp: '28/01/2017' }, 'transaction_timestamp: expected a time'],
        ],
      },
      {
        file: 'coupon_redemptions.csv',
        good: { household_id: '1', coupon_upc: '5', campaign_id: '26', redemption_date: '2017-01-01' },
        flaws: [[{ redemption_date: '' }, 'redemption_date: is missing']],
      },
    ],
  },
  ...['pipeline.csv', 'dd-mm-yyyy.csv', 'mixed_us_dates.csv', 'minus1_for_null.csv'].map(
    (variant, i): PresetCase => ({
      preset: 'crm-sales',
      folder: 'crm-sales',
      files: ['accounts.csv', 'products.csv', 'teams.csv', 'dictionary.csv', variant],
      fates: { loaded: 85 + 7 + 8_800 },
      figures: [
        [deals, dealsAre],
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
                  [{ opportunity_id: 'O2', engage_date: '20-10-2016' }, 'engage_date: expected a time'],
                  [{ opportunity_id: '' }, 'opportunity_id: is missing'],
                  [{ opportunity_id: 'O3', close_value: 'much' }, 'close_value: expected a number'],
                ],
              },
              {
                file: 'sales_pipeline_dd-mm-yyyy.csv',
                good: { ...deal, opportunity_id: 'P1', engage_date: '20-10-2016', close_date: '01-03-2017' },
                flaws: [[{ opportunity_id: 'P2', engage_date: '2016-10-20' }, 'engage_date: expected a time']],
              },
              {
                file: 'sales_pipeline_mixed_us_dates.csv',
                good: { ...deal, opportunity_id: 'Q1', engage_date: '1-11-16', close_date: '3/1/2017' },
                flaws: [
                  [{ opportunity_id: 'Q2', engage_date: '11-31-16' }, 'engage_date: expected a time'],
                  [{ opportunity_id: 'Q3', close_date: '25/12/2016' }, 'close_date: expected a time'],
                ],
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
    preset: 'northwind',
    folder: 'northwind',
    files: ['.csv'],
    fates: { loaded: 91 + 77 + 2_155 },
    figures: [
      [
        `select count(*) as lines, count(distinct order_key) as orders, round(sum(gross_amount), 2) as gross,
          round(sum(net_amount), 2) as net, count(distinct customer_record_key) as buyers from fct_order_line`,
        { lines: 2_155n, orders: 830n, gross: '1354458.59', net: '1265793.04', buyers: 89n },
      ],
      ['select count(*) as customers from dim_customer where customer_key <> 0', { customers: 91n }],
      ['select count(distinct category) as categories from dim_product where product_key <> 0', { categories: 8n }],
    ],
    flawed: [
      {
        file: 'order_details.csv',
        good: { orderID: '10248', productID: '11', unitPrice: '14.00', quantity: '12', discount: '0.15' },
        flaws: [
          [{ orderID: '10249' }, 'orders.orderDate: is missing'],
          [{ quantity: '0' }, 'quantity: expected at least 1'],
        ],
      },
      {
        file: 'orders.csv',
        beside: true,
        good: { orderID: '10248', customerID: 'VINET', orderDate: '1996-07-04 00:00:00.000' },
        flaws: [],
      },
    ],
  },
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
  {
    preset: 'shopify-products',
    folder: 'shopify-products',
    files: ['.csv'],
    fates: { loaded: 96 + 1_121, 'ignored: picture_only': 8 + 278 },
    figures: [['select count(*) as unnamed from dim_product where name is null and product_key <> 0', { unnamed: 0n }]],
    flawed: [
      {
        file: 'apparel.csv',
        good: {
          Handle: 'mug',
          Title: 'Mug',
          Vendor: 'Kiln',
          'Option1 Value': 'Blue',
          'Variant SKU': 'M1',
          'Variant Price': '5.00',
        },
        flaws: [
          [{ Title: '', 'Option1 Value': '', 'Variant SKU': '', 'Variant Price': '' }, 'picture_only', 'ignored'],
          [{ 'Variant SKU': 'M2', 'Variant Price': '5,00' }, 'Variant Price: expected a number'],
          [{ 'Variant SKU': 'M3', 'Variant Price': '-1' }, 'Variant Price: expected at least 0'],
        ],
      },
    ],
  },
  ...(
    [
      ['long.csv', 'groceries_long.csv', { transaction_id: '1', item_code: '111', item: 'fruit' }, 'item_code'],
      ['gbk.csv', '', {}, ''],
      ['utf8bom.csv', 'GoodsOrder_utf8bom.csv', { id: '1', Goods: '柑橘类水果' }, 'Goods'],
    ] as const
  ).map(
    ([variant, file, good, code]): PresetCase => ({
      preset: 'groceries',
      folder: 'groceries',
      files: [variant],
      fates: { loaded: 43_367 },
      figures: [
        [baskets, basketsAre],
        [
          `select count(*) as entries from fct_order_line join dim_product using (product_key) where name in ('whole milk', '全脂牛奶')`,
          { entries: 2_513n },
        ],
      ],
      flawed: file === '' ? [] : [{ file, good, flaws: [[{ [code]: '' }, `${code}: is missing`]] }],
    }),
  ),
  {
    preset: 'tmall',
    folder: 'tmall',
    files: ['.csv'],
    currency: 'CNY',
    fates: { loaded: 28_010 },
    figures: [
      [
        'select count(*) as orders, sum(gross_amount) as amount from fct_order_line',
        { orders: 28_010n, amount: '2995760.6100' },
      ],
      [
        'select sum(amount) as paid, 28010 - count(*) as unpaid from fct_payment',
        { paid: '1902487.1500', unpaid: 3_923n },
      ],
    ],
    flawed: [
      {
        file: 'tmall_order_report.csv',
        good: {
          订单编号: '1',
          总金额: '178.8',
          买家实际支付金额: '0.0',
          '收货地址 ': '上海',
          订单创建时间: '2020/2/21 0:00',
        },
        flaws: [
          [{ 订单编号: '2', 订单创建时间: '2020年2月' }, '订单创建时间: expected a time'],
          [{ 订单编号: '3', 总金额: '178,8' }, '总金额: expected a number'],
          [{ 订单编号: '' }, '订单编号: is missing'],
        ],
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
    preset: 'cdnow',
    folder: 'cdnow',
    files: ['master.txt', 'tracking.csv', 'summary.csv', 'transactions.csv'],
    fates: { loaded: 69_659 },
    figures: [
      [
        'select count(*) as lines, count(distinct customer_record_key) as customers, sum(net_amount) as net from fct_order_line',
        { lines: 69_659n, customers: 23_570n, net: '2500315.6300' },
      ],
      ['select count(*) as free from fct_order_line where net_amount = 0', { free: 80n }],
    ],
    flawed: [
      {
        file: 'CDNOW_master.txt',
        isFixed: true,
        good: { customer_id: '00001', date: '19970101', number_of_cds: '1', dollar_value: '11.77' },
        flaws: [
          [{ date: '19970231' }, 'date: expected a time'],
          [{ number_of_cds: '0' }, 'number_of_cds: expected at least 1'],
        ],
      },
    ],
  },
  {
    preset: 'cdnow',
    folder: 'cdnow',
    files: ['sample.txt'],
    fates: { loaded: 6_919 },
    figures: [['select count(distinct customer_record_key) as customers from fct_order_line', { customers: 2_357n }]],
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
  ...connectorCases,
  ...exportCases,
]
