import { columnsOf } from '../../config/columns-of.js'
import { type EntityName, entities, entityNames } from '../../config/entity.js'
import type { SourceFile } from '../../config/source.js'
import { deletedRule, hasFlag } from '../../config/upkeep.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { factTimeColumn } from './fact-time.js'
import { heldName } from './held-parts.js'
import { isObserved } from './observed.js'
import type { StagedField, StageInput } from './stage-input.js'

/**
 * The canonical record: every mapped value, cast where it can be, with its business time; the same for every kind of file
 * of the source that feeds the same entities. What was refused stands in it as such, behind chr(29), with the reason: a
 * mended record is no duplicate of the one in quarantine, and of two that are wrong in two ways neither is of the other,
 * whichever of them comes first.
 */
export function canonicalSql(input: StageInput, fields: readonly StagedField[]): string {
  const { kind, place } = input
  const own = entitiesOf(kind)
  const alike = place.source.contract.files.filter(other => entitiesOf(other) === own)
  const values = entityNames.flatMap(entity =>
    columnsOf(
      entity,
      alike.map(({ maps }) => maps),
    )
      .filter(column => alike.some(other => other.maps[entity]?.[column.name]))
      .map(column => {
        const field = fields.find(f => f.entity === entity && f.column.name === column.name)
        // An attribute that is left empty is news, one that a kind of file does not carry is none.
        const empty = isObserved(entity, column.name) ? "''" : 'chr(30)'
        return field ? `coalesce(cast(${field.typed} as varchar), chr(29) || ${field.text}, ${empty})` : 'chr(30)'
      }),
  )
  // A record that holds a part differs from one that does not, whatever else they say.
  const held = entityNames
    .filter(entity => alike.some(other => heldName(entity, other) !== null))
    .map(entity => {
      const name = heldName(entity, kind)
      return name === null ? 'chr(30)' : `cast(${name} as varchar)`
    })
  // A cell that an expression cannot read stands in no value.
  const cells = 'array_to_string(list_transform(problems, lambda p: p.value), chr(30))'
  const refused = ['broken_text', 'reason', cells].map(part => `coalesce(${part}, chr(30))`)
  // Skipped where it is NULL: what calls a thing deleted is another record than what showed it last.
  const deleted = `case when ignored = ${literal(deletedRule)} then chr(29) || ${literal(deletedRule)} end`
  const parts = [
    literal(own),
    daySql(kind, fields),
    ...values,
    ...held,
    ...refused,
    ...(hasFlag(kind) ? [deleted] : []),
  ]
  return `concat_ws(chr(31), ${parts.join(', ')})`
}

function entitiesOf(kind: SourceFile): string {
  return Object.keys(kind.maps).sort().join(',')
}

/**
 * A record that takes its time from its file is known by that day: the same values on another day are news. One whose own
 * cell says when it holds is not.
 */
function daySql(kind: SourceFile, fields: readonly StagedField[]): string {
  if (kind.date === undefined) return 'chr(30)'
  const time = factTimeColumn(kind)
  if (time) {
    const field = fields.find(({ entity, column }) => entity === time.entity && column.name === time.column.name)
    if (!field || time.column.required) return 'chr(30)'
    return `case when ${field.text} is null then coalesce(given_day, chr(30)) else chr(30) end`
  }
  const untimed = (Object.keys(kind.maps) as EntityName[]).map(entity => {
    const times = fields.filter(f => f.entity === entity && entities[entity].time.includes(f.column.name))
    return times.length === 0 ? 'true' : `coalesce(${times.map(time => time.text).join(', ')}) is null`
  })
  return `case when ${untimed.join(' or ')} then coalesce(given_day, chr(30)) else chr(30) end`
}
