import type { PresetCase } from './preset-case.js'
import { connectorSums } from './sums-connectors.js'

/** Tables as a connector lands them, a few rows each. */
const connector = (
  platform: string,
  fates: PresetCase['fates'],
  flawed: PresetCase['flawed'],
  more: Partial<PresetCase> = {},
): PresetCase => ({
  preset: `${platform}-connector`,
  folder: `connector-seeds/${platform}`,
  files: ['.csv'],
  fates,
  sums: connectorSums[platform] ?? [],
  flawed,
  ...more,
})

export const connectorCases: readonly PresetCase[] = [
  connector('zendesk', { loaded: 10 + 8 + 9, 'ignored: deleted': 2, 'ignored: staff': 1 }, [
    {
      file: 'ticket_data.csv',
      good: {
        id: '1',
        requester_id: '7',
        status: 'open',
        created_at: '2020-02-19 01:54:52',
        updated_at: '2020-02-19 01:54:52',
      },
      flaws: [
        [{ id: '2', status: 'deleted' }, 'deleted', 'ignored'],
        [{ id: '3', created_at: '' }, 'created_at: is missing'],
      ],
    },
    {
      file: 'user_data.csv',
      good: { id: '7', role: 'end-user', created_at: '2020-02-19 01:54:52', updated_at: '2020-02-19 01:54:52' },
      flaws: [[{ id: '8', role: 'agent' }, 'staff', 'ignored']],
    },
  ]),
  connector('hubspot', { loaded: 24 + 22 + 44 + 100 + 25 }, [
    {
      file: 'deal_data.csv',
      good: {
        deal_id: '1',
        deal_pipeline_stage_id: 's',
        property_amount: '5',
        property_createdate: '2019-12-04 12:48:22',
      },
      flaws: [
        [{ deal_id: '2', is_deleted: 'TRUE' }, 'deleted', 'ignored'],
        [{ deal_id: '3', property_amount: 'much' }, 'property_amount: expected a number'],
      ],
    },
    {
      file: 'deal_pipeline_stage_data.csv',
      beside: true,
      good: { stage_id: 's', label: 'Won', is_closed: 'TRUE', closed_won: 'TRUE', probability: '1.0' },
      flaws: [],
    },
  ]),
  connector('stripe', { loaded: 11 + 10 + 4 + 2, 'ignored: failed': 16, 'ignored: deleted': 1 }, [
    {
      file: 'charge_data.csv',
      good: {
        id: 'ch_1',
        customer_id: 'cus_1',
        amount: '1250',
        currency: 'usd',
        created: '2021-02-18 14:07:57',
        status: 'succeeded',
      },
      flaws: [
        [{ id: 'ch_2', status: 'failed' }, 'failed', 'ignored'],
        [{ id: 'ch_3', currency: 'eur' }, 'currency: no exchange rate to USD'],
        [{ id: 'ch_4', amount: '12.5.0' }, 'amount: expected a number'],
      ],
    },
  ]),
  connector('mailchimp', { loaded: 1 + 10 + 17 + 9 + 1 }, [
    {
      file: 'member.csv',
      good: { id: 'm', email_address: 'a@example.com', status: 'subscribed', last_changed: '2020-04-17 16:32:51' },
      flaws: [[{ id: 'n', status: 'maybe' }, 'status: expected yes or no']],
    },
  ]),
  connector('klaviyo', { loaded: 2 + 4 + 2 }, [
    {
      file: 'event.csv',
      good: { id: 'e', person_id: 'p', datetime: '2020-04-05 20:02:45.000', type: 'Received Email' },
      flaws: [
        [{ id: 'f', _fivetran_deleted: 'TRUE' }, 'deleted', 'ignored'],
        [{ id: 'g', datetime: 'yesterday' }, 'datetime: expected a time'],
      ],
    },
  ]),
  connector('marketo', { loaded: 800 }, [
    {
      file: 'marketo_program_data.csv',
      good: { id: '1', name: 'P', channel: 'Content', updated_at: '2020-04-09 20:13:04 UTC' },
      flaws: [[{ id: '2', updated_at: '09/04/2020' }, 'updated_at: expected a time']],
    },
  ]),
  connector(
    'shopify',
    { loaded: 4 + 3 + 8, 'quarantined: currency: no exchange rate to GBP': 5 },
    [
      {
        file: 'shopify_order_line_data.csv',
        good: { order_id: '1', id: '11', variant_id: 'v', price: '4.40', quantity: '1', total_discount: '0' },
        flaws: [
          [{ id: '12', order_id: '2' }, 'order.created_at: is missing'],
          [{ id: '13', quantity: '-1' }, 'quantity: expected at least 0'],
        ],
      },
      {
        file: 'shopify_order_data.csv',
        beside: true,
        good: {
          id: '1',
          customer_id: '7',
          currency: 'GBP',
          created_at: '2020-09-11 19:35:42.000',
          updated_at: '2020-09-11 19:35:42.000',
        },
        flaws: [],
      },
      {
        file: 'shopify_transaction_data.csv',
        good: {
          id: 't',
          order_id: '1',
          amount: '4.40',
          currency: 'GBP',
          processed_at: '2020-02-27 16:05:37.000',
          kind: 'sale',
          status: 'success',
        },
        flaws: [
          [{ id: 'u', status: 'failure' }, 'failed', 'ignored'],
          [{ id: 'w', kind: 'authorization' }, 'authorization', 'ignored'],
        ],
      },
    ],
    { currency: 'GBP' },
  ),
  connector('salesforce', { loaded: 1 + 4 + 1 + 2 + 10, 'ignored: deleted': 19 }, [
    {
      file: 'sf_opportunity_data.csv',
      good: {
        id: '006A',
        name: 'D',
        probability: '10',
        created_date: '2018-12-19 19:51:13',
        close_date: '2018-12-19 00:00:00',
      },
      flaws: [
        [{ id: '006B', is_deleted: 'true' }, 'deleted', 'ignored'],
        [{ id: '006C', probability: '1000' }, 'probability: expected a number from 0 to 1'],
      ],
    },
  ]),
]
