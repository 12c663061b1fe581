import type { PresetCase } from './preset-case.js'

/** Exports of which headers are known and no real files: records are written by the tests. */
const exported = (preset: string, currency: string, flawed: PresetCase['flawed']): PresetCase => ({
  preset,
  folder: '',
  files: [],
  currency,
  fates: {},
  flawed,
})

const cny = { 订单状态: '已完成' }

export const exportCases: readonly PresetCase[] = [
  exported('shopify-orders', 'USD', [
    {
      file: 'orders_export.csv',
      good: {
        Name: '#1001',
        Email: 'Ann@example.com',
        'Financial Status': 'paid',
        'Paid at': '2024-05-01 09:58:12 -0500',
        Currency: 'USD',
        Total: '12.00',
        'Created at': '2024-05-01 09:58:12 -0500',
        'Lineitem quantity': '1',
        'Lineitem name': 'Mug',
        'Lineitem price': '6.00',
        'Lineitem sku': 'M1',
        'Lineitem discount': '0.00',
      },
      flaws: [
        [{ Name: '#1002', 'Created at': '5/1/2024 9:58' }, 'Created at: expected a time'],
        [{ Name: '#1003', 'Lineitem quantity': 'two' }, 'Lineitem quantity: expected a whole number'],
        [{ Name: '#1004', Currency: 'EUR' }, 'Currency: no exchange rate to USD'],
        [{ Name: '#1005', 'Lineitem price': '-6.00' }, 'Lineitem price: expected at least 0'],
      ],
    },
  ]),
  exported('stripe-payments', 'USD', [
    {
      file: 'payments.csv',
      good: {
        id: 'ch_1',
        'Customer ID': 'cus_1',
        'Created (UTC)': '2024-05-01 14:30',
        Amount: '12.50',
        'Amount Refunded': '0.00',
        Currency: 'usd',
        Fee: '0.66',
        Status: 'Paid',
      },
      flaws: [
        [{ id: 'ch_2', Status: 'Failed' }, 'failed', 'ignored'],
        [{ id: 'ch_3', Fee: '0,66' }, 'Fee: expected a number'],
        [{ id: 'ch_4', 'Created (UTC)': '2024-05-01 25:30' }, 'Created (UTC): expected a time'],
      ],
    },
  ]),
  exported('hubspot-export', 'USD', [
    {
      file: 'deals.csv',
      good: { 'Record ID': '1', 'Deal Name': 'D', 'Deal Stage': 'Won', Amount: '5', 'Associated Company IDs': '7;8' },
      flaws: [[{ 'Record ID': '2', Amount: '5 k' }, 'Amount: expected a number']],
    },
    {
      file: 'contacts.csv',
      good: { 'Record ID': '3', 'Last Name': 'L', 'Create Date': '2024-03-12 09:14' },
      flaws: [[{ 'Record ID': '4', 'Create Date': '3/15/2024 2:30 PM' }, 'Create Date: expected a time']],
    },
    {
      file: 'companies.csv',
      good: { 'Record ID': '7', 'Company name': 'C', 'Create Date': '2024-03-12 09:14' },
      flaws: [[{ 'Record ID': '' }, 'Record ID: is missing']],
    },
  ]),
  exported('mailchimp-audience', 'USD', [
    {
      file: 'subscribed.csv',
      good: {
        'Email Address': 'a@example.com',
        OPTIN_TIME: '2024-01-01 10:00:00',
        LAST_CHANGED: '2024-01-01 10:00:00',
        TAGS: '"VIP","Blog"',
      },
      flaws: [
        [{ 'Email Address': '' }, 'is missing'],
        [{ 'Email Address': 'b@example.com', LAST_CHANGED: '1.1.2024' }, 'LAST_CHANGED: expected a time'],
      ],
    },
    {
      file: 'unsubscribed.csv',
      good: {
        'Email Address': 'c@example.com',
        UNSUB_TIME: '2024-02-01 10:00:00',
        LAST_CHANGED: '2024-02-01 10:00:00',
      },
      flaws: [[{ 'Email Address': 'd@example.com', OPTIN_TIME: 'never' }, 'OPTIN_TIME: expected a time']],
    },
  ]),
  exported('douyin', 'CNY', [
    {
      file: 'orders.csv',
      good: {
        ...cny,
        主订单编号: '\t9001',
        子订单编号: '\t9001',
        选购商品: '杯',
        商品数量: '2',
        订单应付金额: '10.00',
        运费: '-',
        订单提交时间: '2024-05-01 10:00:00',
      },
      flaws: [
        [{ 子订单编号: '\t9002', 商品数量: '1;2' }, '商品数量: expected a whole number'],
        [{ 子订单编号: '\t9003', 订单提交时间: '-' }, '订单提交时间: is missing'],
      ],
    },
  ]),
  exported('jd', 'CNY', [
    {
      file: 'orders.csv',
      good: {
        ...cny,
        订单号: '1',
        商品ID: '7',
        下单帐号: 'jd_a',
        下单时间: '2024-05-01 10:00:00',
        订购数量: '2',
        京东价: '5.00',
        订单金额: '10.00',
        订单渠道: 'APP',
      },
      flaws: [
        [{ 订单号: '2', 订购数量: '0' }, '订购数量: expected at least 1'],
        [{ 订单号: '3', 京东价: '五' }, '京东价: expected a number'],
      ],
    },
  ]),
  exported('pinduoduo', 'CNY', [
    {
      file: 'orders.csv',
      good: {
        ...cny,
        订单号: '240501-123',
        商品id: '7',
        商品: '杯',
        '商品总价(元)': '10.00',
        '店铺优惠折扣(元)': '1.00',
        '商品数量(件)': '3',
      },
      flaws: [
        [{ 订单号: 'X-1' }, 'ordered_at: expected a time'],
        [{ 订单号: '240501-124', '商品数量(件)': '' }, '商品数量(件): is missing'],
      ],
    },
  ]),
]
