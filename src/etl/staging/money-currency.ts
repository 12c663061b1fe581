import { type EntityName, entityNames } from '../../config/entity.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { businessDay } from './business-day.js'
import type { Place } from './place.js'

type Where = Pick<Place, 'source' | 'maps' | 'currency'>

/** Whose column says the currency of an entity's amounts: its own, else that of another one in the record. */
export function currencyFrom(entity: EntityName, maps: Where['maps']): EntityName | null {
  // What a plan is measured in is money only where it says so itself.
  const lenders = entity === 'target' ? [] : entityNames.filter(name => name !== 'exchange_rate')
  return [entity, ...lenders].find(name => maps[name]?.currency) ?? null
}

/** The currency of an entity's amounts, as SQL over the staged columns of its record. */
export function moneyCurrency(entity: EntityName, { source, maps }: Where): string {
  const from = currencyFrom(entity, maps)
  if (entity === 'target') return from ? `upper(${from}__currency)` : 'cast(null as varchar)'
  const declared = literal(source.contract.currency.toUpperCase())
  return from ? `upper(coalesce(${from}__currency, ${declared}))` : declared
}

/** The business day whose rate turns an entity's amounts, of some times and days of the record; NULL in the project's currency. */
export function ratedOn(entity: EntityName, place: Place, days: readonly (string | null)[]): string {
  const { source, maps, currency } = place
  const isOwn = source.contract.currency.toUpperCase() === currency || entity === 'target'
  if (isOwn && currencyFrom(entity, maps) === null) return 'cast(null as date)'
  const known = [...days.filter(day => day !== null), businessDay(place.fileTime, place)]
  return `case when ${moneyCurrency(entity, place)} <> ${literal(currency)} then coalesce(${known.join(', ')}) end`
}
