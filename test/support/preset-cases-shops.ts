import { basketFigures } from './basket-figures.js'
import type { PresetCase } from './preset-case.js'
import { goodsSums, journeySums, superstoreSums } from './sums.js'

const lines =
  'select count(*) as lines, count(distinct order_key) as orders, sum(net_amount) as net from fct_order_line'
const baskets =
  'select count(*) as lines, count(distinct order_key) as orders, count(distinct product_key) as products from fct_order_line'
const basketsAre = { lines: 43_367n, orders: 9_835n, products: 169n }

const northwind: Omit<PresetCase, 'flawed'> = {
  preset: 'northwind',
  folder: 'northwind',
  files: ['.csv'],
  fates: { loaded: 91 + 77 + 2_155 },
  same: true,
}

/** Lines of orders and what is sold. */
export const shopsCases: readonly PresetCase[] = [
  {
    preset: 'superstore',
    folder: 'superstore',
    files: ['.csv'],
    fates: { loaded: 9_994 },
    figures: [
      [lines, { lines: 9_994n, orders: 5_009n, net: '2297200.8603' }],
      ['select count(*) as customers from dim_customer where customer_key <> 0', { customers: 793n }],
      [
        `select count(*) as twice from (select order_key, product_key, quantity, unit_price, discount_amount
          from fct_order_line group by all having count(*) = 2)`,
        { twice: 1n },
      ],
      [
        `select cast(sum(net_amount - cost_amount) as varchar) as profit, count(*) filter (net_amount < cost_amount) as losing
          from fct_order_line`,
        { profit: '286397.0217', losing: 1_871n },
      ],
      // 286,397.02 published: by customer, by product and by state the ledger adds up to the same.
      [
        `select (select cast(sum(profit) as varchar) from mart_profit) as customers,
          (select cast(sum(amount) as varchar) from mart_profit_line where product_key <> 0) as products,
          (select cast(sum(amount) as varchar) from mart_profit_line where geography_key <> 0) as places,
          (select count(*) from mart_profit where profit < 0) as losing`,
        { customers: '286397.0217', products: '286397.0217', places: '286397.0217', losing: 155n },
      ],
    ],
    sums: superstoreSums,
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
          [{ 'Row ID': '2', 'Order Date': '13/45/2016' }, 'Order Date: expected a time'],
          [{ 'Row ID': '3', Quantity: '0' }, 'Quantity: expected at least 1'],
          [{ 'Row ID': '4', Sales: 'n/a' }, 'Sales: expected a number'],
        ],
      },
    ],
  },
  {
    preset: 'superstore',
    folder: 'superstore',
    files: ['.xls'],
    fates: { loaded: 10_194 },
    figures: [
      ['select count(distinct order_key) as orders from fct_order_line', { orders: 5_111n }],
      // Its cells, added up: 2,326,534.3543 and 292,296.8146. Costs of units have four decimals.
      [
        `select cast(sum(net_amount) as varchar) as net, abs(sum(net_amount - cost_amount) - 292296.8146) < 0.01 as is_profit
          from fct_order_line`,
        { net: '2326534.3543', is_profit: true },
      ],
    ],
    flawed: [],
  },
  {
    preset: 'completejourney',
    folder: 'completejourney',
    files: ['.csv'],
    fates: { loaded: 27 + 6_589 + 2_102 + 801 + 92_331 + 74_999, 'quarantined: sales_value: expected a number': 1 },
    figures: [
      [lines, { lines: 74_999n, orders: 47_243n, net: '233935.2400' }],
      [
        'select count(*) as contacts, count(distinct customer_record_key) as households, count(distinct campaign_key) as campaigns from fct_campaign_contact',
        { contacts: 6_589n, households: 1_559n, campaigns: 27n },
      ],
      // Of a household that redeems a coupon of a campaign it is known that it was contacted.
      [
        `select count(*) as redemptions, count(distinct redeemed.customer_record_key) as households,
          count(*) filter (where exists (select 1 from fct_campaign_contact as contact
            where contact.campaign_key = redeemed.campaign_key and contact.customer_record_key = redeemed.customer_record_key)) as contacted
          from fct_interaction as redeemed`,
        { redemptions: 2_102n, households: 410n, contacted: 2_102n },
      ],
      [
        'select count(*) as campaigns, count(*) filter (where is_declared) as declared from dim_campaign where campaign_key <> 0',
        { campaigns: 27n, declared: 27n },
      ],
      // Counted in the raw file: 792 households of a campaign redeemed a coupon of it, once or oftener.
      [
        `select count(*) as campaigns, cast(sum(customers) as bigint) as households, cast(sum(responded) as bigint) as responded,
          cast(sum(answers) as bigint) as redemptions, min(response_by) as response_by, min(bought_by) as bought_by,
          count(cost) as costs from mart_campaign`,
        {
          campaigns: 27n,
          households: 6_589n,
          responded: 792n,
          redemptions: 2_102n,
          response_by: 'interactions',
          bought_by: 'orders',
          costs: 0n,
        },
      ],
    ],
    sums: journeySums,
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
          [{ quantity: '1', sales_value: '4.440892e-16' }, 'sales_value: expected a number'],
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
  {
    ...northwind,
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
  { ...northwind, within: 'workbook', flawed: [] },
  { ...northwind, within: 'database', flawed: [] },
  {
    preset: 'shopify-products',
    folder: 'shopify-products',
    files: ['.csv'],
    fates: { loaded: 96 + 1_121, 'ignored: picture_only': 8 + 278 },
    figures: [['select count(*) as unnamed from dim_product where name is null and product_key <> 0', { unnamed: 0n }]],
    sums: goodsSums,
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
        ...(variant === 'long.csv' ? basketFigures : []),
      ],
      ...(variant !== 'long.csv' && { same: true }),
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
      [
        `select count(*) as refunds, sum(net_amount) as refunded, count(*) filter (quantity = 1) as whole
          from fct_return_line where is_with_sale`,
        { refunds: 5_646n, refunded: '572335.9200', whole: 5_132n },
      ],
      // Each finds the order whose money went back.
      [
        'select count(*) as pairs, sum(amount) as amount from bridge_return_line',
        { pairs: 5_646n, amount: '572335.9200' },
      ],
      // An order is sold as one product: all of its money counts as sales.
      ['select cast(sum(net_sales) as varchar) as net from mart_month', { net: '2423424.6900' }],
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
]
