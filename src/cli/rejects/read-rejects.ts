import type { SourceContract } from '../../config/source.js'
import { didYouMean } from '../../config/suggest.js'
import type { RowsetColumn } from '../../reports/formats/rowset.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { filesOf } from '../night/intake-steps.js'
import type { ProjectContext } from '../project-context.js'
import { UsageError } from '../usage-error.js'
import { openRawReader, rawText } from './raw-records.js'
import { shownExamples } from './shown-examples.js'

/** Which records in quarantine are asked for. */
export interface RejectFilter {
  readonly source?: string | undefined
  readonly file?: string | undefined
  readonly reason?: string | undefined
}

/** Records in quarantine for one reason, in one column of one file. */
export type RejectCount = {
  source: string
  file: string
  column_name: string | null
  reason: string
  records: bigint
  first_line: bigint | null
  example: string | null
}

export const rejectCountColumns: readonly RowsetColumn[] = [
  { name: 'source', type: { kind: 'varchar' } },
  { name: 'file', type: { kind: 'varchar' } },
  { name: 'column_name', type: { kind: 'varchar' } },
  { name: 'reason', type: { kind: 'varchar' } },
  { name: 'records', type: { kind: 'bigint' } },
  { name: 'first_line', type: { kind: 'bigint' } },
  { name: 'example', type: { kind: 'varchar' } },
]

/**
 * Examples of columns that name or describe a person show `***`.
 * @throws UsageError for a source or a file that the night does not have
 */
export async function rejectCounts(
  engine: Engine,
  { source, file, reason }: RejectFilter,
  sources: readonly SourceContract[],
): Promise<readonly RejectCount[]> {
  const name = file === undefined ? null : (await fileNamed(engine, file)).name
  await checkSource(engine, source)
  const values = { source: source ?? null, file: name, reason: reason ?? null }
  const counts = await rows(engine, bind<RejectCount>(sqlFile('reports/rejects.sql'), values))
  const shown = shownExamples(sources)
  return counts.map(count => ({ ...count, example: shown(count) }))
}

/** One thing wrong with a record, and the record as it was delivered. */
export type RejectedRecord = {
  source: string
  file: string
  record: bigint
  line: bigint | null
  column_name: string | null
  value: string | null
  reason: string
  delivered: string | null
}

export const rejectedRecordColumns: readonly RowsetColumn[] = [
  { name: 'source', type: { kind: 'varchar' } },
  { name: 'file', type: { kind: 'varchar' } },
  { name: 'record', type: { kind: 'bigint' } },
  { name: 'line', type: { kind: 'bigint' } },
  { name: 'column_name', type: { kind: 'varchar' } },
  { name: 'value', type: { kind: 'varchar' } },
  { name: 'reason', type: { kind: 'varchar' } },
  { name: 'delivered', type: { kind: 'varchar' } },
]

type Found = Omit<RejectedRecord, 'delivered'> & { kind: string; sha256: string; position: bigint }

/** Records in quarantine with what was delivered, in order of file and record. */
export async function rejectedRecords(
  engine: Engine,
  context: ProjectContext,
  asked: { source?: string | undefined; file?: string | undefined; record?: number | undefined },
): Promise<readonly RejectedRecord[]> {
  const { source, file, record } = asked
  await checkSource(engine, source)
  const file_id = file === undefined ? null : (await fileNamed(engine, file)).file_id
  const values = { file_id, source: source ?? null, record: record === undefined ? null : BigInt(record) }
  const found = await rows(engine, bind<Found>(sqlFile('reports/rejected_records.sql'), values))
  const byFile = new Map<string, Found[]>()
  for (const row of found) byFile.set(row.sha256, [...(byFile.get(row.sha256) ?? []), row])
  await using raw = await openRawReader(context)
  const shown: RejectedRecord[] = []
  for (const rejects of byFile.values()) {
    const [first] = rejects
    if (!first) continue
    const delivered = await raw.read(first, [...new Set(rejects.map(row => row.record))])
    for (const { kind, sha256, position, ...row } of rejects)
      shown.push({ ...row, delivered: rawText(delivered.get(row.record)) })
  }
  return shown
}

/** The file that a user names: as it is known, or by the end of its path. */
async function fileNamed(engine: Engine, given: string): Promise<{ name: string; file_id: bigint }> {
  const files = await filesOf(engine)
  const exact = files.filter(({ name }) => name === given)
  const found = exact.length > 0 ? exact : files.filter(({ name }) => name.endsWith(`/${given}`))
  const [file, ...others] = found
  if (!file)
    throw new UsageError(
      `the night knows no file ${given}${didYouMean(
        given,
        files.map(({ name }) => name),
      )}`,
    )
  if (others.length > 0)
    throw new UsageError(
      `${given} may be ${found.map(({ source, name }) => `${name} of ${source}`).join(' or ')}; name it with its folder`,
    )
  return file
}

async function checkSource(engine: Engine, given: string | undefined): Promise<void> {
  if (given === undefined) return
  const names = [...new Set((await filesOf(engine)).map(({ source }) => source))].sort()
  if (!names.includes(given))
    throw new UsageError(`the night has no source ${given}; it has ${names.join(', ')}${didYouMean(given, names)}`)
}
