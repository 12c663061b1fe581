import type { Unit } from './cause.js'

/**
 * Features that are told by one file of `sql/features`, one row per customer, where the tables that it reads are there.
 * Each column has its name in words: reasons are told in them.
 */
export interface Family {
  /** Below `sql/`. */
  readonly file: string
  readonly needs: readonly string[]
  readonly numbers: Readonly<Record<string, string>>
  readonly words?: Readonly<Record<string, string>>
  /** What numbers count that are no plain ones. */
  readonly units?: Readonly<Record<string, Unit>>
  /** Whether it tells of the person and not of what they did. */
  readonly describesPerson?: true
  /** Where the records stand that its values are made of. */
  readonly facts: readonly FactTable[]
}

/** A table of facts with the file and the record of each. */
export interface FactTable {
  readonly table: string
  /** The business day of a fact. */
  readonly day: string
  /** Columns by which somebody knows it again. */
  readonly shows: readonly string[]
}

const orderLines: FactTable = {
  table: 'fct_order_line',
  day: 'ordered_on',
  shows: ['order_id', 'quantity', 'net_amount'],
}
const returnLines: FactTable = {
  table: 'fct_return_line',
  day: 'returned_on',
  shows: ['return_id', 'quantity', 'net_amount'],
}

/** Every family, in the order of columns. A customer of whom a file says nothing has none of its values. */
export const families: readonly Family[] = [
  {
    file: 'features/churn_purchases.sql',
    facts: [orderLines, returnLines],
    needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line'],
    numbers: {
      recency_days: 'days since the last purchase',
      tenure_days: 'days since the first purchase',
      purchase_days: 'days with a purchase',
      own_gap_days: 'usual days between purchases',
      silence_in_gaps: 'silence, in usual gaps',
      net_sales: 'net sales so far',
      spend_per_purchase: 'spend of a purchase',
      returns_share: 'share of sales given back',
      discount_share: 'share of sales given as discount',
    },
    units: {
      own_gap_days: 'days',
      net_sales: 'money',
      spend_per_purchase: 'money',
      returns_share: 'share',
      discount_share: 'share',
    },
  },
  {
    file: 'features/churn_orders.sql',
    facts: [orderLines, returnLines],
    needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line'],
    numbers: {
      orders_30_days: 'orders of the last 30 days',
      orders_90_days: 'orders of the last 90 days',
      orders_365_days: 'orders of the last 365 days',
      spend_90_days: 'net sales of the last 90 days',
      spend_365_days: 'net sales of the last 365 days',
      orders_trend: 'orders of the last 90 days, against the 90 before',
      spend_trend: 'net sales of the last 90 days, against the 90 before',
    },
    units: { spend_90_days: 'money', spend_365_days: 'money', orders_trend: 'trend', spend_trend: 'trend' },
  },
  {
    file: 'features/churn_lines.sql',
    facts: [orderLines],
    needs: ['fct_order_line', 'dim_product'],
    numbers: {
      products: 'different products bought',
      products_365_days: 'different products of the last 365 days',
      categories: 'categories bought from',
      channels: 'channels bought through',
      lines_per_order: 'lines of an order',
    },
  },
  {
    file: 'features/churn_contract.sql',
    facts: [{ table: 'fct_subscription', day: 'started_on', shows: ['subscription_id', 'plan', 'mrr', 'ended_on'] }],
    needs: ['fct_subscription'],
    words: { plan: 'plan' },
    numbers: {
      running_subscriptions: 'running subscriptions',
      mrr: 'what a month brings',
      seats: 'seats',
      subscription_days: 'days since the first subscription began',
      days_since_change: 'days since the latest subscription began',
      subscriptions_so_far: 'subscriptions so far',
      ended_subscriptions: 'subscriptions that ended',
      trials: 'trials',
      mrr_since_first: 'what a month brings, of what the first one brought',
    },
    units: { mrr: 'money', mrr_since_first: 'share' },
  },
  {
    file: 'features/churn_cases.sql',
    facts: [{ table: 'fct_service_case', day: 'opened_on', shows: ['case_id', 'priority', 'resolved_on'] }],
    needs: ['fct_service_case'],
    words: { last_case_about: 'the last service case', last_case_state: 'state of the last service case' },
    numbers: {
      cases: 'service cases',
      cases_90_days: 'service cases of the last 90 days',
      cases_365_days: 'service cases of the last 365 days',
      open_cases: 'open service cases',
      oldest_open_case_days: 'days that the oldest open case waits',
      days_since_case: 'days since the last service case',
      case_days: 'days until a case is settled',
      first_answer_hours: 'hours until a case is answered',
      reopened_cases: 'times that cases were opened again',
      escalated_cases: 'cases handed up',
    },
    units: { case_days: 'days' },
  },
  {
    file: 'features/churn_feedback.sql',
    facts: [{ table: 'fct_feedback', day: 'asked_on', shows: ['kind', 'score', 'scale'] }],
    needs: ['fct_feedback'],
    numbers: {
      answers: 'answers to surveys',
      answers_365_days: 'answers of the last 365 days',
      satisfaction: 'mean satisfaction',
      lowest_satisfaction: 'lowest satisfaction',
      last_satisfaction: 'satisfaction of the last answer',
    },
  },
  {
    file: 'features/churn_contacts.sql',
    facts: [{ table: 'fct_interaction', day: 'started_on', shows: ['interaction_id', 'topic', 'resolved'] }],
    needs: ['fct_interaction'],
    numbers: {
      contacts: 'contacts',
      contacts_30_days: 'contacts of the last 30 days',
      contacts_365_days: 'contacts of the last 365 days',
      days_since_contact: 'days since the last contact',
      unanswered_contacts: 'contacts nobody answered',
      unresolved_contacts: 'contacts that settled nothing',
      wait_seconds: 'seconds of waiting',
    },
  },
  {
    file: 'features/churn_campaigns.sql',
    facts: [{ table: 'fct_campaign_contact', day: 'sent_on', shows: ['contact_id', 'arm', 'responded_on'] }],
    needs: ['fct_campaign_contact'],
    numbers: {
      campaign_contacts: 'contacts by campaigns',
      campaign_contacts_90_days: 'contacts by campaigns of the last 90 days',
      response_share: 'share of campaigns responded to',
      days_since_response: 'days since the last response to a campaign',
    },
    units: { response_share: 'share' },
  },
  {
    file: 'features/churn_web.sql',
    facts: [{ table: 'fct_web_event', day: 'occurred_on', shows: ['event', 'page', 'quantity'] }],
    needs: ['fct_web_event'],
    numbers: {
      days_since_visit: 'days since the last visit or use',
      events_30_days: 'visits or uses of the last 30 days',
      events_90_days: 'visits or uses of the last 90 days',
      days_on_site_90: 'days with a visit or use of the last 90',
      kinds_of_events_90_days: 'kinds of visits or uses of the last 90 days',
      events_trend: 'visits or uses of the last 90 days, against the 90 before',
    },
    units: { events_trend: 'trend' },
  },
  {
    file: 'features/churn_record.sql',
    describesPerson: true,
    facts: [],
    needs: ['dim_customer_record', 'customer_observation'],
    words: {
      kind: 'kind of customer',
      gender: 'gender',
      country: 'country',
      region: 'region',
      email_consent: 'consent to e-mail',
      phone_consent: 'consent to calls',
    },
    numbers: { age: 'age' },
  },
]
