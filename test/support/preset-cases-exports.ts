import type { PresetCase } from './preset-case.js'

/** Exports of which headers are known and no real files: records are written by the tests. */
export const exported = (preset: string, currency: string, flawed: PresetCase['flawed']): PresetCase => ({
  preset,
  folder: '',
  files: [],
  currency,
  fates: {},
  flawed,
})

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
  exported('ecb-rates', 'EUR', [
    {
      file: 'eurofxref-hist.csv',
      good: { Date: '2026-10-01', USD: '1.1298', JPY: 'N/A' },
      flaws: [
        [{ Date: '01/10/2026' }, 'Date: expected a day'],
        [{ Date: '2026-10-02', USD: '1,1298' }, 'rate: expected a number above zero'],
        [{ Date: '2004-12-31', USD: '', TRL: '1836200' }, 'old_lira', 'ignored'],
      ],
    },
    {
      file: 'eurofxref.csv',
      good: { Date: '26 September 2026', USD: ' 1.1234' },
      flaws: [[{ Date: '26 Sept 2026' }, 'Date: expected a day']],
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
  exported('shopify-customers', 'USD', [
    {
      file: 'customers_export.csv',
      good: {
        'Customer ID': "'7",
        'First Name': 'Ann',
        Email: 'Ann@example.com',
        Phone: "'+12125550100",
        'Accepts Email Marketing': 'yes',
        'Accepts SMS Marketing': 'no',
      },
      flaws: [
        [{ Email: '', Phone: '' }, 'customer_id: is missing'],
        [{ Email: 'b@example.com', 'Accepts Email Marketing': 'maybe' }, 'Accepts Email Marketing: expected yes or no'],
      ],
    },
    {
      file: 'customers_export_old.csv',
      good: { Email: 'c@example.com', 'Accepts Email Marketing': 'yes', Province: 'New York', 'Province Code': 'NY' },
      flaws: [[{ Email: '' }, 'customer_id: is missing']],
    },
  ]),
  exported('stripe-customers', 'USD', [
    {
      file: 'customers.csv',
      good: { id: 'cus_1', Name: 'Ann', Email: 'a@example.com', 'Created (UTC)': '2024-05-01 14:30' },
      flaws: [
        [{ id: '' }, 'id: is missing'],
        [{ id: 'cus_2', 'Created (UTC)': '31.05.2024 14:30' }, 'Created (UTC): expected a time'],
      ],
    },
  ]),
  exported('amazon-orders', 'USD', [
    {
      file: 'all-orders.txt',
      delimiter: '\t',
      good: {
        'amazon-order-id': '111-1',
        'purchase-date': '2024-05-01T10:00:00-07:00',
        'last-updated-date': '2024-05-02T10:00:00+00:00',
        'order-status': 'Shipped',
        sku: 'M1',
        'product-name': 'Mug, "blue"',
        quantity: '2',
        currency: 'USD',
        'item-price': '12.00',
        'item-promotion-discount': '1.00',
      },
      flaws: [
        [{ 'amazon-order-id': '111-2', 'order-status': 'Pending', 'item-price': '' }, 'pending', 'ignored'],
        [{ 'amazon-order-id': '111-3', 'item-price': '' }, 'unit_price: is missing'],
        [{ 'amazon-order-id': '111-4', 'purchase-date': '5/1/2024 10:00' }, 'purchase-date: expected a time'],
        [{ 'amazon-order-id': '111-5', currency: 'CAD' }, 'currency: no exchange rate to USD'],
      ],
    },
  ]),
  exported('woocommerce-orders', 'USD', [
    {
      file: 'orders.csv',
      good: {
        order_id: '1',
        order_date: '2024-05-01 10:00:00',
        order_status: 'wc-completed',
        billing_email: 'A@example.com',
        order_total: '12.00',
        order_currency: 'USD',
      },
      flaws: [
        [{ order_id: '2', order_status: 'wc-cancelled' }, 'not_placed', 'ignored'],
        [{ order_id: '3', order_date: '01/05/2024' }, 'order_date: expected a time'],
        [{ order_id: '4', order_total: '12,00' }, 'order_total: expected a number'],
      ],
    },
    {
      file: 'labelled.csv',
      good: {
        'Order Number': '11',
        'Order Date': '2024-05-01 10:00',
        'Order Status': 'Completed',
        'Billing Email': 'b@example.com',
        'Order Total': '5',
      },
      flaws: [
        [{ 'Order Number': '12', 'Order Status': 'Pending payment' }, 'not_placed', 'ignored'],
        [{ 'Order Number': '' }, 'Order Number: is missing'],
      ],
    },
  ]),
  exported('ga4-bigquery', 'USD', [
    {
      file: 'events.ndjson',
      good: {
        event_timestamp: '1709251200123456',
        event_name: 'purchase',
        user_pseudo_id: '7.8',
        event_params:
          '[{"key":"ga_session_id","value":{"int_value":"17"}},{"key":"page_location","value":{"string_value":"https://shop.example/cart?a\\u003d1"}},{"key":"currency","value":{"string_value":"USD"}}]',
        'ecommerce.purchase_revenue': '12.5',
      },
      flaws: [
        [{ event_timestamp: '2024-03-01' }, 'occurred_at: expected milliseconds since 1970'],
        [{ 'ecommerce.purchase_revenue': 'much' }, 'ecommerce.purchase_revenue: expected a number'],
      ],
    },
  ]),
  exported('zoho-deals', 'USD', [
    {
      file: 'Deals.csv',
      good: {
        'Record Id': 'zcrm_1',
        'Deal Name': 'D',
        'Account Name.id': 'zcrm_7',
        'Account Name': 'C',
        Stage: 'Closed Won',
        Amount: '5',
        'Closing Date': '2024-05-31',
        'Created Time': '2024-05-01 10:00:00',
        'Modified Time': '2024-05-31 10:00:00',
      },
      flaws: [
        [{ 'Record Id': 'zcrm_2', Amount: '$ 5' }, 'Amount: expected a number'],
        [{ 'Record Id': 'zcrm_3', 'Closing Date': '05/31/2024' }, 'Closing Date: expected a day'],
      ],
    },
  ]),
  exported('dynamics-leads', 'USD', [
    {
      file: 'leads.csv',
      good: {
        '(Do Not Modify) Lead': '1f03614f-df89-ea11-a811-000d3a86d545',
        '(Do Not Modify) Modified On': '2024-05-01 10:00:00',
        'First Name': 'Ann',
        'Last Name': 'Lee',
      },
      flaws: [
        [{ '(Do Not Modify) Lead': '' }, '(Do Not Modify) Lead: is missing'],
        [
          { '(Do Not Modify) Lead': '2', '(Do Not Modify) Modified On': '5/1/2024 10:00 AM' },
          '(Do Not Modify) Modified On: expected a time',
        ],
      ],
    },
  ]),
  exported('woocommerce-products', 'USD', [
    {
      file: 'wc-product-export.csv',
      good: {
        ID: '1',
        Type: 'simple',
        SKU: 'M1',
        Name: 'Mug',
        'Regular price': '5.00',
        Categories: 'Kitchen > Mugs, Sale',
      },
      flaws: [
        [{ ID: '2', Type: 'variable, downloadable', SKU: '', 'Regular price': '' }, 'family', 'ignored'],
        [{ ID: '3', SKU: 'M3', 'Regular price': '5,00' }, 'Regular price: expected a number'],
      ],
    },
  ]),
  exported('suitecrm', 'USD', [
    {
      file: 'Accounts.csv',
      good: { Name: 'C', ID: 'a-1', 'Date Created': '2024-05-01 10:00', 'Date Modified': '2024-05-02 10:00' },
      flaws: [
        [{ Name: 'D', Deleted: '1' }, 'recycle_bin', 'ignored'],
        [{ Name: 'E', 'Date Modified': '05/02/2024 10:00' }, 'Date Modified: expected a time'],
      ],
    },
    {
      file: 'Opportunities.csv',
      good: {
        'Opportunity Name': 'O',
        ID: 'o-1',
        'Account Name': 'C',
        'Sales Stage': 'Closed Won',
        'Opportunity Amount': '1200.50',
        'Probability (%)': '100',
        'Expected Close Date': '2024-05-31',
        'Date Created': '2024-05-01 10:00',
        'Date Modified': '2024-05-31 10:00',
      },
      flaws: [
        [{ ID: 'o-2', 'Expected Close Date': '05/31/2024' }, 'Expected Close Date: expected a day'],
        [{ ID: 'o-3', 'Opportunity Amount': '1.200,50' }, 'Opportunity Amount: expected a number'],
      ],
    },
    {
      file: 'Cases.csv',
      good: {
        'Case Number': '1',
        'Account Name': 'C',
        'Date Created': '2024-05-01 10:00',
        'Date Modified': '2024-05-02 10:00',
      },
      flaws: [[{ 'Case Number': '2', 'Date Created': '' }, 'Date Created: is missing']],
    },
  ]),
]
