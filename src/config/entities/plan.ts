import { channelOf, currencyOf, type Entity, money, moneyIfSaid, productId, updatedAt } from '../entity-column.js'

export const activityCost: Entity = {
  grain: 'entry of a cost pool',
  time: ['period'],
  keys: [{ all: ['cost_id'] }],
  columns: [
    { name: 'cost_id', type: 'id', meaning: 'id of the entry in the source' },
    { name: 'activity', type: 'text', required: true, meaning: 'what the money was spent on' },
    { name: 'period', type: 'date', required: true, meaning: 'first day of the period' },
    { name: 'amount', type: 'decimal', required: true, unit: money, meaning: 'what it cost' },
    {
      name: 'order_id',
      type: 'id',
      refers: 'order',
      meaning: 'id of the order that it was spent on: freight, a refund fee',
    },
    { name: 'driver', type: 'text', meaning: 'what causes the cost' },
    { name: 'driver_quantity', type: 'decimal', unit: 'units', meaning: 'how much of the driver the period had' },
    channelOf,
    currencyOf,
    updatedAt,
  ],
}

const dimensions = ['channel', 'product_id', 'category', 'country', 'region', 'owner', 'segment'] as const

export const target: Entity = {
  grain: 'planned value',
  time: ['period'],
  keys: [{ all: ['target_id'] }, { all: ['measure', 'period'], also: ['period_unit', ...dimensions] }],
  columns: [
    { name: 'target_id', type: 'id', meaning: 'id of the value in the source' },
    { name: 'measure', type: 'text', required: true, meaning: 'what is planned' },
    { name: 'period', type: 'date', required: true, meaning: 'first day of the period' },
    {
      name: 'period_unit',
      type: 'text',
      meaning: 'how long the period is',
      allowed: ['day', 'week', 'month', 'quarter', 'year'],
    },
    channelOf,
    productId,
    { name: 'category', type: 'text', meaning: 'category of products that it is for' },
    { name: 'country', type: 'text', meaning: 'country that it is for' },
    { name: 'region', type: 'text', meaning: 'region that it is for' },
    { name: 'owner', type: 'text', refers: 'owner', meaning: 'who of the firm has to reach it' },
    { name: 'segment', type: 'text', meaning: 'segment of customers that it is for' },
    {
      name: 'amount',
      type: 'decimal',
      required: true,
      unit: moneyIfSaid,
      meaning: 'the planned value, in the unit of the measure',
    },
    currencyOf,
    updatedAt,
  ],
}
