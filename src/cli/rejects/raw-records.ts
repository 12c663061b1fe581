import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SourceContract } from '../../config/source.js'
import { findLanded } from '../../etl/landing/find-landed.js'
import { cellName, landedFrom } from '../../etl/staging/landed-sql.js'
import { openWorkbench } from '../../etl/workbench.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { Row } from '../../warehouse/engine/value.js'
import type { ProjectContext } from '../project-context.js'

/** A delivered file, as the night knows it. */
export interface KnownDelivery {
  readonly source: string
  readonly kind: string
  readonly file: string
  readonly sha256: string
}

/** A record as it was delivered: its cells by their headers, or its text where it is broken in structure. */
export type RawRecord = { readonly cells: Readonly<Record<string, string | null>> } | { readonly text: string }

/** Reads delivered records back from where they landed. */
export interface RawReader extends AsyncDisposable {
  /** Records of one file by their numbers; empty where its source, its kind or its copy is gone. */
  read(file: KnownDelivery, records: readonly bigint[]): Promise<ReadonlyMap<bigint, RawRecord>>
}

export async function openRawReader({ loaded, place }: ProjectContext): Promise<RawReader> {
  const engine = await openWorkbench({ spill: tmpdir(), ...loaded.project.engine })
  return {
    read: (file, records) => rawRecords(engine, place.landed, loaded.sources, file, records),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  }
}

async function rawRecords(
  engine: Engine,
  folder: string,
  sources: readonly SourceContract[],
  file: KnownDelivery,
  records: readonly bigint[],
): Promise<ReadonlyMap<bigint, RawRecord>> {
  const source = sources.find(({ name }) => name === file.source)
  const kind = source?.contract.files.find(({ name }) => name === file.kind)
  const landed = kind && (await findLanded(join(folder, file.source), kind, { name: file.file, sha256: file.sha256 }))
  if (!landed || records.length === 0) return new Map()
  const found = await rows(
    engine,
    statement<Row>(`select landed.*, cast(landed.file_row_number + 1 as bigint) as record
      from ${landedFrom(landed.header, literal(landed.path))}
      where landed.file_row_number + 1 in (${records.join(', ')}) order by record`),
  )
  return new Map(found.map(row => [BigInt(String(row.record)), rawRecord(row, landed.header)]))
}

function rawRecord(row: Row, header: readonly string[]): RawRecord {
  if (typeof row.broken_text === 'string') return { text: row.broken_text.trim() }
  return { cells: Object.fromEntries(header.map((name, i) => [name, textOf(row[cellName(i)])])) }
}

function textOf(cell: Row[string] | undefined): string | null {
  return cell === undefined || cell === null ? null : String(cell)
}

/** A record in one line: its text, or its cells as JSON. */
export function rawText(record: RawRecord | undefined): string | null {
  if (!record) return null
  return 'text' in record ? record.text : JSON.stringify(record.cells)
}
