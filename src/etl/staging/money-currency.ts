import { literal } from '../../warehouse/engine/quoting.js'
import type { Place } from './place.js'

/** The currency of a record's amounts, as SQL. */
export function moneyCurrency(
  entity: 'product' | 'order_line' | 'return_line',
  { source }: Pick<Place, 'source'>,
): string {
  return `upper(coalesce(${entity}__currency, ${literal(source.contract.currency)}))`
}
