import type { Entity } from '../entity-column.js'

/** What currencies are worth in the project's, or in another one. */
export const exchangeRate: Entity = {
  grain: 'day and two currencies',
  time: ['updated_at'],
  columns: [
    { name: 'currency', type: 'text', required: true, meaning: 'ISO 4217 code of the currency' },
    {
      name: 'base',
      type: 'text',
      meaning: "ISO 4217 code of the currency that the rate is told in, else the project's",
    },
    { name: 'on_date', type: 'date', required: true, meaning: 'business day of the rate' },
    {
      name: 'rate',
      type: 'rate',
      required: true,
      meaning: 'what one unit of the currency is worth in the base',
    },
    { name: 'updated_at', type: 'timestamp', meaning: 'when this rate was written' },
  ],
}
