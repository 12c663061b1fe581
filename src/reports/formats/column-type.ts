import type { ColumnType } from './rowset.js'

const kinds: Readonly<Record<string, ColumnType['kind']>> = {
  BIGINT: 'bigint',
  INTEGER: 'integer',
  SMALLINT: 'integer',
  TINYINT: 'integer',
  DOUBLE: 'double',
  FLOAT: 'double',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  BOOLEAN: 'boolean',
}

/** What a column holds, by the engine's name of its type; what is none of ours is shown as text. */
export function columnType(type: string): ColumnType {
  const [, precision, scale] = /^DECIMAL\((\d+),\s*(\d+)\)$/i.exec(type) ?? []
  if (precision !== undefined && scale !== undefined) {
    return { kind: 'decimal', precision: Number(precision), scale: Number(scale) }
  }
  // Whole numbers wider than a BIGINT: sums and counts.
  if (/^U?HUGEINT$|^UBIGINT$/i.test(type)) return { kind: 'decimal', precision: 38, scale: 0 }
  const kind = kinds[type.toUpperCase()] ?? 'varchar'
  return kind === 'decimal' ? { kind: 'varchar' } : { kind }
}
