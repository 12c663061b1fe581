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

/** @throws when `sql/schema` has no such table. */
export function table(name: string): TableSchema {
  const found = tables().get(name)
  if (!found) throw new RangeError(`no file sql/schema/${name}.sql`)
  return found
}

/**
 * Reads the one form that the files of `sql/schema` have: a column a line, `name type [not null][,] -- meaning`, where
 * the meaning may start with `personal:` or `lineage:`.
 */
export function parseSchema(file: SqlFile): TableSchema {
  const name = /^create or replace table ([a-z_]+) \($/m.exec(file.text)?.[1]
  if (name === undefined) throw new SyntaxError(`${file.path}: expected "create or replace table name ("`)
  const columns = file.text
    .split('\n')
    .slice(1, -1)
    .map((line): ColumnSchema => {
      const [, column, type, required, mark, meaning] =
        /^ {2}([a-z_0-9]+) ([a-z]+(?:\(\d+(?:, ?\d+)?\))?)( not null)?,? -- (?:(personal|lineage): )?(.+)$/.exec(line) ?? []
      if (column === undefined || type === undefined || meaning === undefined) {
        throw new SyntaxError(`${file.path}: cannot read "${line.trim()}"; expected: name type [not null], -- meaning`)
      }
      return {
        name: column,
        type: type as SqlType,
        nullable: required === undefined,
        personal: mark === 'personal',
        lineage: mark === 'lineage',
        meaning,
      }
    })
  return { name, meaning: file.meaning, grain: file.grain, columns, ddl: file.text.replaceAll(/ --[^\n]*/g, '') }
}
