import {
  accountId,
  channelOf,
  customerId,
  type Entity,
  type EntityColumn,
  productId,
  updatedAt,
} from '../entity-column.js'

const seconds = { type: 'decimal', unit: 'seconds', least: 0 } as const
const agent: EntityColumn = { name: 'agent', type: 'text', refers: 'owner', meaning: 'who of the firm dealt with it' }
const caseId: EntityColumn = {
  name: 'case_id',
  type: 'id',
  refers: 'service_case',
  meaning: 'id of the case it is about',
}

export const interaction: Entity = {
  grain: 'contact of any kind',
  time: ['started_at'],
  keys: [{ all: ['interaction_id'] }],
  columns: [
    { name: 'interaction_id', type: 'id', meaning: 'id of the contact in the source' },
    customerId,
    accountId,
    caseId,
    { name: 'campaign_id', type: 'id', refers: 'campaign', meaning: 'id of the campaign it belongs to' },
    { ...channelOf, meaning: 'call, chat, email, visit, store …' },
    {
      name: 'direction',
      type: 'text',
      meaning: 'whether the customer came, or was contacted',
      allowed: ['inbound', 'outbound'],
    },
    agent,
    { name: 'topic', type: 'text', meaning: 'what it was about, as the source writes it' },
    { name: 'started_at', type: 'timestamp', required: true, meaning: 'when it began' },
    { name: 'wait_s', ...seconds, meaning: 'how long the customer waited' },
    { name: 'handle_s', ...seconds, meaning: 'how long it took' },
    { name: 'answered', type: 'boolean', meaning: 'whether somebody answered' },
    { name: 'resolved', type: 'boolean', meaning: 'whether it settled the matter' },
    { name: 'outcome', type: 'text', meaning: 'what came of it, as the source writes it' },
    updatedAt,
  ],
}

export const serviceCase: Entity = {
  grain: 'case or ticket',
  time: ['opened_at'],
  keys: [{ all: ['case_id'] }],
  columns: [
    { name: 'case_id', type: 'id', meaning: 'id of the case in the source' },
    customerId,
    accountId,
    productId,
    { ...channelOf, meaning: 'how it came in' },
    agent,
    { name: 'category', type: 'text', meaning: 'what it is about, as the source writes it' },
    { name: 'priority', type: 'text', meaning: 'priority, as the source writes it' },
    { name: 'status', type: 'text', meaning: 'state, as the source writes it' },
    { name: 'opened_at', type: 'timestamp', required: true, meaning: 'when it was opened' },
    { name: 'first_response_at', type: 'timestamp', meaning: 'when the customer was first answered' },
    { name: 'resolved_at', type: 'timestamp', meaning: 'when it was settled; empty while it is open' },
    { name: 'first_response_s', ...seconds, meaning: 'how long the first answer took, as the source measures it' },
    { name: 'resolution_s', ...seconds, meaning: 'how long it took in all, as the source measures it' },
    { name: 'reopened', type: 'integer', least: 0, meaning: 'how often it was opened again' },
    { name: 'is_escalated', type: 'boolean', meaning: 'whether it was handed up' },
    updatedAt,
  ],
}

export const feedback: Entity = {
  grain: 'answer of a customer',
  time: ['asked_at'],
  keys: [{ all: ['feedback_id'] }],
  columns: [
    { name: 'feedback_id', type: 'id', meaning: 'id of the answer in the source' },
    customerId,
    accountId,
    caseId,
    { name: 'order_id', type: 'id', refers: 'order', meaning: 'id of the order it is about' },
    productId,
    channelOf,
    agent,
    { name: 'asked_at', type: 'timestamp', meaning: 'when the customer was asked, or answered' },
    {
      name: 'kind',
      type: 'text',
      required: true,
      meaning: 'satisfaction, recommendation, effort or review',
      allowed: ['csat', 'nps', 'ces', 'review'],
    },
    { name: 'score', type: 'decimal', required: true, meaning: 'the answer, on the scale of the source' },
    { name: 'scale', type: 'decimal', meaning: 'greatest score that could be given' },
    { name: 'text', type: 'text', personal: true, meaning: 'what the customer wrote' },
    updatedAt,
  ],
}
