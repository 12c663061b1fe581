import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../config/package-root.js'
import type { ColumnSchema, SqlType, TableSchema } from './engine/table-schema.js'
import { type SqlFile, sqlFile } from './sql-file.js'

let known: ReadonlyMap<string, TableSchema> | undefined

/** Every table that has a file in `sql/schema`, by name. */
export function tables(): ReadonlyMap<string, TableSchema> {
  known ??= new Map(
    readdirSync(join(packageRoot(), 'sql/schema'))
      .sort()
      .map(file => parseSchema(sqlFile(`schema/${file}`)))
      .map(table => [table.name, table]),
  )
  return known
}

/** What outlives a star that is built anew: the history of scores and fits, and of lists that went out. */
export function outlives(name: string): boolean {
  return ['model_fit', 'model_drift', 'handed_out_activity'].includes(name) || /^score_.*_history$/.test(name)
}

/** The names of the tables that outlive a star. */
export function outlivingTables(): readonly string[] {
  return [...tables().keys()].filter(outlives)
}

/** @throws when `sql/schema` has no such table. */
export function table(name: string): TableSchema {
  const found = tables().get(name)
  if (!found) throw new RangeError(`no file sql/schema/${name}.sql`)
  return found
}

/**
 * Reads the one form that the files of `sql/schema` have: a column a line, `name type [not null][,] -- meaning`, where
 * the meaning may start with `personal:` or `lineage:`.
 * @throws SyntaxError for any other form, a type that one engine would change, or a grain that is no required column
 */
export function parseSchema(file: SqlFile): TableSchema {
  const [first = '', ...lines] = file.text.split('\n')
  const name = /^create or replace table ([a-z_]+) \($/.exec(first)?.[1]
  if (name === undefined)
    throw new SyntaxError(`${file.path}: found "${first}", expected "create or replace table name ("`)
  if (file.path !== `schema/${name}.sql`)
    throw new SyntaxError(`${file.path}: makes the table ${name}: name the file after it`)
  if (lines.pop() !== ')') throw new SyntaxError(`${file.path}: expected ")" alone on the last line`)
  const columns = lines.map((line, i) => parseColumn(line, i === lines.length - 1, file.path))
  const twice = columns.find((column, i) => columns.findIndex(other => other.name === column.name) < i)
  if (twice) throw new SyntaxError(`${file.path}: two columns are named ${twice.name}`)
  for (const column of file.grain) {
    const found = columns.find(({ name }) => name === column)
    if (!found) throw new SyntaxError(`${file.path}: the grain names ${column}, which is no column`)
    if (found.nullable) throw new SyntaxError(`${file.path}: ${column} is part of the grain: declare it not null`)
  }
  const { meaning, grain } = file
  if (grain.length === 0) throw new SyntaxError(`${file.path}: no "-- grain: column, …"`)
  return { name, meaning, grain, columns, ddl: file.text.replaceAll(/ --[^\n]*/g, '') }
}

const columnLine =
  /^ {2}([a-z_][a-z_0-9]*) ([a-z]+(?:\(\d+(?:,\d+)?\))?)( not null)?(,?) -- (?:(personal|lineage): )?(\S.*)$/

function parseColumn(line: string, last: boolean, path: string): ColumnSchema {
  const [, name = '', type = '', required, comma, mark, meaning = ''] = columnLine.exec(line) ?? []
  if (name === '' || (comma === '') !== last) {
    const form = `name type [not null]${last ? '' : ','} -- meaning`
    throw new SyntaxError(`${path}: cannot read "${line.trim()}"; expected: ${form}`)
  }
  if (!isSqlType(type)) {
    throw new SyntaxError(`${path}: ${name} is ${type}; expected ${sqlTypes.join(', ')} or decimal(p,s)`)
  }
  return {
    name,
    type,
    nullable: required === undefined,
    personal: mark === 'personal',
    lineage: mark === 'lineage',
    meaning,
  }
}

const sqlTypes = ['bigint', 'integer', 'double', 'date', 'timestamp(6)', 'varchar', 'boolean', 'uuid'] as const

function isSqlType(text: string): text is SqlType {
  return sqlTypes.some(type => type === text) || /^decimal\(\d+,\d+\)$/.test(text)
}
