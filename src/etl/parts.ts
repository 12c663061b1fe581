import { attributesOf } from '../config/attribute.js'
import { entities, entityNames, factsOf } from '../config/entity.js'
import type { SourceContract } from '../config/source.js'
import type { Part } from '../warehouse/star/parts/part.js'
import type { FactKind } from '../warehouse/star/parts/part-checks.js'
import { completeMaps } from './staging/complete-maps.js'

/** What the sources of a project fill: entities, and members that their facts name. */
export function partsOfSources(sources: readonly SourceContract[]): ReadonlySet<Part> {
  const parts = new Set<Part>()
  for (const { contract } of sources) {
    for (const kind of contract.files) {
      const maps = completeMaps(kind.maps)
      for (const name of entityNames) {
        const mapping = maps[name]
        if (!mapping) continue
        parts.add(name)
        if (attributesOf(mapping).length > 0) parts.add('customer_attribute')
        for (const { name: column, refers } of entities[name].columns) {
          if (refers === undefined || mapping[column] === undefined) continue
          if (refers === 'campaign' || refers === 'owner' || refers === 'pipeline_stage') parts.add(refers)
        }
      }
    }
  }
  return parts
}

/** Kinds of files whose records are about a fact that is no line of an order: each of them that is loaded holds one. */
export function aboutFacts(sources: readonly SourceContract[]): readonly FactKind[] {
  return sources.flatMap(({ name, contract }) =>
    contract.files
      .filter(({ maps }) => factsOf(maps).length > 0 && !maps.order_line && !maps.return_line)
      .map(kind => ({ source: name, kind: kind.name })),
  )
}
