import { type Entity, money } from '../entity-column.js'

/** A company that people work for, or that belongs to another one. */
export const account: Entity = {
  grain: 'company, with the people and the companies that belong to it',
  time: ['updated_at'],
  columns: [
    { name: 'account_id', type: 'id', required: true, meaning: 'id of the company in the source' },
    { name: 'name', type: 'text', meaning: 'name of the company' },
    { name: 'industry', type: 'text', meaning: 'industry, as the source writes it' },
    { name: 'size', type: 'text', meaning: 'class of size, as the source writes it' },
    { name: 'employees', type: 'integer', meaning: 'how many people work there' },
    { name: 'annual_revenue', type: 'decimal', unit: money, meaning: 'what the company earns in a year' },
    { name: 'parent_id', type: 'id', refers: 'account', meaning: 'id of the company that it belongs to' },
    { name: 'owner', type: 'text', refers: 'owner', meaning: 'who looks after it' },
    { name: 'city', type: 'text', meaning: 'town of its seat' },
    { name: 'region', type: 'text', meaning: 'state or province of its seat' },
    { name: 'country', type: 'text', meaning: 'country of its seat, as the source writes it' },
    { name: 'currency', type: 'text', meaning: 'ISO 4217 code of the amount' },
    { name: 'created_at', type: 'timestamp', meaning: 'when the source first knew it' },
    { name: 'updated_at', type: 'timestamp', meaning: 'since when these values hold' },
  ],
}
