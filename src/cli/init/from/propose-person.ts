import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { type Columns, filled, isTime } from './columns.js'
import { bracket, day, named, type ProposedField } from './propose-field.js'

export type Fields = Readonly<Record<string, ProposedField>>

/** Fields of one entity, by entity. */
export type Maps = Readonly<Record<string, Fields>>

/** Whose a fact is: by an id, else by an e-mail address. */
export function customerOf(columns: Columns): { readonly customer_id?: ProposedField } {
  const { customer } = columns
  if (customer) return { customer_id: named(customer) }
  const { email } = columns
  return email ? { customer_id: named(email, 'no column tells an id: the e-mail address is it') } : {}
}

/** What the record of a fact tells of its customer. */
export function personOf(columns: Columns): { readonly customer?: Fields } {
  const { customer_id } = customerOf(columns)
  const person = personal(columns)
  return customer_id && Object.keys(person).length > 0 ? { customer: { customer_id, ...person } } : {}
}

export function personal(columns: Columns): Fields {
  const { email } = columns
  const { customer } = columns
  const told = (one: SampledColumn) => filled(one) && columns.mayTellPerson(one)
  const [first, last] = [columns.find('firstName', told), columns.find('lastName', told)]
  const name = (first ?? last) ? undefined : columns.find('name', one => one !== customer && told(one))
  return {
    ...(email && { email: named(email, 'e-mail addresses') }),
    ...optional({
      phone: columns.find('phone', told),
      name,
      first_name: first,
      last_name: last,
      city: columns.find('city', told),
      country: columns.find('country', told),
    }),
  }
}

/** What a list of people tells of each beside. */
export function inList(columns: Columns, id: SampledColumn): Fields {
  const [born, since] = [columns.find('birth', isTime), columns.find('signedUp', isTime)]
  return {
    ...optional({
      street: columns.find('street', filled),
      postal_code: columns.find('postalCode', filled),
      region: columns.find('region', filled),
      gender: columns.find('gender', filled),
      account_id: columns.find('companyId', one => one !== id && filled(one)),
    }),
    ...(born && { birth_date: day(born) }),
    ...(since && { created_at: columns.moment(since) }),
    ...columns.updatedOf(new Set(since ? [since.name] : [])),
  }
}

/** Those that are there, as they stand. */
export function optional(columns: Readonly<Record<string, SampledColumn | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([to, column]) => (column ? [[to, named(column)] as const] : [])),
  )
}

/** ISO codes are written large. */
export function currencyOf(columns: Columns): Fields {
  const column = columns.find('currency', filled)
  if (!column) return {}
  const { name, commonest } = column
  if (commonest === null || commonest === commonest.toUpperCase()) return { currency: named(column) }
  const expression = `upper(${bracket(name)})`
  return { currency: { field: { expression }, columns: [name], why: 'by its name; codes are written large' } }
}
