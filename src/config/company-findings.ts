import type { Finding } from './describe-issue.js'
import { entityNames } from './entity.js'
import type { Project } from './project.js'
import type { SourceContract } from './source.js'

/** Customers that should be companies, in a project whose sources name none. */
export function companyFindings({ customer }: Project, sources: readonly SourceContract[]): readonly Finding[] {
  const names = sources.some(({ contract }) =>
    contract.files.some(({ maps }) => entityNames.some(entity => maps[entity]?.account_id)),
  )
  if (customer.unit !== 'account' || names) return []
  const message =
    'expected a source that names companies, found none; map account, or the account_id of a customer or a fact, or write unit: person'
  return [{ path: ['customer', 'unit'], at: 'value', message }]
}
