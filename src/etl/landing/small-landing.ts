import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { contractSchema } from '../../config/contract.js'
import type { SourceContract } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { Row } from '../../warehouse/engine/value.js'
import { type Discovered, discover } from '../discover.js'
import { openWorkbench } from '../workbench.js'
import { DeliveredBytes } from './delivered-bytes.js'
import { fingerprintOf, land } from './land.js'
import type { LandedFile } from './landed-file.js'
import { deliveriesIn } from './parts.js'

/** A record as it landed: its cells, or what is broken about it. */
export interface LandedRecord {
  readonly line: number | null
  readonly cells?: Readonly<Record<string, string | null>>
  readonly text?: string
  readonly reason?: string
}

export interface SmallLanded {
  readonly name: string
  readonly file: LandedFile
  readonly records: readonly LandedRecord[]
}

/** A source and its landing, small enough for a test. */
export interface SmallLanding extends AsyncDisposable {
  readonly folder: string
  readonly engine: Engine
  put(name: string, content: string | Uint8Array): Promise<void>
  /** What lies where the kinds say. */
  find(files: string): Promise<Discovered>
  /** Everything that the kinds of files find, landed. */
  land(files: string): Promise<readonly SmallLanded[]>
}

export async function smallLanding(): Promise<SmallLanding> {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-landing-'))
  const engine = await openWorkbench({ spill: folder, threads: 2 })
  const find = (files: string) => discover(folder, sourceOf(files))
  return {
    folder,
    engine,
    async put(name, content) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
    },
    find,
    async land(files) {
      const { files: found, broken } = await find(files)
      for (const error of broken) throw error
      const all: SmallLanded[] = []
      for (const file of found) {
        const kinds = file.wishes.map(({ kind }) => kind)
        await using bytes = new DeliveredBytes({ ...file, kinds }, folder)
        const print = await fingerprintOf({ ...file, kinds, part: null }, bytes)
        const place = { folder: join(folder, 'landed'), tmp: folder }
        const { deliveries } = await deliveriesIn(file, { engine, bytes, print, landed: place.folder })
        for (const one of deliveries) {
          const landed = await land(engine, one.delivery, place, one.print)
          all.push({ name: one.delivery.name, file: landed, records: await recordsOf(engine, landed) })
        }
      }
      return all
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A source of these kinds of files, as YAML. */
function sourceOf(files: string): SourceContract {
  const contract = contractSchema.parse({ files: parse(files) })
  const kinds = contract.files.map(kind => ({ ...kind, path: kind.path ?? [] }))
  return {
    name: 'shop',
    preset: undefined,
    contract: { ...contract, timezone: 'UTC', currency: 'GBP', files: kinds },
  }
}

async function recordsOf(engine: Engine, { path, header, lines_above }: LandedFile): Promise<readonly LandedRecord[]> {
  const names = [...header.map((_, i) => `cell_${i}`), 'line', 'broken_text', 'reason']
  const found = await rows(
    engine,
    statement<Row>(`select *, cast(file_row_number + 1 as bigint) as record
      from read_parquet(${literal(path)}, file_row_number = true) as landed(${names.join(', ')}) order by record`),
  )
  return found.map((row): LandedRecord => {
    const told = row.line === null ? null : Number(row.line)
    const line = told ?? (lines_above === null ? null : lines_above + Number(row.record))
    if (row.broken_text !== null) return { line, text: String(row.broken_text), reason: String(row.reason) }
    const cells = header.map((name, i) => {
      const cell = row[`cell_${i}`]
      return [name, typeof cell === 'string' ? cell : null]
    })
    return { line, cells: Object.fromEntries(cells) }
  })
}
