import { accountId, currencyOf, customerId, type Entity, money, productId, updatedAt } from '../entity-column.js'

export const subscription: Entity = {
  grain: 'period of a subscription',
  time: ['started_on'],
  keys: [{ all: ['subscription_id'], also: ['period_id'] }],
  columns: [
    { name: 'subscription_id', type: 'id', required: true, meaning: 'id of the subscription in the source' },
    { name: 'period_id', type: 'id', meaning: 'id of the period, where a subscription has several' },
    customerId,
    accountId,
    productId,
    { name: 'plan', type: 'text', meaning: 'plan or contract, as the source writes it' },
    { name: 'status', type: 'text', meaning: 'state of the subscription, as the source writes it' },
    { name: 'started_on', type: 'date', meaning: 'first day of the period' },
    { name: 'ended_on', type: 'date', meaning: 'first day after it; empty while it runs' },
    { name: 'is_trial', type: 'boolean', meaning: 'whether it is a trial' },
    { name: 'is_churned', type: 'boolean', meaning: 'whether the source says that it was cancelled' },
    { name: 'seats', type: 'decimal', unit: 'units', least: 0, meaning: 'seats or units of the plan' },
    { name: 'mrr', type: 'decimal', unit: money, meaning: 'what it brings in a month' },
    { name: 'cancel_reason', type: 'text', meaning: 'why it ended' },
    currencyOf,
    updatedAt,
  ],
}
