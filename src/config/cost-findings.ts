import type { DriverName } from './costs.js'
import type { Finding } from './describe-issue.js'
import type { EntityName } from './entity.js'
import type { Project } from './project.js'
import type { SourceContract } from './source.js'

/** What a source has to map for a driver to be counted; orders, lines and returns are in every star. */
const countedFrom: Partial<Readonly<Record<DriverName, { readonly entity: EntityName; readonly column?: string }>>> = {
  payments: { entity: 'payment' },
  fees: { entity: 'payment', column: 'fee' },
  cases: { entity: 'service_case' },
  interactions: { entity: 'interaction' },
  minutes: { entity: 'interaction', column: 'handle_s' },
  contacts: { entity: 'campaign_contact' },
  campaigns: { entity: 'campaign_contact' },
}

/** Activities whose driver, or whose records, no source tells of: they would cost nothing, silently. */
export function costFindings(
  { costs }: Pick<Project, 'costs'>,
  sources: readonly SourceContract[],
): readonly Finding[] {
  const maps = (entity: EntityName, column?: string) =>
    sources.some(({ contract }) =>
      contract.files.some(file => {
        const mapping = file.maps[entity]
        return mapping !== undefined && (column === undefined || mapping[column] !== undefined)
      }),
    )
  return Object.entries(costs?.activities ?? {}).flatMap(([name, { driver, pool }]) => {
    const found: Finding[] = []
    const told = (key: string, message: string) =>
      found.push({ path: ['costs', 'activities', name, key], at: 'value', message })
    const from = countedFrom[driver]
    if (from !== undefined && !maps(from.entity, from.column)) {
      const what = from.column === undefined ? from.entity : `${from.entity}.${from.column}`
      told('driver', `${driver} are counted from ${what}, which no source maps; map it, or take another driver`)
    }
    if (pool === 'records' && !maps('activity_cost'))
      told('pool', `records are those of activity_cost, which no source maps; map it, or write amounts by period`)
    return found
  })
}
