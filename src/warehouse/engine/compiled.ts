import { EngineError } from './engine-error.js'
import type { Portable } from './portable.js'
import type { Sql, Statement } from './query.js'
import type { Value } from './value.js'

/** A query in the words of one engine, with `$1 … $n` for its values. @throws EngineError for a value that cannot be bound */
export function compiled(query: Sql, portable: Portable): Statement {
  const built = query.build(portable)
  if ('text' in built) return { text: built.text, values: built.values.map(bindable) }
  const { sql, parameters } = built.compile()
  return { text: sql, values: parameters.map(bindable) }
}

/** A value that an engine can bind. @throws EngineError `conversion`, or `unsafe` for NaN and Infinity */
function bindable(value: unknown): Value {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new EngineError('unsafe', `cannot bind ${value}: no table holds it`, null)
  }
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
    throw new EngineError('conversion', `cannot bind ${value}: it is no BIGINT`, null)
  }
  if (value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value)) return value as Value
  throw new EngineError('conversion', `cannot bind ${String(value)}: use text, number, bigint, boolean or null`, null)
}
