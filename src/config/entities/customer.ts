import type { Entity } from '../entity-column.js'

/** A person or company, and what is known of them. */
export const customer: Entity = {
  grain: 'person or company as the source knows it',
  time: ['updated_at'],
  columns: [
    { name: 'customer_id', type: 'id', required: true, meaning: 'id of the customer in the source' },
    { name: 'kind', type: 'text', meaning: 'person or company', allowed: ['person', 'company'] },
    { name: 'name', type: 'text', personal: true, meaning: 'whole name as written' },
    { name: 'first_name', type: 'text', personal: true, meaning: 'given name' },
    { name: 'last_name', type: 'text', personal: true, meaning: 'family name' },
    { name: 'email', type: 'text', personal: true, meaning: 'e-mail address' },
    { name: 'phone', type: 'text', personal: true, meaning: 'telephone number' },
    { name: 'street', type: 'text', personal: true, meaning: 'street and house number' },
    { name: 'city', type: 'text', personal: true, meaning: 'town of the address' },
    { name: 'region', type: 'text', personal: true, meaning: 'state or province of the address' },
    { name: 'postal_code', type: 'text', personal: true, meaning: 'postal code of the address' },
    { name: 'country', type: 'text', meaning: 'country of the address, as the source writes it' },
    { name: 'birth_date', type: 'date', personal: true, meaning: 'day of birth' },
    { name: 'gender', type: 'text', personal: true, meaning: 'gender, as the source writes it' },
    { name: 'email_consent', type: 'boolean', meaning: 'whether the customer may be written to by e-mail' },
    { name: 'phone_consent', type: 'boolean', meaning: 'whether the customer may be called' },
    { name: 'sms_consent', type: 'boolean', meaning: 'whether the customer may be sent messages' },
    { name: 'account_id', type: 'id', refers: 'account', meaning: 'id of the account (company) that they belong to' },
    { name: 'created_at', type: 'timestamp', meaning: 'when the source first knew the customer' },
    { name: 'updated_at', type: 'timestamp', meaning: 'since when these values hold' },
  ],
}
