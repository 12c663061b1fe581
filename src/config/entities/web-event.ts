import { currencyOf, customerId, type Entity, money, productId, updatedAt } from '../entity-column.js'

export const webEvent: Entity = {
  grain: 'event on a site or in an app',
  time: ['occurred_at'],
  keys: [{ all: ['event_id'] }],
  columns: [
    { name: 'event_id', type: 'id', meaning: 'id of the event in the source' },
    { name: 'visitor_id', type: 'id', meaning: 'id of the visitor, known or not' },
    customerId,
    { name: 'session_id', type: 'id', meaning: 'id of the session in the source' },
    { name: 'occurred_at', type: 'timestamp', required: true, meaning: 'when it happened' },
    { name: 'event', type: 'text', meaning: 'what happened, as the source writes it' },
    { name: 'page', type: 'text', meaning: 'page or screen' },
    productId,
    { name: 'referrer', type: 'text', meaning: 'where the visitor came from' },
    { name: 'campaign_id', type: 'id', refers: 'campaign', meaning: 'id of the campaign that brought the visitor' },
    { name: 'quantity', type: 'decimal', unit: 'units', meaning: 'how much or how often' },
    { name: 'value', type: 'decimal', unit: money, meaning: 'what it was worth' },
    currencyOf,
    updatedAt,
  ],
}
