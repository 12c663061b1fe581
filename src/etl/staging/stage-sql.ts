import { type EntityColumn, type EntityName, entities, entityNames } from '../../config/entity.js'
import { compileCondition } from '../../config/expression/compile.js'
import { parseExpression } from '../../config/expression/parse.js'
import type { Field } from '../../config/field.js'
import type { SourceFile } from '../../config/source.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { type LandedFile, landedColumns } from '../landing/land.js'
import { cast } from './cast-sql.js'
import { completeMaps, requiredEntities } from './complete-maps.js'
import { cellText, fieldLabel, fieldText } from './field-sql.js'
import { problemsSql } from './problems-sql.js'
import { headerProblems } from './resolve-field.js'
import { derived, type Place } from './staged-columns.js'

export interface StageInput {
  readonly place: Omit<Place, 'fileTime' | 'factTime' | 'factDay'>
  readonly kind: SourceFile
  /** Of every file: they are read as one relation. */
  readonly header: readonly string[]
  readonly files: readonly FileToStage[]
  readonly projectCurrency: string
}

/** A landed file, and what its rows are to say of it. */
export interface FileToStage {
  readonly landed: LandedFile
  /** `YYYY-MM-DD` of the file's name, where its kind declares one. */
  readonly day: string | null
  readonly fileId: bigint
}

/** A mapped column with the names that its text and its value have in the statement. */
export interface StagedField {
  readonly entity: EntityName
  readonly column: EntityColumn
  readonly field: Field
  readonly label: string
  readonly text: string
  readonly typed: string
  readonly expected: string
  readonly required: boolean
}

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
  for (const entity of entityNames) {
    for (const column of maps[entity] ? entities[entity].columns : []) {
      const field = maps[entity]?.[column.name]
      const name = `${entity}__${column.name}`
      if (!field) {
        placed.set(name, values.name(`cast(null as ${sqlTypes[column.type]})`))
        continue
      }
      const text = texts.name(fieldText(field, kind, header))
      const { typed: sql, expected } = cast(text, column, field, timezone)
      const typed = values.name(sql)
      placed.set(name, typed)
      const label = fieldLabel(field, column.name, header)
      const isRequired = column.required === true && required.includes(entity)
      fields.push({ entity, column, field, label, text, typed, expected, required: isRequired })
    }
  }
  const place: Place = {
    ...input.place,
    fileTime: 'cast(given_day as timestamp)',
    factTime: factTime(kind),
    factDay: factDay(fields, input),
  }
  const derivedNames = new Once('derived')
  for (const entity of entityNames) {
    if (!maps[entity]) continue
    for (const [name, sql] of Object.entries(derived[entity](place)))
      placed.set(`${entity}__${name}`, derivedNames.name(inPlace(sql, placed)))
  }
  const { text, reason } = landedColumns
  const steps = [
    `landed as (${landedSql(input.files)})`,
    `cells as (select record, given_file_id, given_day, coalesce(cast(${landedColumns.line} as bigint), given_lines + record) as line, ${text} as broken_text, ${reason} as broken_reason,
      ${ignoredSql(input)} as ignored${texts.list()}
      from landed)`,
    `typed as (select *${values.list()} from cells)`,
    `derived as (select *${derivedNames.list()} from typed)`,
    `judged as (select *, ${inPlace(problemsSql(fields, input, headerProblems(kind, header)), placed)} as problems,
      cast(md5(${canonicalText(input, fields)}) as uuid) as record_md5 from derived)`,
  ]
  const columns = entityNames.flatMap(entity => (maps[entity] ? stagedColumns(entity, maps, placed) : []))
  return `with ${steps.join(',\n')}
    select given_file_id as file_id, cast(record as bigint) as record,
      ${literal(input.place.source.name)} as source, line, ignored, problems,
      coalesce(problems[1].column_name || ': ', '') || problems[1].reason as reason, record_md5,
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
  maps: SourceFile['maps'],
  placed: ReadonlyMap<string, string>,
): readonly string[] {
  return [...placed].flatMap(([name, value]) => {
    if (!name.startsWith(`${entity}__`)) return []
    const column = name.slice(entity.length + 2)
    if (!isObserved(entity, column)) return `${value} as ${name}`
    // What a record leaves empty is news; what it does not carry is none.
    return maps[entity]?.[column]
      ? `coalesce(cast(${value} as varchar), '') as ${name}`
      : `cast(null as varchar) as ${name}`
  })
}

/** Attributes of customers and products have a history, in which `''` stands for empty and NULL for not said. */
function isObserved(entity: EntityName, column: string): boolean {
  if (entity !== 'customer' && entity !== 'product') return false
  const isOwn = entities[entity].columns.some(({ name }) => name === column)
  return isOwn && !column.endsWith('_id') && column !== 'created_at' && !entities[entity].time.includes(column)
}

const sqlTypes = {
  id: 'varchar',
  text: 'varchar',
  integer: 'bigint',
  decimal: 'decimal(18,4)',
  date: 'date',
  timestamp: 'timestamp',
  boolean: 'boolean',
} as const

/**
 * The business day of the fact in the record. Where the zone of the times is that of the business, a local time has it
 * on its face: no way through UTC and back.
 */
function factDay(fields: readonly StagedField[], { place, kind }: StageInput): string | null {
  const time = factTime(kind)
  const field = fields.find(({ entity, column }) => `${entity}__${column.name}` === time)
  if (!time || !field) return null
  const throughUtc = `business_day(${time}, ${literal(place.zone)})`
  const format = 'format' in field.field ? field.field.format : undefined
  if (place.zone !== place.source.contract.timezone || format?.includes('%z')) return throughUtc
  if (format !== undefined) return `cast(strict_local_time_as(${field.text}, ${literal(format)}) as date)`
  return `coalesce(cast(strict_local_time(${field.text}) as date), ${throughUtc})`
}

/** Times of facts that stand in the record itself. */
function factTime(kind: SourceFile): string | null {
  if (kind.maps.order_line) return 'order_line__ordered_at'
  return kind.maps.return_line ? 'return_line__returned_at' : null
}

/** The records of the files, each with the id, the day and the lines above of its file. */
function landedSql(files: readonly FileToStage[]): string {
  const given = ({ fileId, day, landed }: FileToStage) => [
    `cast(${fileId} as bigint)`,
    day === null ? 'cast(null as varchar)' : literal(day),
    landed.lines_above === null ? 'cast(null as bigint)' : `cast(${landed.lines_above} as bigint)`,
  ]
  const [only] = files
  if (only && files.length === 1) {
    const [id, day, lines] = given(only)
    return `select *, file_row_number + 1 as record, ${id} as given_file_id, ${day} as given_day, ${lines} as given_lines
      from read_parquet(${literal(only.landed.path)}, file_row_number = true)`
  }
  const paths = files.map(file => literal(file.landed.path))
  const rows = files.map((file, i) => `(${paths[i]}, ${given(file).join(', ')})`)
  return `select file.*, file.file_row_number + 1 as record, given.* exclude (path)
    from read_parquet([${paths.join(', ')}], filename = true, file_row_number = true) as file
    join (values ${rows.join(', ')}) as given(path, given_file_id, given_day, given_lines) on given.path = file.filename`
}

function ignoredSql({ kind, header, place }: StageInput): string {
  const whens = place.source.contract.ignore.map(rule => {
    const column = (name: string) =>
      header.includes(name.trim()) ? cellText(name.trim(), kind.read.nulls) : 'null::varchar'
    return `when ${compileCondition(parseExpression(rule.when), column)} then ${literal(rule.name)}`
  })
  return whens.length === 0 ? 'null::varchar' : `case ${whens.join(' ')} end`
}

/**
 * The canonical record: every mapped value, cast where it can be and as trimmed text where it cannot, with its business
 * time; the same for every kind of file of the source that feeds the same entities.
 */
function canonicalText(input: StageInput, fields: readonly StagedField[]): string {
  const own = Object.keys(input.kind.maps).sort().join(',')
  const alike = input.place.source.contract.files.filter(kind => Object.keys(kind.maps).sort().join(',') === own)
  const parts = entityNames.flatMap(entity =>
    entities[entity].columns
      .filter(column => alike.some(kind => kind.maps[entity]?.[column.name]))
      .map(column => {
        const field = fields.find(f => f.entity === entity && f.column === column)
        return field ? `coalesce(cast(${field.typed} as varchar), ${field.text}, chr(30))` : 'chr(30)'
      }),
  )
  const day = usesFileDay(input.kind) ? ["coalesce(given_day, '')"] : []
  return `concat_ws(chr(31), ${[literal(own), ...day, ...parts, 'coalesce(broken_text, chr(30))'].join(', ')})`
}

/** A record without a time of its own is known by the day of its file: the same values on another day are news. */
function usesFileDay(kind: SourceFile): boolean {
  if (kind.date === undefined || factTime(kind) !== null) return false
  return Object.entries(kind.maps).some(
    ([name, mapping]) => !entities[name as EntityName].time.some(time => mapping?.[time]),
  )
}
