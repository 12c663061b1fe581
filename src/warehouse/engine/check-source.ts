import type { ResultColumn } from './engine.js'
import { EngineError } from './engine-error.js'
import type { TableSchema } from './table-schema.js'

/**
 * Holds the columns of a query against those of the table that takes its rows: the same names in any order, and types
 * that change no value. DuckDB alone would put 1.7 into a BIGINT as 2, read text as numbers, and drop what has no
 * column; Trino refuses.
 * @throws EngineError `conversion`
 */
export function checkSource(table: TableSchema, answer: readonly ResultColumn[], statement: string): void {
  const fail = (text: string): never => {
    throw new EngineError('conversion', `rows for ${table.name}: ${text}`, statement)
  }
  for (const { name, type } of table.columns) {
    const found = answer.find(column => column.name === name)
    if (!found) fail(`the query lacks the column ${name}`)
    else if (!keeps(found.type, type)) fail(`column ${name} is ${found.type}, expected ${type}: cast it`)
  }
  const extra = answer.find(({ name }) => table.columns.every(column => column.name !== name))
  if (extra) fail(`the query answers ${extra.name}, which is no column of the table: leave it out, or add it`)
}

/** A bare NULL is INTEGER to DuckDB, so an integer goes into anything. */
function keeps(from: string, to: string): boolean {
  const [kind, scale] = family(from)
  const [wanted, room] = family(to)
  if (from === 'INTEGER' || kind === wanted) return scale <= room
  if (wanted === 'double') return kind === 'exact'
  return kind === 'date' && wanted === 'timestamp'
}

/** Integers are decimals of scale 0: all exact. Ranges are left to the engine, which fails on them. */
function family(type: string): readonly [kind: string, scale: number] {
  const text = type.toLowerCase()
  const decimal = /^decimal\(\d+, ?(\d+)\)$/.exec(text)
  if (decimal) return ['exact', Number(decimal[1])]
  if (/^u?(tiny|small|big|huge)?int(eger)?$/.test(text)) return ['exact', 0]
  if (text === 'float') return ['double', 0]
  return [text.replace(/\(\d+\)$/, ''), 0]
}
