import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { contractSchema } from '../../config/contract.js'
import type { SourceContract } from '../../config/source.js'

import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { Row } from '../../warehouse/engine/value.js'
import type { Retyped } from '../drift/retyped.js'
import { chooseKind } from '../landing/choose-kind.js'
import { DeliveredBytes } from '../landing/delivered-bytes.js'
import type { Delivery } from '../landing/delivery.js'
import { fingerprintOf, land } from '../landing/land.js'
import { openWorkbench } from '../workbench.js'
import { fileDay } from './file-day.js'
import { noPhonePlan } from './phone-plan.js'
import { type Reading, stageTogether } from './stage.js'
import type { ToStage } from './to-stage.js'

/** A file of a few records: its text, or a query whose rows are a Parquet file. */
export interface SmallFile {
  readonly name: string
  readonly text?: string
  readonly parquet?: string
}

/** Files of one kind and header, staged in one statement as a night does; for tests. */
export interface SmallStage extends AsyncDisposable {
  /** What staging says of every record, in the order of the files: columns of `staged` by this list of SQL. */
  records<R extends Row>(
    contract: string,
    files: readonly SmallFile[],
    columns: string,
    reading?: Partial<Reading>,
  ): Promise<R[]>
  /** What of each file's columns cannot be meant as the contract has it. */
  retyped(contract: string, files: readonly SmallFile[]): Promise<readonly (readonly Retyped[])[]>
}

const london: Reading = { zone: 'Europe/London', dayStarts: '00:00', currency: 'GBP', phones: noPhonePlan }

export async function openSmallStage(): Promise<SmallStage> {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-stage-'))
  const engine = await openWorkbench({ spill: folder, threads: 1 })
  let round = 0
  async function stage(contract: string, files: readonly SmallFile[], reading: Partial<Reading>) {
    const place = join(folder, String(round++))
    await mkdir(place, { recursive: true })
    const source = contractOf(contract)
    const toStage: ToStage[] = []
    for (const file of files) toStage.push(await landed(engine, place, source, file))
    const stems = toStage.map((_, i) => join(place, `staged-${i}`))
    return stageTogether(engine, toStage, stems, { ...london, ...reading }, place)
  }
  return {
    async retyped(contract, files) {
      const found = []
      // One after another: files of two headers are not staged together.
      for (const file of files) found.push(...(await stage(contract, [file], {})).map(({ retyped }) => retyped))
      return found
    },
    async records<R extends Row>(contract: string, files: readonly SmallFile[], columns: string, reading = {}) {
      const staged = await stage(contract, files, reading)
      const found: R[] = []
      for (const { path } of staged) {
        const query = `select ${columns} from read_parquet(${literal(path)}) as staged order by record`
        found.push(...(await rows(engine, statement<R>(query))))
      }
      return found
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}

/** The source `shop` with the contract of this YAML; times and money as in London unless it says otherwise. */
function contractOf(yaml: string): SourceContract {
  const contract = contractSchema.parse(parse(yaml))
  const files = contract.files.map(kind => ({ ...kind, path: [] }))
  const { timezone = 'Europe/London', currency = 'GBP' } = contract
  return { name: 'shop', preset: undefined, contract: { ...contract, timezone, currency, files } }
}

/** No archive, no sheet. */
const whole = { packed: [], part: null }

async function landed(engine: Engine, place: string, source: SourceContract, file: SmallFile): Promise<ToStage> {
  const path = join(place, basename(file.name))
  if (file.parquet === undefined) await writeFile(path, file.text ?? '')
  else await engine.run(statement(`copy (${file.parquet}) to ${literal(path)} (format parquet)`))
  const format = file.parquet === undefined ? 'csv' : 'parquet'
  const delivery: Delivery = {
    ...whole,
    source: source.name,
    path,
    name: file.name,
    format,
    kinds: source.contract.files,
  }
  await using bytes = new DeliveredBytes(delivery, place)
  const print = await fingerprintOf(delivery, bytes)
  const folder = join(place, 'landed')
  const { kind } = await chooseKind({ engine, delivery, bytes, print }, folder)
  const copy = await land(engine, delivery, { folder, tmp: place }, print)
  return { source, kind, landed: copy, name: file.name, day: fileDay(kind, file.name), arrival: 1 }
}
