import { columnType } from '../../reports/formats/column-type.js'
import {
  type SegmentChoice,
  segmentColumns,
  segmentFaults,
  segmentQuery,
  writeSegment,
} from '../../reports/write-segment.js'
import { statement } from '../../warehouse/engine/query.js'
import { segmentIdsOf } from '../night/audiences.js'
import { listed, notePersonal } from '../night/personal.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, sayWritten, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

/** The customers of one segment, on the screen or in a file. */
export async function showSegment(
  context: ProjectContext,
  id: string,
  columns: string | undefined,
  limit: number | null,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const choice = chosen(context, [id], columns)
  if (output.path !== null && limit === null) return write(context, choice, output, false, terminal)
  if (output.format === 'parquet') throw new UsageError('--limit does not go with parquet; take csv, ndjson or arrow')
  await using engine = await openNoted(context, choice, 'segments show', terminal)
  const { text, values } = engine.compile(segmentQuery(choice))
  const query = statement(limit === null ? text : `${text} limit ${limit}`, values)
  const found = (await engine.describe(query)).map(({ name, type }) => ({ name, type: columnType(type) }))
  await writeRows({ columns: found, chunks: engine.read(query, terminal.signal) }, output.format, output.path, terminal)
}

/** The customers of some segments as a file. */
export async function exportSegments(
  context: ProjectContext,
  ids: string,
  columns: string | undefined,
  output: Output,
  bom: boolean,
  terminal: Terminal,
): Promise<void> {
  if (output.path === null) throw new UsageError('an export is a file: name it with -o FILE')
  if (bom && output.format !== 'csv') throw new UsageError(`--bom is for csv, not for ${output.format}`)
  await write(context, chosen(context, listed(ids), columns), output, bom, terminal)
}

async function write(
  context: ProjectContext,
  choice: SegmentChoice,
  { format, path }: Extract<Output, { path: string }>,
  bom: boolean,
  terminal: Terminal,
): Promise<void> {
  await using engine = await openNoted(context, choice, 'segments export', terminal)
  const { rows } = await writeSegment(engine, { ...choice, format, bom }, path)
  sayWritten(path, rows, terminal)
}

/** @throws UsageError with all that is wrong with it. */
function chosen({ loaded }: ProjectContext, segments: readonly string[], columns: string | undefined): SegmentChoice {
  const choice = { segments, ...(columns !== undefined && { columns: columns.split(',').map(name => name.trim()) }) }
  const faults = segmentFaults(choice, segmentIdsOf(loaded.project))
  if (segments.length === 0) faults.push('no segment is named')
  if (faults.length > 0) throw new UsageError(faults.join('\n'))
  return choice
}

async function openNoted(
  { place }: ProjectContext,
  { columns = [] }: SegmentChoice,
  command: string,
  terminal: Terminal,
) {
  const record = await nightNamed(place)
  const personal = segmentColumns().filter(column => column.personal && columns.includes(column.name))
  await notePersonal(
    place,
    terminal.now(),
    record.night,
    command,
    personal.map(({ name }) => name),
  )
  return readNightTables(place, record)
}
