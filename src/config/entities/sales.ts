import {
  accountId,
  currencyOf,
  customerId,
  type Entity,
  type EntityColumn,
  money,
  productId,
  updatedAt,
} from '../entity-column.js'

const owner: EntityColumn = { name: 'owner', type: 'text', refers: 'owner', meaning: 'who of the firm works on it' }
const leadSource: EntityColumn = { name: 'lead_source', type: 'text', meaning: 'where it came from' }
const campaignId: EntityColumn = {
  name: 'campaign_id',
  type: 'id',
  refers: 'campaign',
  meaning: 'id of the campaign that it came from',
}
const pipeline: EntityColumn = {
  name: 'pipeline',
  type: 'text',
  meaning: 'name of the pipeline, where there are several',
}
const probability: EntityColumn = {
  name: 'probability',
  type: 'decimal',
  least: 0,
  most: 1,
  meaning: 'of winning it, from 0 to 1',
}

export const lead: Entity = {
  grain: 'lead',
  time: ['created_at'],
  keys: [{ all: ['lead_id'] }],
  columns: [
    { name: 'lead_id', type: 'id', required: true, meaning: 'id of the lead in the source' },
    customerId,
    accountId,
    { name: 'opportunity_id', type: 'id', refers: 'opportunity', meaning: 'id of the deal that it became' },
    { name: 'name', type: 'text', personal: true, meaning: 'name of the person' },
    { name: 'company', type: 'text', meaning: 'name of the company' },
    { name: 'email', type: 'text', personal: true, meaning: 'e-mail address' },
    { name: 'phone', type: 'text', personal: true, meaning: 'telephone number' },
    { name: 'status', type: 'text', meaning: 'state, as the source writes it' },
    owner,
    leadSource,
    campaignId,
    { name: 'created_at', type: 'timestamp', meaning: 'when it came in' },
    { name: 'is_converted', type: 'boolean', meaning: 'whether it became a customer or a deal' },
    { name: 'converted_at', type: 'timestamp', meaning: 'when it did' },
    updatedAt,
  ],
}

export const opportunity: Entity = {
  grain: 'deal',
  time: ['created_at'],
  keys: [{ all: ['opportunity_id'] }],
  columns: [
    { name: 'opportunity_id', type: 'id', required: true, meaning: 'id of the deal in the source' },
    { name: 'name', type: 'text', meaning: 'name of the deal' },
    customerId,
    accountId,
    productId,
    owner,
    leadSource,
    campaignId,
    pipeline,
    {
      name: 'stage',
      type: 'text',
      refers: 'pipeline_stage',
      meaning: 'stage that it has reached, as the source writes it',
    },
    { name: 'amount', type: 'decimal', unit: money, meaning: 'what it is or was worth' },
    probability,
    { name: 'created_at', type: 'timestamp', meaning: 'when it was opened' },
    { name: 'expected_close_on', type: 'date', meaning: 'day on which it should be closed' },
    { name: 'closed_at', type: 'timestamp', meaning: 'when it was won or lost; empty while it is open' },
    { name: 'is_closed', type: 'boolean', meaning: 'whether it is won or lost' },
    { name: 'is_won', type: 'boolean', meaning: 'whether it is won' },
    { name: 'loss_reason', type: 'text', meaning: 'why it was lost' },
    currencyOf,
    updatedAt,
  ],
}

export const opportunityStage: Entity = {
  grain: 'stage that a deal entered',
  time: ['entered_at'],
  keys: [{ all: ['opportunity_id', 'stage', 'entered_at'] }],
  columns: [
    { name: 'opportunity_id', type: 'id', required: true, refers: 'opportunity', meaning: 'id of the deal' },
    pipeline,
    {
      name: 'stage',
      type: 'text',
      required: true,
      refers: 'pipeline_stage',
      meaning: 'the stage, as the source writes it',
    },
    { name: 'entered_at', type: 'timestamp', required: true, meaning: 'when the deal entered it' },
    { name: 'left_at', type: 'timestamp', meaning: 'when it left it' },
    { name: 'amount', type: 'decimal', unit: money, meaning: 'what the deal was worth then' },
    probability,
    owner,
    currencyOf,
    updatedAt,
  ],
}
