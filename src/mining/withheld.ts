import type { Engine } from '../warehouse/engine/engine.js'
import type { Day } from '../warehouse/engine/value.js'
import type { Refused, Registered } from './model.js'
import type { ModelCard } from './model-card.js'

/** Why a model that learnt what its card tells has no scores of a day; null where it has, and where it learnt nothing. */
export async function withheldOn(
  engine: Engine,
  registered: Registered,
  card: ModelCard,
  asOf: Day,
): Promise<Refused | null> {
  if (card.refused !== null) return null
  return registered.use<Promise<Refused | null>>(async model =>
    model.withheld ? model.withheld(engine, asOf, model.options.parse(card.options)) : null,
  )
}
