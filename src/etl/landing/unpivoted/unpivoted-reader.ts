import { rename } from 'node:fs/promises'
import type { SourceFile } from '../../../config/source.js'
import { columnsOfRecords, turns, type Unpivot } from '../../../config/unpivot.js'
import { rows } from '../../../warehouse/engine/engine.js'
import { statement } from '../../../warehouse/engine/query.js'
import { literal, quoted } from '../../../warehouse/engine/quoting.js'
import { BrokenFile } from '../../broken-file.js'
import { type CutFile, landedColumns } from '../landed-file.js'
import type { OpenFile } from '../open-file.js'
import type { Draft, Reader } from '../reader.js'

/** Lands one record for each filled cell below the columns that are turned; `lines_above` is told record by record then. */
export function unpivoted(reader: Reader, unpivot: Unpivot): Reader {
  const shape = ({ read: { nulls } }: SourceFile) => ({ ...unpivot, nulls })
  return {
    isText: reader.isText,
    dialects: (kind, name) => reader.dialects(kind, name).map(own => ({ own, unpivot: shape(kind) })),
    dialect: async (file, kind) => ({ own: await reader.dialect(file, kind), unpivot: shape(kind) }),
    async header(file, kind) {
      return recordHeader(file, unpivot, await reader.header(file, kind))
    },
    async land(file, kind, draft) {
      const cut = await reader.land(file, kind, draft)
      const header = recordHeader(file, unpivot, cut.header)
      const records = await turn(file, unpivot, kind.read.nulls, cut, draft)
      const errors = (cut.error_columns ?? []).map(place => {
        const name = cut.header[place] ?? ''
        return header.indexOf(turns(unpivot, name) ? unpivot.value : name)
      })
      return {
        header,
        records,
        broken: cut.broken,
        lines_above: null,
        ...(errors.length > 0 && { error_columns: [...new Set(errors)].sort((a, b) => a - b) }),
      }
    },
  }
}

/** @throws BrokenFile where no column is turned, or a name is there already */
function recordHeader({ delivery: { name: file } }: OpenFile, unpivot: Unpivot, header: readonly string[]) {
  if (!header.some(name => turns(unpivot, name))) {
    const what = `has no column that unpivot.columns names (${unpivot.columns.join(', ')}); its columns: ${header.join(', ')}`
    throw new BrokenFile('columns', file, what)
  }
  const columns = columnsOfRecords({ unpivot }, header)
  const twice = columns.find((name, i) => columns.findIndex(one => one.toLowerCase() === name.toLowerCase()) < i)
  if (twice === undefined) return columns
  throw new BrokenFile('columns', file, `has a column '${twice}' of its own; give another name in unpivot`)
}

/**
 * A record of which no cell is filled stays one, without name and value: what comes in has a fate.
 *
 * @returns the number of records
 */
async function turn(
  { engine }: OpenFile,
  unpivot: Unpivot,
  nulls: readonly string[],
  { header, lines_above }: CutFile,
  draft: Draft,
): Promise<number> {
  const { line, text, reason } = landedColumns
  const cells = header.map((_, i) => `cell_${i}`)
  const places = header.flatMap((name, i) => (turns(unpivot, name) ? [i] : []))
  const nothing = ['', ...nulls].map(one => literal(one)).join(', ')
  const list = places.map(i => `{'name': ${literal(header[i] ?? '')}, 'value': cell_${i}}`).join(', ')
  const filled = `list_filter([${list}], lambda one: one.value is not null and trim(one.value) not in (${nothing}))`
  const kept = header.flatMap((name, i) => (turns(unpivot, name) ? [] : [`cell_${i} as ${quoted(name)}`]))
  // Readers say the line where it is not the record's place below the header.
  const told = lines_above === null ? 'line' : `coalesce(line, cast(place + 1 + ${lines_above} as varchar))`
  const next = `${draft.path}.unpivoted`
  const [made] = await rows(
    engine,
    statement<{ Count: bigint }>(`copy (
      select ${[
        ...kept,
        `cells[turned].name as ${quoted(unpivot.name)}`,
        `cells[turned].value as ${quoted(unpivot.value)}`,
        `${told} as ${line}`,
        `broken as ${text}`,
        `reason as ${reason}`,
      ].join(', ')}
      from (
        select *, unnest(range(1, greatest(len(cells), 1) + 1)) as turned
        from (
          select *, ${filled} as cells
          from read_parquet(${literal(draft.path)}, file_row_number = true) as landed(${[...cells, 'line', 'broken', 'reason', 'place'].join(', ')})
        )
      )
      order by place, turned) to ${literal(next)} (format parquet)`),
    draft.signal,
  )
  await rename(next, draft.path)
  return Number(made?.Count ?? 0n)
}
