import { type EntityName, entities, entityNames, factsOf, money } from '../../config/entity.js'
import type { SourceContract, SourceFile } from '../../config/source.js'

/** What of a contract leads to results that a user may not expect. */
export function contractWarnings(source: SourceContract, currency: string): readonly string[] {
  return [...withoutRate(source, currency), ...withoutOrder(source)]
}

/** Versions of which chance decides. */
function withoutOrder({ name, contract }: SourceContract): readonly string[] {
  return contract.files.flatMap(kind => {
    // The day in a file's name is a time to its records, and tells which version of a line is the newer.
    const where = `${name}/${kind.name}`
    if (kind.replaces) return withoutNewest(where, kind)
    if (kind.date) return []
    const mapped = Object.keys(kind.maps) as EntityName[]
    const isOnlyMembers = factsOf(kind.maps).length === 0
    const ofMembers = isOnlyMembers ? withoutTime(where, kind, mapped) : []
    return [...ofMembers, ...mapped.flatMap(entity => withoutVersion(where, entity, kind))]
  })
}

/** Whole orders or files that replace each other. */
function withoutNewest(where: string, { maps, date, replaces }: SourceFile): readonly string[] {
  const isDeclared = Object.values(maps).some(map => map?.updated_at)
  if (replaces === 'file')
    return isDeclared
      ? []
      : [
          `${where}: of two files of one name the one that arrives later holds: another order of arrival gives another result; map updated_at`,
        ]
  if (date || isDeclared || !(maps.order_line || maps.return_line)) return []
  return [`${where}: of two deliveries of an order the one that arrives later holds; map updated_at, ${orDate}`]
}

/** Entities that may come again under an id of their own, and nothing says which version is the newer. */
function withoutVersion(where: string, entity: EntityName, { maps }: SourceFile): readonly string[] {
  const { keys = entity === 'order_line' || entity === 'return_line' ? [{ all: ['line_id'] }] : [] } = entities[entity]
  const key = keys.find(({ all }) => all.every(column => maps[entity]?.[column]))
  const parts = entity.endsWith('_line') ? [entity] : [entity, ...factsOf(maps)]
  const isWritten = parts.some(part => maps[part]?.updated_at)
  if (key === undefined || isWritten) return []
  const what = entity.endsWith('_line') ? `a line (${entity})` : `one ${entity}`
  return [
    `${where}: of two versions of ${what} with one ${key.all.join(', ')} the one that arrives later holds; map updated_at, ${orDate}`,
  ]
}

/** Members have a history of their own, by their own times. */
function isMember(entity: EntityName): boolean {
  return ['customer', 'account', 'product'].includes(entity)
}

const orDate = "or declare the day in the file's name with date:"

function withoutTime(where: string, { maps }: SourceFile, mapped: readonly EntityName[]): readonly string[] {
  return mapped
    .filter(isMember)
    .filter(entity => !entities[entity].time.some(column => maps[entity]?.[column]))
    .map(entity => {
      const mend = `map ${entities[entity].time.join(' or ')}, ${orDate}`
      return `${where}: ${/^[aeiou]/.test(entity) ? 'an' : 'a'} ${entity} has no time and so no history: of two records with one id the greater md5 holds; ${mend}`
    })
}

/** Amounts in another currency than the project's; where a column says the currency, each record decides for itself. */
function withoutRate({ name, contract }: SourceContract, currency: string): readonly string[] {
  if (contract.currency.toUpperCase() === currency.toUpperCase()) return []
  return contract.files.flatMap(({ name: kind, maps }) => {
    const hasMoney = entityNames.some(entity =>
      entities[entity].columns.some(({ name: column, unit }) => unit === money && maps[entity]?.[column]),
    )
    if (!hasMoney) return []
    const which = entityNames.some(entity => maps[entity] && 'currency' in maps[entity])
      ? 'records with an amount whose currency is not filled'
      : 'all records with an amount'
    return [
      `${name}/${kind}: its amounts are in ${contract.currency}, there is no exchange rate to ${currency}: ${which} go to quarantine; export them in ${currency}, or declare currency: ${currency} if that is what they are`,
    ]
  })
}
