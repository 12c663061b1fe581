import { amountsOf, type EntityName, entities, entityNames } from '../../config/entity.js'
import type { SourceFile } from '../../config/source.js'
import { holdsMembers } from '../../config/upkeep.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { completeMaps } from './complete-maps.js'
import { fieldLabel } from './field-sql.js'
import { heldName } from './held-parts.js'
import { currencyFrom } from './money-currency.js'
import { mappedFields } from './resolve-field.js'

interface Claiming {
  readonly source: string
  readonly kind: SourceFile
  readonly header: readonly string[]
  readonly projectCurrency: string
  readonly hasRates: boolean
}

/** One kind of claim, as SQL over a staged file. */
interface Claim {
  readonly rule: string
  /** What is compared; a record without it claims nothing. */
  readonly key: string
  /** Whose it is: of two records of one thing neither breaks a claim of the other. */
  readonly thing: string
  readonly at: string
  readonly on?: string
  readonly currency?: string
  readonly amount?: string
  readonly label: string
  readonly value: string
}

/**
 * What the good records of a staged file claim of others, one row a claim: that no other thing has a value of theirs, that
 * a member has a record of its own, that there is a rate for their amounts. Null where its kind claims nothing.
 */
export function claimsSql(from: string, claiming: Claiming): string | null {
  const claims = [...uniqueClaims(claiming), ...referenceClaims(claiming), ...rateClaims(claiming)]
  if (claims.length === 0) return null
  const rows = claims.map(
    (
      claim,
      place,
    ) => `select file_id, record, cast(${place + 1} as bigint) as position, line, ${literal(claim.rule)} as rule,
      ${claim.key} as claim_key, ${claim.thing} as thing_key, ${claim.at} as claimed_at,
      ${claim.on ?? 'cast(null as date)'} as claimed_on, ${claim.currency ?? 'cast(null as varchar)'} as currency,
      ${claim.amount ?? 'cast(null as double)'} as amount, ${literal(claim.label)} as column_name,
      cast(${claim.value} as varchar) as value
    from ${from} where problems is null and ignored is null and ${claim.key} <> 0`,
  )
  return rows.join(' union all ')
}

/** The key of what a record shows, and when it did. */
function thingOf(entity: EntityName): { readonly key: string; readonly at: string } {
  switch (entity) {
    case 'customer':
      return { key: 'customer__customer_record_key', at: 'customer__observed_at' }
    case 'account':
    case 'product':
      return { key: `${entity}__${entity}_key`, at: `${entity}__observed_at` }
    case 'order_line':
    case 'return_line':
      return {
        key: `case when ${entity}__line_id_key <> 0 then ${entity}__line_id_key else record_key end`,
        at: entity === 'order_line' ? 'order_line__ordered_at' : 'return_line__returned_at',
      }
    case 'exchange_rate':
      return { key: 'record_key', at: 'exchange_rate__observed_at' }
    default: {
      const times = entities[entity].time.map(time => `cast(${entity}__${time} as timestamp)`)
      return {
        key: `case when ${entity}__id_key <> 0 then ${entity}__id_key else record_key end`,
        at: `coalesce(${[...times, "timestamp '1970-01-01'"].join(', ')})`,
      }
    }
  }
}

function uniqueClaims({ source, kind, header }: Claiming): readonly Claim[] {
  return mappedFields(kind).flatMap(({ entity, column, field }) => {
    if (field.kind === 'value' || !field.unique) return []
    const { key, at } = thingOf(entity)
    const shown = `cast(${entity}__${column} as varchar)`
    const value = heldName(entity, kind) === null ? shown : `case when ${entity}__is_there then ${shown} end`
    const scope = [source, entity, column].join('\u001f')
    const claim = { at, label: fieldLabel(field, column, header), value }
    // An id comes again with each version of what it names: of one moment only one record may have it.
    if (column === `${entity}_id`)
      return {
        ...claim,
        rule: 'unique_id',
        key: keyOf(scope, `${value} || chr(31) || cast(${at} as varchar)`),
        thing: 'record_key',
      }
    return { ...claim, rule: 'unique', key: keyOf(scope, `nullif(${value}, '')`), thing: key }
  })
}

function keyOf(scope: string, value: string): string {
  return `durable_key('unique', ${literal(scope)}, ${value})`
}

function referenceClaims({ kind, header }: Claiming): readonly Claim[] {
  return mappedFields(kind).flatMap(({ entity, column, field }) => {
    if (field.kind === 'value' || !field.references) return []
    const { key, at } = thingOf(entity)
    const named = `${entity}__${field.references}${field.references === 'customer' ? '_record' : ''}_key`
    return {
      rule: field.references,
      key: heldName(entity, kind) === null ? named : `case when ${entity}__is_there then ${named} else 0 end`,
      thing: key,
      at,
      label: fieldLabel(field, column, header),
      value: `${entity}__${column}`,
    }
  })
}

/** Amounts in another currency than the project's. */
function rateClaims({ kind, header, projectCurrency, hasRates }: Claiming): readonly Claim[] {
  const maps = completeMaps(kind.maps)
  if (!hasRates) return []
  return entityNames.flatMap(entity => {
    const amounts = amountsOf(entity).filter(({ name }) => maps[entity]?.[name])
    if (amounts.length === 0) return []
    const cells = amounts.map(({ name }) => `${entity}__${name}`)
    if (entity === 'order_line') cells.push('order_line__amount', 'order_line__cost')
    const sizes = cells.map(cell => `abs(try_cast(nullif(cast(${cell} as varchar), '') as double))`)
    const { key, at } = thingOf(entity)
    const { day, currency, there } = ratedBy(entity)
    const isForeign = `(${there} and ${currency} <> ${literal(projectCurrency)} and greatest(${sizes.join(', ')}) is not null)`
    const from = currencyFrom(entity, maps)
    const field = from ? maps[from]?.currency : undefined
    return {
      rule: 'rate',
      key: `case when ${isForeign} then 1 else 0 end`,
      thing: key,
      at,
      on: day,
      currency,
      amount: `greatest(${sizes.join(', ')})`,
      label: field ? fieldLabel(field, 'currency', header) : 'currency',
      value: currency,
    }
  })
}

/** The staged columns that say which rate turns the amounts of an entity, and whether the record holds it. */
function ratedBy(entity: EntityName): { readonly day: string; readonly currency: string; readonly there: string } {
  const currency = `${entity}__money_currency`
  switch (entity) {
    case 'order_line':
      return { day: 'order_line__ordered_on', currency, there: 'true' }
    case 'return_line':
      return { day: 'return_line__returned_on', currency, there: 'return_line__is_there' }
    case 'account':
    case 'product':
      return { day: `${entity}__priced_on`, currency: `${entity}__foreign_currency`, there: 'true' }
    default:
      return { day: `${entity}__rated_on`, currency, there: `${entity}__is_there` }
  }
}

/** The customers or products that a kind of file is the master of. */
export function mastersOf(kind: SourceFile): readonly ('customer' | 'product')[] {
  return holdsMembers(kind) ? (['customer', 'product'] as const).filter(entity => kind.maps[entity]) : []
}
