import { attributeName, isAttribute } from '../../config/attribute.js'
import { type EntityName, entityNames } from '../../config/entity.js'
import type { SourceFile } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { Row } from '../../warehouse/engine/value.js'
import { isObserved } from './observed.js'
import { mappedFields } from './resolve-field.js'

/** What staging counts in a file. */
export interface FileCounts {
  readonly records: number
  /** Of them, those with something wrong. */
  readonly quarantined: number
  /** Of them, those that no rule ignores. */
  readonly judged: number
  /** Of those, by `entity.column`, how many have no value: an empty cell, or one that was refused; only where any has none. */
  readonly empty: Readonly<Record<string, number>>
  /** The latest version that its records declare, of a kind whose newer files replace older ones of their name. */
  readonly newest_at?: string | null
  /** Of those, cells by column and reason. */
  readonly refused: readonly Refused[]
}

export interface Refused {
  readonly label: string
  readonly reason: string
  readonly cells: number
}

export const noRecords: FileCounts = { records: 0, quarantined: 0, judged: 0, empty: {}, refused: [] }

/** @param from staged records of one kind of file, as a relation in SQL */
export async function countsByFile(
  engine: Engine,
  from: string,
  kind: SourceFile,
): Promise<ReadonlyMap<bigint, FileCounts>> {
  const columns = mappedFields(kind).filter(({ field }) => field.kind !== 'value')
  const counts = columns.map(({ entity, column }, i) => {
    return `, count(*) filter (where ignored is null and ${isEmpty(entity, column)}) as empty_${i}`
  })
  const counted = await rows(
    engine,
    statement<Row>(`select file_id, count(*) as records, count(problems) as quarantined, count(*) - count(ignored) as judged,
      ${newestAt(kind)} as newest_at
      ${counts.join('')} from ${from} group by file_id`),
  )
  const isAny = counted.some(row => row.quarantined !== 0n)
  const refused = isAny ? await refusedByFile(engine, from) : new Map<bigint, Refused[]>()
  return new Map(
    counted.map(row => {
      const fileId = BigInt(String(row.file_id))
      const empty = columns.flatMap(({ entity, column }, i) => {
        const count = Number(row[`empty_${i}`])
        return count === 0 ? [] : [[`${entity}.${column}`, count] as const]
      })
      const counts: FileCounts = {
        records: Number(row.records),
        quarantined: Number(row.quarantined),
        judged: Number(row.judged),
        empty: Object.fromEntries(empty),
        newest_at: row.newest_at === null ? null : String(row.newest_at),
        refused: refused.get(fileId) ?? [],
      }
      return [fileId, counts]
    }),
  )
}

/** SQL of whether a staged column has no value; attributes stand in one text, an empty one with nothing behind its name. */
function isEmpty(entity: EntityName, column: string): string {
  const name = `${entity}__${column}`
  if (isAttribute(column)) {
    const pair = `chr(31) || ${literal(attributeName(column))} || chr(29) || chr(31)`
    return `contains(chr(31) || ${entity}__attributes || chr(31), ${pair})`
  }
  return isObserved(entity, column) ? `coalesce(${name}, '') = ''` : `${name} is null`
}

function newestAt(kind: SourceFile): string {
  const versions = kind.replaces === 'file' ? versionColumns(kind) : []
  return versions.length === 0 ? 'cast(null as timestamp)' : `max(greatest(${versions.join(', ')}))`
}

/** What of a kind says when its records were written. */
function versionColumns({ maps }: SourceFile): readonly string[] {
  return entityNames.flatMap(entity => (maps[entity]?.updated_at ? `${entity}__updated_at` : []))
}

/** So many reasons of a file are told apart: those of columns are few. */
async function refusedByFile(engine: Engine, from: string): Promise<ReadonlyMap<bigint, Refused[]>> {
  const found = await rows(
    engine,
    statement<{ file_id: bigint; label: string; reason: string; cells: bigint }>(
      `select file_id, problem.column_name as label, problem.reason as reason, count(*) as cells
      from (select file_id, unnest(problems) as problem from ${from} where problems is not null and ignored is null)
      where problem.column_name is not null group by all order by all`,
    ),
  )
  const byFile = new Map<bigint, Refused[]>()
  for (const { file_id, label, reason, cells } of found)
    byFile.set(file_id, [...(byFile.get(file_id) ?? []), { label, reason, cells: Number(cells) }])
  return byFile
}
