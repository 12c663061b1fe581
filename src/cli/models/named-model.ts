import { didYouMean } from '../../config/suggest.js'
import type { Registered } from '../../mining/model.js'
import { models, type Registry } from '../../mining/registry.js'
import { UsageError } from '../usage-error.js'

/** A model by its name. @throws UsageError when there is none */
export async function modelNamed(name: string, registry: Registry = models): Promise<Registered> {
  const load = Object.hasOwn(registry, name) ? registry[name] : undefined
  if (load) return load()
  const names = Object.keys(registry)
  throw new UsageError(`no model '${name}'; expected ${names.join(', ')}${didYouMean(name, names)}`)
}
