import { literal } from '../../warehouse/engine/quoting.js'
import type { LandedFile } from '../landing/landed-file.js'
import { type BusinessDay, startOfDay } from './business-day.js'

/** A landed file, and what its rows are to say of it. */
export interface FileToStage {
  readonly landed: LandedFile
  /** `YYYY-MM-DD` of the file's name, where its kind declares one. */
  readonly day: string | null
  readonly fileId: bigint
}

/** A cell of a landed file by the place of its header: a header may be any word, those of this statement too. */
export function cellName(place: number): string {
  return `cell_${place}`
}

/**
 * Landed files of one header (a path or a list of them, as SQL) as `landed`: `cell_0`, `cell_1` …, then what
 * `landedColumns` says of each record. A landed file has its own columns first, in their order.
 */
export function landedFrom(header: readonly string[], paths: string): string {
  const names = [...header.map((_, i) => cellName(i)), 'landed_line', 'broken_text', 'broken_reason']
  return `read_parquet(${paths}) as landed(${names.join(', ')})`
}

/** The records of files of one header, with their numbers and lines, and the id and the day of their file. */
export function landedSql(header: readonly string[], files: readonly FileToStage[], business: BusinessDay): string {
  const own = 'landed.*, landed.file_row_number + 1 as record'
  const line = (above: string) => `coalesce(cast(landed_line as bigint), ${above} + landed.file_row_number + 1) as line`
  const [only] = files
  if (only && files.length === 1) {
    const { path, id, day, time, lines } = given(only, business)
    return `select ${own}, ${id} as given_file_id, ${day} as given_day, ${time} as given_time, ${line(lines)} from ${landedFrom(header, path)}`
  }
  const all = files.map(file => given(file, business))
  return `select ${own}, given_file_id, given_day, given_time, ${line('given_lines')}
    from ${landedFrom(header, `[${all.map(({ path }) => path).join(', ')}]`)}
    join (values ${all.map(({ path, id, day, time, lines }) => `(${path}, ${id}, ${day}, ${time}, ${lines})`).join(', ')})
      as given(path, given_file_id, given_day, given_time, given_lines) on given.path = landed.filename`
}

function given({ fileId, day, landed: { path, lines_above } }: FileToStage, business: BusinessDay) {
  return {
    path: literal(path),
    id: `cast(${fileId} as bigint)`,
    day: day === null ? 'cast(null as varchar)' : literal(day),
    time: day === null ? 'cast(null as timestamp)' : startOfDay(`date ${literal(day)}`, business),
    lines: lines_above === null ? 'cast(null as bigint)' : `cast(${lines_above} as bigint)`,
  }
}
