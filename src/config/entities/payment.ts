import { accountId, currencyOf, customerId, type Entity, money, updatedAt } from '../entity-column.js'

export const payment: Entity = {
  grain: 'payment',
  time: ['paid_at'],
  keys: [{ all: ['payment_id'] }],
  columns: [
    { name: 'payment_id', type: 'id', meaning: 'id of the payment in the source' },
    { name: 'order_id', type: 'id', refers: 'order', meaning: 'id of the order that is paid' },
    { name: 'subscription_id', type: 'id', meaning: 'id of the subscription that is paid' },
    customerId,
    accountId,
    { name: 'paid_at', type: 'timestamp', required: true, meaning: 'when it was paid' },
    { name: 'method', type: 'text', meaning: 'card, transfer …, as the source writes it' },
    { name: 'status', type: 'text', meaning: 'state of the payment, as the source writes it' },
    {
      name: 'amount',
      type: 'decimal',
      required: true,
      unit: money,
      meaning: 'amount paid; below zero where it is paid back',
    },
    { name: 'fee', type: 'decimal', unit: money, meaning: 'what the payment costs the firm' },
    currencyOf,
    updatedAt,
  ],
}
