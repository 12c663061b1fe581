import { dayOf, referenceKey, timesOf } from '../../config/derived-name.js'
import { amountsOf, type Entity, type EntityName, entities, factsOf, type KeyedName } from '../../config/entity.js'
import type { EntityColumn, EntityKey } from '../../config/entity-column.js'
import { deletedRule, hasFlag } from '../../config/upkeep.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { businessDay } from './business-day.js'
import { heldName } from './held-parts.js'
import { moneyCurrency, ratedOn } from './money-currency.js'
import { type Derived, keyOf, type Place } from './place.js'

/**
 * What staging derives for an entity of which the newest record with a key holds: keys of what it names, business days,
 * whether the record holds it at all, and what makes it known again.
 */
export function keyedColumns(name: KeyedName): (place: Place) => Derived {
  const entity: Entity = entities[name]
  return place => ({
    ...Object.fromEntries(
      entity.columns.flatMap(column =>
        column.refers === undefined ? [] : [[referenceKey(column), keyOf(column.refers, place, idOf(name, column))]],
      ),
    ),
    ...Object.fromEntries(timesOf(entity).map(time => [dayOf(time), businessDay(`${name}__${time}`, place)])),
    is_there: isThere(name, place),
    is_left_out: isLeftOut(name, place),
    written_at: writtenAt(name, place) ?? 'null::timestamp',
    id_key: keyOfRecord(name, place),
    ...(amountsOf(name).length > 0 && moneyColumns(name, place)),
    // A campaign is a member: what calls it deleted tells of it all the same.
    ...(name === 'campaign' && { is_deleted: isDeletedMember(place) }),
  })
}

/** In which currency its amounts stand, and of which business day their rate is: of its time, else of when it was written. */
function moneyColumns(name: KeyedName, place: Place): Derived {
  const [time = ''] = entities[name].time
  const isDay = entities[name].columns.some(column => column.name === time && column.type === 'date')
  const own = isDay ? `${name}__${time}` : businessDay(`${name}__${time}`, place)
  const written = writtenAt(name, place)
  return {
    money_currency: moneyCurrency(name, place),
    rated_on: ratedOn(name, place, [own, place.factDay, written === null ? null : businessDay(written, place)]),
  }
}

/** A stage is known by its name within its pipeline, all else by its own. */
function idOf(name: EntityName, column: EntityColumn): string {
  const own = `${name}__${column.name}`
  return column.refers === 'pipeline_stage' ? `coalesce(${name}__pipeline, chr(30)) || chr(31) || ${own}` : own
}

/** A record may hold a part or not: it does where its condition says so and all is filled that the part needs. */
export function isThere(name: EntityName, { kind }: Pick<Place, 'kind'>): string {
  const columns: readonly EntityColumn[] = entities[name].columns
  const needed = columns.filter(({ required }) => required).map(column => `${name}__${column.name} is not null`)
  const tests = [heldName(name, kind) ?? [], needed].flat()
  return tests.length === 0 ? 'true' : `(${tests.join(' and ')})`
}

/** Whether the record says that it does not hold a part: then an older one that did holds it no more. */
function isLeftOut(name: EntityName, { kind }: Pick<Place, 'kind'>): string {
  const held = heldName(name, kind)
  return held === null ? 'false' : `not ${held}`
}

/** When this version of a part was written, as it says itself, else as another part of the record does. */
export function writtenAt(name: EntityName | null, { maps }: Pick<Place, 'maps'>): string | null {
  const parts = [...(name === null ? [] : [name]), ...factsOf(maps)].filter(part => maps[part]?.updated_at)
  const times = [...new Set(parts)].map(part => `${part}__updated_at`)
  return times.length === 0 ? null : `coalesce(${times.join(', ')})`
}

/**
 * The key that the record gives its part: by an id of its own, else by that of the fact that the record is about (the
 * answer to a call that comes again corrected is still the answer to that call). 0 where there is neither.
 */
function keyOfRecord(name: KeyedName, place: Place): string {
  const own = idText(name, entities[name].keys ?? [])
  const [main] = factsOf(place.maps)
  const isFact = factsOf({ [name]: true }).length > 0
  const lent = main === undefined || main === name || !isFact ? null : idText(main, keysOf(main))
  const id = lent === null ? own : `coalesce(${own}, chr(30) || ${literal(main ?? '')} || chr(31) || ${lent})`
  return keyOf(name, place, id)
}

const lineKeys: readonly EntityKey[] = [{ all: ['order_id', 'line_id'] }]

function keysOf(name: EntityName): readonly EntityKey[] {
  return entities[name].keys ?? lineKeys
}

/** The parts of the first key that is filled, as one text; NULL without one. */
function idText(name: EntityName, keys: readonly EntityKey[]): string {
  const texts = keys.map(({ all, also = [] }) =>
    [
      ...all.map(column => `cast(${name}__${column} as varchar)`),
      ...also.map(column => `coalesce(cast(${name}__${column} as varchar), chr(30))`),
    ].join(' || chr(31) || '),
  )
  return texts.length === 1 ? `(${texts[0]})` : `coalesce(${texts.join(', ')})`
}

/** Whether a record calls the member that it tells of deleted; a flag of a fact is about the fact. */
function isDeletedMember({ kind, maps }: Pick<Place, 'kind' | 'maps'>): string {
  return hasFlag(kind) && factsOf(maps).length === 0 ? `coalesce(ignored = ${literal(deletedRule)}, false)` : 'false'
}
