import { entityNames } from '../../config/entity.js'
import { conditionOf } from '../../config/mapping.js'
import type { Project } from '../../config/project.js'
import type { SourceContract } from '../../config/source.js'
import type { Dependence } from '../../warehouse/star/dependents.js'
import type { KindPolicy, SourcePolicy } from '../../warehouse/star/staged-file.js'

/** What of a source's contract decides on fates. */
export function policyOf({ name, contract: { repeats, deliveries, ids, files } }: SourceContract): SourcePolicy {
  return {
    source: name,
    repeats,
    deliveries,
    customerIds: ids.customer ?? name,
    productIds: ids.product ?? name,
    accountIds: ids.account ?? name,
    campaignIds: ids.campaign ?? name,
    lineKinds: files.filter(({ maps }) => maps.order_line ?? maps.return_line).map(kind => kind.name),
  }
}

/** Its kinds of files that say something of records of other files. */
export function kindPolicies({ name, contract }: SourceContract): readonly KindPolicy[] {
  return contract.files.flatMap(({ name: kind, replaces, deletes, maps }) => {
    const leavesOut = entityNames.some(entity => conditionOf(maps[entity]) !== null)
    if (replaces === undefined && deletes === undefined && !leavesOut) return []
    const told = deletes === undefined ? undefined : deletes === 'absence' ? 'absence' : 'flag'
    return [
      {
        source: name,
        kind,
        ...(replaces && { replaces }),
        ...(told && { deletes: told }),
        ...(leavesOut && { leavesOut }),
      } as const,
    ]
  })
}

/** What makes fates of records depend on others. */
export function dependenceOf(project: Project, sources: readonly SourceContract[]): Dependence {
  const kinds = sources.flatMap(({ contract }) => contract.files)
  const fields = kinds.flatMap(({ maps }) => Object.values(maps).flatMap(fieldsOf => Object.values(fieldsOf ?? {})))
  const hasRates = kinds.some(({ maps }) => maps.exchange_rate)
  const hasReferences = fields.some(field => field.kind !== 'value' && field.references !== undefined)
  return {
    hasClaims: hasRates || hasReferences || fields.some(field => field.kind !== 'value' && field.unique === true),
    hasReferences,
    rates: hasRates
      ? { currency: project.currency, source: project.rates.source ?? null, carryDays: project.rates.carry_days }
      : null,
  }
}
