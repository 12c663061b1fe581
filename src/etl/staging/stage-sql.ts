import { attributeName, isAttribute } from '../../config/attribute.js'
import { columnsOf } from '../../config/columns-of.js'
import { type EntityName, entityNames, keyedNames } from '../../config/entity.js'
import type { Unreadable } from '../../config/expression/unreadable.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { sqlTypes } from '../../warehouse/star/staged-shape.js'
import { canonicalSql } from './canonical-sql.js'
import { cast } from './cast-sql.js'
import { cellErrors, errorsOf } from './cell-errors.js'
import { completeMaps, requiredEntities } from './complete-maps.js'
import { withExpressionCells } from './expression-cells.js'
import { factDay, factTime } from './fact-time.js'
import { fieldLabel, fieldText, unreadableOf } from './field-sql.js'
import { filledDown } from './filled-down.js'
import { heldName, heldParts } from './held-parts.js'
import { ignoreRules } from './ignore-rules.js'
import { writtenAt } from './keyed-columns.js'
import { landedSql } from './landed-sql.js'
import { isObserved } from './observed.js'
import type { Place } from './place.js'
import { problemsSql } from './problems-sql.js'
import type { Flaw, StagedField, StageInput } from './stage-input.js'
import { derived } from './staged-columns.js'

/**
 * The statement that stages landed files of one kind and header: a row a record, with its md5, what is wrong with it, and
 * every canonical column of its entities as `<entity>__<column>`.
 */
export function stageSql(input: StageInput): string {
  const { kind, header } = input
  const maps = completeMaps(kind.maps)
  const required = requiredEntities(kind.maps)
  const texts = new Once('text')
  const values = new Once('value')
  const fields: StagedField[] = []
  const placed = new Map<string, string>()
  const { timezone } = input.place.source.contract
  const written = { timezone, dayStarts: input.place.dayStarts, numbers: kind.read }
  const errors = cellErrors(input)
  const flaws = new Once('flaw')
  const flaw = (label: string, { header, fails, text, reason }: Unreadable): Flaw => ({
    fails: flaws.name(fails),
    label: header ?? label,
    value: flaws.name(text),
    reason,
  })
  const held = heldParts(kind, header)
  const rules = ignoreRules(input)
  const unsure = [...held.flatMap(part => part.unsure), ...rules.unsure].map(one => flaw('', one))
  for (const entity of entityNames) {
    for (const column of maps[entity] ? columnsOf(entity, [maps]) : []) {
      const field = maps[entity]?.[column.name]
      const name = `${entity}__${column.name}`
      if (!field) {
        placed.set(name, values.name(`cast(null as ${sqlTypes[column.type]})`))
        continue
      }
      const text = texts.name(fieldText(field, kind, header))
      const { typed: sql, expected, ambiguous, skipped } = cast(text, column, field, written)
      const typed = values.name(sql)
      placed.set(name, typed)
      const label = fieldLabel(field, column.name, header)
      const heldBy = heldName(entity, kind)
      const isRequired = column.required === true && (heldBy !== null || required.includes(entity))
      const isDemanded = field.kind !== 'value' && field.required === true
      fields.push({
        entity,
        column,
        field,
        label,
        text,
        typed,
        expected,
        ambiguous,
        ...(skipped && { skipped: { ...skipped, test: values.name(skipped.test) } }),
        required: isRequired || isDemanded,
        held: heldBy,
        cellErrors: errorsOf(field, header, errors),
        unreadable: unreadableOf(field, kind, header).map(one => flaw(label, one)),
      })
    }
  }
  const place: Place = {
    ...input.place,
    kind,
    currency: input.projectCurrency,
    maps,
    fileTime: 'given_time',
    factTime: factTime(kind),
    factDay: factDay(fields, input),
    writtenAt: maps.order_line || maps.return_line ? null : writtenAt(null, { maps }),
  }
  const derivedNames = new Once('derived')
  for (const entity of entityNames) {
    if (!maps[entity]) continue
    for (const [name, sql] of Object.entries(derived[entity](place)))
      placed.set(`${entity}__${name}`, derivedNames.name(inPlace(sql, placed)))
  }
  const steps = [
    `landed as (${withExpressionCells(filledDown(landedSql(header, input.files, input.place), kind, header), input, input.place.source.contract.ignore)})`,
    `cells as (select record, given_file_id, given_day, given_time, line, broken_text, broken_reason,
      ${rules.ignored} as ignored${texts.list()}${flaws.list()}${[...errors, ...held].map(({ name, sql }) => `, ${sql} as ${name}`).join('')}
      from landed)`,
    `typed as (select *${values.list()} from cells)`,
    `derived as (select *${derivedNames.list()} from typed)`,
    `judged as (select *, ${inPlace(problemsSql(fields, input, errors, unsure), placed)} as problems,
      coalesce(problems[1].column_name || ': ', '') || problems[1].reason as reason,
      cast(md5(${canonicalSql(input, fields)}) as uuid) as record_md5 from derived)`,
  ]
  const columns = entityNames.flatMap(entity => (maps[entity] ? stagedColumns(entity, place, placed) : []))
  return `with ${steps.join(',\n')}
    select given_file_id as file_id, cast(record as bigint) as record,
      ${literal(input.place.source.name)} as source, line, ignored, problems, reason, record_md5,
      cast('0x' || substr(replace(cast(record_md5 as varchar), '-', ''), 1, 15) as bigint) as record_key,
      ${columns.join(', ')}
    from judged`
}

/** Gives each SQL expression one name: many canonical columns read one cell, and many of them have one value. */
class Once {
  readonly #names = new Map<string, string>()
  constructor(private readonly prefix: string) {}

  name(sql: string): string {
    const name = this.#names.get(sql) ?? `${this.prefix}_${this.#names.size}`
    this.#names.set(sql, name)
    return name
  }

  /** `, sql as name` for each. */
  list(): string {
    return [...this.#names].map(([sql, name]) => `, ${sql} as ${name}`).join('')
  }
}

/** Canonical columns by the names that their values have in the statement. */
function inPlace(sql: string, placed: ReadonlyMap<string, string>): string {
  return sql.replaceAll(/'(?:[^']|'')*'|\b[a-z_]+?__[a-z_]+\b/g, word => placed.get(word) ?? word)
}

/** The columns of an entity in a staged file. */
function stagedColumns(
  entity: EntityName,
  { maps, source }: Place,
  placed: ReadonlyMap<string, string>,
): readonly string[] {
  const isKeyed = keyedNames.some(name => name === entity)
  const own = [...placed].flatMap(([name, value]) => {
    if (!name.startsWith(`${entity}__`)) return []
    const column = name.slice(entity.length + 2)
    if (isAttribute(column)) return []
    if (!isObserved(entity, column)) return `${value} as ${name}`
    // What a record leaves empty is news; what it does not carry is none.
    return maps[entity]?.[column]
      ? `coalesce(cast(${value} as varchar), '') as ${name}`
      : `cast(null as varchar) as ${name}`
  })
  if (entity === 'customer') return [...own, `${attributes(placed)} as customer__attributes`]
  return isKeyed ? [...own, `${keyedBy(entity, source.name, placed)} as ${entity}__entity_key`] : own
}

/** Attributes as one text: `name chr(29) value`, joined by chr(31); NULL where none is mapped. */
function attributes(placed: ReadonlyMap<string, string>): string {
  const pairs = [...placed].flatMap(([name, value]) => {
    const column = name.slice('customer__'.length)
    if (!name.startsWith('customer__') || !isAttribute(column)) return []
    const plain = `translate(coalesce(cast(${value} as varchar), ''), chr(29) || chr(31), '  ')`
    return `${literal(attributeName(column))} || chr(29) || ${plain}`
  })
  // As arguments: a chain of || is as deep as it is long, and an engine goes no deeper than a thousand.
  return pairs.length === 0 ? 'cast(null as varchar)' : `concat_ws(chr(31), ${pairs.join(', ')})`
}

/** A part without an id is known by its record; equal ones get their numbers in the star. */
function keyedBy(entity: EntityName, source: string, placed: ReadonlyMap<string, string>): string {
  const id = placed.get(`${entity}__id_key`)
  return `case when ${id} <> 0 then ${id} else durable_key(${literal(entity)}, ${literal(source)}, cast(record_md5 as varchar)) end`
}
