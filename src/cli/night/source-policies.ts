import type { SourceContract } from '../../config/source.js'
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
  return contract.files.flatMap(({ name: kind, replaces, deletes }) => {
    if (replaces === undefined && deletes === undefined) return []
    const told = deletes === undefined ? undefined : deletes === 'absence' ? 'absence' : 'flag'
    return [{ source: name, kind, ...(replaces && { replaces }), ...(told && { deletes: told }) } as const]
  })
}
