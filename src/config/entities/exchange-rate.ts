import type { Entity } from '../entity-column.js'

/** What other currencies are worth in the project's. */
export const exchangeRate: Entity = {
  grain: 'day and currency',
  time: ['updated_at'],
  columns: [
    { name: 'currency', type: 'text', required: true, meaning: 'ISO 4217 code of the currency' },
    { name: 'on_date', type: 'date', required: true, meaning: 'business day of the rate' },
    {
      name: 'rate',
      type: 'rate',
      required: true,
      meaning: "what one unit of the currency is worth in the project's currency",
    },
    { name: 'updated_at', type: 'timestamp', meaning: 'when this rate was written' },
  ],
}
