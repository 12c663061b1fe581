import type { EntityName } from '../../../config/entity.js'
import { singular } from './columns.js'
import { companies } from './meanings.js'
import { always, type ProposedField } from './propose-field.js'
import type { Meaning } from './words.js'

/** What tells that a file holds an entity, and what its columns are called. */
export interface Recipe {
  readonly entity: EntityName
  /** What files of it are called. */
  readonly stem: RegExp
  /** What its columns may be called, of several the first that is there; a column feeds one. */
  readonly columns: Readonly<Record<string, Meaning | readonly Meaning[]>>
  /** All of these must be there. */
  readonly needs: readonly string[]
  /** One of these, too. */
  readonly oneOf?: readonly string[]
  /** Columns by these names must be there, too, where the name of the file does not tell. */
  readonly tells: readonly Meaning[]
  /** Whether a list of them has each once, by the first that it needs. */
  readonly isListed?: true
  /** Whether it is of nobody: a file that names customers holds something else. */
  readonly isOfNobody?: true
  /** Where the file is called so and has this column, a record of a customer of whom there is no other is known by them. */
  readonly ofCustomerWith?: string
  /** What columns leave open. */
  readonly asks?: Readonly<Record<string, string>>
  /** What no column tells. */
  readonly always?: (stem: string) => Readonly<Record<string, ProposedField>>
}

/** @param words that stand in a name by themselves: `plan` is not in `plant` @param parts of words */
function called(words: string, parts: string): RegExp {
  return new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})|${parts}`, 'u')
}

/** What comes back is sold no more: it is looked for before sales. */
export const returns: Recipe = {
  entity: 'return_line',
  stem: called(
    'returns?|returned|refund(s|ed)?|resi|reso',
    '(returns|refunds)$|retour|reklamation|devolu|退货|退款|返品|반품',
  ),
  columns: {
    return_id: 'returnId',
    order_id: 'order',
    line_id: 'line',
    product_id: 'product',
    returned_at: 'time',
    quantity: 'quantity',
    amount: ['amount', 'price'],
    reason: 'reason',
  },
  needs: ['order_id', 'product_id', 'returned_at', 'quantity', 'amount'],
  tells: ['returnId'],
}

/** What files of costs are called: with an order on each line they look like sales. */
export const costs = called('costs?|expenses?|freight', '(costs|expenses)$|kosten$|费用|費用')

/** What happens beside sales, and what is planned, the surest first. */
export const happenings: readonly Recipe[] = [
  {
    entity: 'service_case',
    stem: /^(ticket|case|issue|工单)/,
    columns: {
      case_id: 'case',
      opened_at: 'time',
      resolved_at: 'ended',
      category: 'subject',
      priority: 'priority',
      status: 'status',
      agent: 'agent',
    },
    needs: ['case_id', 'opened_at'],
    tells: ['case'],
  },
  {
    entity: 'subscription',
    stem: /^(subs?$|subscription|contract|membership|polic(y|ies)|abos?$|abonn|vertr[aä]g)/,
    ofCustomerWith: 'started_on',
    columns: {
      subscription_id: 'subscription',
      plan: 'plan',
      status: 'status',
      started_on: 'started',
      ended_on: 'stopped',
      mrr: ['monthly', 'yearly'],
      seats: 'seats',
    },
    needs: ['subscription_id'],
    oneOf: ['customer_id', 'account_id', 'mrr'],
    tells: ['subscription'],
  },
  {
    entity: 'opportunity',
    stem: /^(deal|opportunit|pipeline|商机)/,
    columns: {
      opportunity_id: 'deal',
      stage: 'stage',
      amount: 'amount',
      expected_close_on: 'closes',
      created_at: 'time',
      name: 'dealName',
      account_id: ['companyId', 'company'],
      owner: 'owner',
      pipeline: 'pipeline',
      is_won: 'won',
    },
    needs: ['opportunity_id', 'stage'],
    tells: ['deal'],
  },
  {
    entity: 'lead',
    stem: /^(lead|线索)/,
    columns: {
      lead_id: 'lead',
      name: 'name',
      company: 'company',
      email: 'email',
      phone: 'phone',
      status: 'status',
      lead_source: 'leadSource',
      owner: 'owner',
      created_at: 'time',
    },
    needs: ['lead_id'],
    oneOf: ['status', 'lead_source', 'email', 'company'],
    tells: ['lead'],
  },
  {
    entity: 'campaign_contact',
    stem: /^(send|sent|mailing|recipient|contact(s)?_?(log|history)|campaign_?(contact|member|send|recipient))/,
    columns: {
      campaign_id: 'campaign',
      sent_at: 'sent',
      delivered: 'delivered',
      opened: 'opened',
      clicked: 'clicked',
      responded: 'responded',
      converted: 'converted',
      is_control: 'control',
      arm: 'arm',
    },
    needs: ['campaign_id', 'customer_id'],
    // Customers have segments and groups without being written to.
    oneOf: ['sent_at', 'opened', 'clicked', 'responded', 'converted', 'is_control'],
    tells: ['campaign'],
  },
  {
    entity: 'web_event',
    stem: /event|page_?view|clickstream/,
    columns: { visitor_id: 'visitor', occurred_at: 'time', event: 'event', page: 'page' },
    needs: ['event', 'occurred_at'],
    oneOf: ['visitor_id', 'customer_id'],
    tells: ['event', 'visitor'],
  },
  {
    entity: 'web_event',
    stem: /usage|logins|sessions|activity/,
    columns: { occurred_at: 'time', quantity: 'usage' },
    needs: ['customer_id', 'occurred_at', 'quantity'],
    tells: ['event'],
    always: stem => ({ event: always(singular(stem).toLowerCase(), 'what its records count') }),
  },
  {
    entity: 'feedback',
    stem: /nps|csat|survey|feedback|review|rating|umfrage|bewertung|评价|评分|アンケート|レビュー/,
    columns: { feedback_id: 'feedback', asked_at: 'time', score: 'score', text: 'comment' },
    needs: ['score'],
    oneOf: ['customer_id', 'account_id'],
    tells: ['comment', 'time'],
    always: stem => ({ kind: always(kindOfFeedback(stem), 'ASKED: recommendation, satisfaction, effort or review?') }),
  },
  {
    entity: 'interaction',
    stem: called('calls?|cdr|chats?|visits?', '(calls|chats|visits)$|interaction|conversation|anruf|gespr|通话|通話'),
    columns: {
      interaction_id: 'call',
      started_at: 'time',
      handle_s: 'duration',
      wait_s: 'wait',
      direction: 'direction',
      agent: 'agent',
      topic: 'subject',
      outcome: 'outcome',
      resolved: 'resolved',
      channel: 'channel',
    },
    needs: ['started_at'],
    oneOf: ['handle_s', 'direction', 'agent', 'outcome', 'topic'],
    tells: ['call'],
  },
  {
    entity: 'campaign',
    isListed: true,
    stem: /^(campaign|kampagn|campagne|campa)/,
    columns: {
      campaign_id: 'campaign',
      name: 'campaignName',
      channel: 'channel',
      status: 'status',
      started_on: 'started',
      ended_on: 'stopped',
      budget: 'budget',
      cost: 'cost',
    },
    needs: ['campaign_id'],
    oneOf: ['name', 'started_on', 'budget', 'cost'],
    tells: ['campaign', 'campaignName'],
  },
  {
    entity: 'activity_cost',
    stem: /cost|expense|spend|kosten|ausgabe|depense|gasto|费用|費用|コスト/,
    columns: {
      activity: ['activity', 'category', 'campaign'],
      period: ['period', 'time'],
      amount: ['amount', 'cost'],
      channel: 'channel',
      order_id: 'order',
    },
    needs: ['activity', 'period', 'amount'],
    tells: ['activity', 'cost'],
    isOfNobody: true,
    always: stem => ({ activity: always(stem.toLowerCase(), 'what the file is called') }),
  },
  {
    entity: 'exchange_rate',
    stem: called('rates?|fx', 'exchange|forex|^fx|wechselkurs|汇率|為替|환율'),
    columns: { currency: 'currency', on_date: 'time', rate: ['exchangeRate', 'rate'], base: 'base' },
    needs: ['currency', 'on_date', 'rate'],
    tells: ['currency', 'exchangeRate'],
    isOfNobody: true,
    asks: {
      rate: 'ASKED: what is one unit of the currency worth? of a table against another one: currency: { value: EUR }, base: the column',
    },
  },
  {
    entity: 'target',
    stem: called(
      'targets?|plan(s|ned|ning|ung)?|quotas?|goals?|soll',
      'targets$|plan$|budget|ziel|objecti|目标|计划|目標|목표',
    ),
    columns: {
      measure: 'measure',
      period: 'period',
      amount: ['planned', 'amount'],
      channel: 'channel',
      category: 'category',
      country: 'country',
      region: 'region',
      owner: 'owner',
      segment: 'segment',
    },
    needs: ['period', 'amount'],
    tells: ['planned'],
    isOfNobody: true,
    always: () => ({ measure: always('net_sales', 'ASKED: what is planned? docs/tables.md lists the measures') }),
  },
]

/** A company, where the file lists companies. */
export const company: Recipe = {
  entity: 'account',
  isListed: true,
  stem: companies,
  columns: {
    account_id: ['companyId', 'id'],
    parent_id: 'parent',
    name: 'accountName',
    industry: 'industry',
    employees: 'employees',
    annual_revenue: 'annualRevenue',
    owner: 'owner',
    city: 'city',
    region: 'region',
    country: 'country',
    created_at: 'signedUp',
  },
  needs: ['account_id', 'name'],
  tells: ['industry'],
}

function kindOfFeedback(stem: string): string {
  if (/nps/i.test(stem)) return 'recommendation'
  return /review|rating|bewertung|评价|レビュー/i.test(stem) ? 'review' : 'satisfaction'
}
