import type { Drift } from '../../etl/drift/drift.js'
import type { RowsetColumn } from '../../reports/formats/rowset.js'
import type { CheckResult } from '../../warehouse/checks.js'
import type { Row } from '../../warehouse/engine/value.js'
import type { WrittenAudience } from '../night/audiences.js'
import { type FileFates, fatesBySource } from '../night/fates.js'
import type { Part } from './parts.js'

/** What a night noted of itself; absent where a step did not run. */
type Tonight = Readonly<Record<string, unknown>>
type Table = { readonly columns: readonly RowsetColumn[]; readonly rows: readonly Row[] }

/** One table of what a night did. */
export function partRows(part: Part, tonight: Tonight): Table {
  return tables[part](tonight)
}

const tables: Readonly<Record<Part, (tonight: Tonight) => Table>> = {
  sources: ({ files }) => fates(fatesBySource(listOf<FileFates>(files))),
  files: ({ files }) => fates(listOf<FileFates>(files)),
  set_aside: ({ set_aside }) => ({ columns: texts('source', 'file', 'reason'), rows: listOf<Row>(set_aside) }),
  drift: ({ drift }) => ({
    columns: [...texts('source', 'kind', 'file'), ...counts('files'), ...texts('drift', 'column', 'action', 'detail')],
    rows: listOf<Drift>(drift).map(one => ({ ...one, files: BigInt(one.files) })),
  }),
  quality: ({ quality }) => ({ columns: texts('source', 'action', 'detail'), rows: listOf<Row>(quality) }),
  checks: ({ checks }) => ({
    columns: [
      ...texts('name'),
      { name: 'passed', type: { kind: 'boolean' } },
      { name: 'blocking', type: { kind: 'boolean' } },
      ...counts('rows'),
      ...texts('meaning'),
    ],
    rows: listOf<CheckResult>(checks).map(({ name, passed, blocking, rows, meaning }) => ({
      name,
      passed,
      blocking,
      rows: BigInt(rows),
      meaning,
    })),
  }),
  models: ({ models }) => ({
    columns: texts('model', 'fit_day', 'state', 'notes'),
    rows: listOf<{ model: string; fit_day: string; state: string; notes: readonly string[] }>(models).map(model => ({
      ...model,
      notes: model.notes.join('; '),
    })),
  }),
  audiences: ({ audiences }) => ({
    columns: [...texts('name', 'file'), ...counts('rows', 'bytes'), ...texts('directory')],
    rows: listOf<WrittenAudience>(audiences).map(({ name, file, rows, bytes, directory }) => ({
      name,
      file,
      rows: BigInt(rows),
      bytes: BigInt(bytes),
      directory,
    })),
  }),
  durations: ({ durations_ms }) => ({
    columns: [...texts('step'), ...counts('milliseconds')],
    rows: Object.entries(durations_ms ?? {}).map(([step, milliseconds]) => ({
      step,
      milliseconds: BigInt(milliseconds),
    })),
  }),
}

/** Every fate that any file has is a column; they add up to `records`. */
function fates(files: readonly FileFates[]): Table {
  const names = [...new Set(files.flatMap(file => Object.keys(file.fates)))].sort()
  const rows = files.map(({ source, file, records, fates }) => {
    const counted = names.map(name => [name, BigInt(fates[name] ?? 0)] as const)
    return { source, file, records: BigInt(records), ...Object.fromEntries(counted) }
  })
  return { columns: [...texts('source', 'file'), ...counts('records', ...names)], rows }
}

function texts(...names: readonly string[]): RowsetColumn[] {
  return names.map(name => ({ name, type: { kind: 'varchar' } }))
}

function counts(...names: readonly string[]): RowsetColumn[] {
  return names.map(name => ({ name, type: { kind: 'bigint' } }))
}

function listOf<T>(noted: unknown): readonly T[] {
  return (noted as readonly T[] | undefined) ?? []
}
