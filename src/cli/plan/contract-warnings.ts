import { amountsOf, type EntityName, entities, entityNames, factsOf } from '../../config/entity.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { hasFlag } from '../../config/upkeep.js'
import { mastersOf } from '../../etl/staging/claims-sql.js'

/** The project's currency, and whether any source has exchange rates to it. */
type Money = { readonly currency: string; readonly hasRates: boolean }

/** What of a contract leads to results that a user may not expect. */
export function contractWarnings(source: SourceContract, { currency, hasRates }: Money): readonly string[] {
  return [...withoutRate(source, { currency, hasRates }), ...withoutOrder(source), ...withoutLine(source)]
}

/** References to what no file is the master of: such records would wait for ever. */
export function referenceWarnings(sources: readonly SourceContract[]): readonly string[] {
  const ownerOf = ({ name, contract }: SourceContract, entity: 'customer' | 'product') => contract.ids[entity] ?? name
  return sources.flatMap(source =>
    source.contract.files.flatMap(kind => {
      const wanted = Object.values(kind.maps).flatMap(fields =>
        Object.values(fields ?? {}).flatMap(field => (field.kind === 'value' ? [] : (field.references ?? []))),
      )
      return [...new Set(wanted)].flatMap(entity => {
        const owner = ownerOf(source, entity)
        const hasMaster = sources.some(
          other =>
            ownerOf(other, entity) === owner && other.contract.files.some(file => mastersOf(file).includes(entity)),
        )
        if (hasMaster) return []
        return `${source.name}/${kind.name}: its records refer to a ${entity} of ${owner}, and no kind of file is the master of those: all of them go to quarantine; map ${entity} in a file without lines, or leave out references`
      })
    }),
  )
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

/** Lines that a flag calls deleted, and that nothing names. */
function withoutLine({ name, contract }: SourceContract): readonly string[] {
  return contract.files.flatMap(kind => {
    if (!hasFlag(kind) || kind.replaces === 'order') return []
    return (['order_line', 'return_line'] as const)
      .filter(entity => kind.maps[entity] && !kind.maps[entity]?.line_id)
      .map(
        entity =>
          `${name}/${kind.name}: a ${entity} that is flagged as deleted is ignored, and what it names stays: without line_id nothing tells which it is; map line_id, or say replaces: order`,
      )
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
function withoutRate({ name, contract }: SourceContract, { currency, hasRates }: Money): readonly string[] {
  if (hasRates || contract.currency.toUpperCase() === currency.toUpperCase()) return []
  return contract.files.flatMap(({ name: kind, maps }) => {
    // A plan is in money only where its records say so.
    const mapped = entityNames.filter(entity => entity !== 'target')
    if (!mapped.some(entity => amountsOf(entity).some(column => maps[entity]?.[column.name]))) return []
    const which = entityNames.some(entity => maps[entity] && 'currency' in maps[entity])
      ? 'records with an amount whose currency is not filled'
      : 'all records with an amount'
    return [
      `${name}/${kind}: its amounts are in ${contract.currency}, there is no exchange rate to ${currency}: ${which} go to quarantine; export them in ${currency}, or declare currency: ${currency} if that is what they are`,
    ]
  })
}
