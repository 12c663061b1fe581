import type { ResultColumn } from './engine.js'
import type { SqlType } from './table-schema.js'

const types: Readonly<Record<string, SqlType>> = {
  BIGINT: 'bigint',
  INTEGER: 'integer',
  DOUBLE: 'double',
  DATE: 'date',
  TIMESTAMP: 'timestamp(6)',
  VARCHAR: 'varchar',
  BOOLEAN: 'boolean',
  UUID: 'uuid',
}

/** The type of an answer's column as one that tables may have; null for one that they may not, such as HUGEINT or a list. */
export function sqlType({ type }: ResultColumn): SqlType | null {
  const decimal = /^DECIMAL\((\d+),\s?(\d+)\)$/.exec(type)
  if (decimal) return `decimal(${Number(decimal[1])},${Number(decimal[2])})`
  return types[type] ?? null
}
