import { accountId, channelOf, currencyOf, customerId, type Entity, money, updatedAt } from '../entity-column.js'

export const campaign: Entity = {
  grain: 'campaign',
  time: ['started_on'],
  keys: [{ all: ['campaign_id'] }],
  columns: [
    { name: 'campaign_id', type: 'id', required: true, meaning: 'id of the campaign in the source' },
    { name: 'name', type: 'text', meaning: 'name of the campaign' },
    { name: 'kind', type: 'text', meaning: 'kind of campaign, as the source writes it' },
    channelOf,
    { name: 'status', type: 'text', meaning: 'state, as the source writes it' },
    { name: 'started_on', type: 'date', meaning: 'first day' },
    { name: 'ended_on', type: 'date', meaning: 'last day' },
    { name: 'budget', type: 'decimal', unit: money, meaning: 'what it may cost' },
    { name: 'cost', type: 'decimal', unit: money, meaning: 'what it cost as a whole, contacts included' },
    currencyOf,
    updatedAt,
  ],
}

export const campaignContact: Entity = {
  grain: 'customer contacted, or left out on purpose, in a campaign',
  time: ['sent_at'],
  keys: [{ all: ['contact_id'] }],
  columns: [
    { name: 'contact_id', type: 'id', meaning: 'id of the contact in the source' },
    { name: 'campaign_id', type: 'id', required: true, refers: 'campaign', meaning: 'id of the campaign' },
    customerId,
    accountId,
    { name: 'arm', type: 'text', meaning: 'name of the arm of an experiment' },
    { name: 'is_control', type: 'boolean', meaning: 'whether the customer was left out to compare with' },
    channelOf,
    { name: 'sent_at', type: 'timestamp', meaning: 'when it was sent' },
    { name: 'cost', type: 'decimal', unit: money, meaning: 'what this contact cost' },
    { name: 'delivered', type: 'boolean', meaning: 'whether it arrived' },
    { name: 'opened', type: 'boolean', meaning: 'whether it was opened' },
    { name: 'clicked', type: 'boolean', meaning: 'whether a link in it was followed' },
    { name: 'responded', type: 'boolean', meaning: 'whether the customer responded' },
    { name: 'responded_at', type: 'timestamp', meaning: 'when the customer responded' },
    { name: 'converted', type: 'boolean', meaning: 'whether the customer bought' },
    { name: 'revenue', type: 'decimal', unit: money, meaning: 'what the customer bought for' },
    { name: 'unsubscribed', type: 'boolean', meaning: 'whether the customer wants no more of it' },
    { name: 'status', type: 'text', meaning: 'state of the contact, as the source writes it' },
    currencyOf,
    updatedAt,
  ],
}
