import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { EntityName } from '../../config/entity.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'
import type { LandedFile } from '../landing/land.js'
import { completeMaps } from './complete-maps.js'
import { stageSql } from './stage-sql.js'

export interface StagePlace {
  /** `warehouse/staged` */
  readonly folder: string
  readonly tmp: string
}

/** What of the project decides how records are read, beside the contract. */
export interface Reading {
  readonly zone: string
  readonly currency: string
  readonly callingCode: string
}

/** Staged files of another version are made anew. */
const stagingVersion = 2

/** A short text that changes whenever the records of a source would be read differently. */
export function contractId(source: SourceContract, reading: Reading): string {
  const { files, deadline_days, title, ...rest } = source.contract
  const kinds = files.map(({ path, ...kind }) => kind)
  const told = JSON.stringify([stagingVersion, source.name, rest, kinds, reading])
  return createHash('md5').update(told).digest('hex').slice(0, 12)
}

/** The id of a file: its bytes, and its day where records take their time from it. */
export function fileId(source: string, sha256: string, day: string | null): bigint {
  const digest = createHash('md5')
    .update([source, sha256, day ?? '\u001e'].join('\u001f'))
    .digest('hex')
  return BigInt(`0x${digest.slice(0, 15)}`)
}

/** Stages one landed file, or finds it staged. */
export async function stage(
  engine: Engine,
  source: SourceContract,
  kind: SourceFile,
  landed: LandedFile,
  name: string,
  day: string | null,
  reading: Reading,
  place: StagePlace,
): Promise<StagedFile> {
  const folder = join(place.folder, source.name, contractId(source, reading))
  const stem = join(folder, [landed.sha256, kind.name, ...(day === null ? [] : [day])].join('-'))
  const id = fileId(source.name, landed.sha256, day)
  const known = await described(`${stem}.json`)
  const base = { file_id: id, source: source.name, kind: kind.name, name, sha256: landed.sha256, day }
  const entities = Object.keys(completeMaps(kind.maps)) as EntityName[]
  const path = `${stem}.parquet`
  const problemPath = `${stem}.problems.parquet`
  if (known) return { ...base, ...known, path, entities, problems: known.quarantined > 0 ? problemPath : null }

  await mkdir(folder, { recursive: true })
  const draft = join(place.tmp, `staging-${basename(stem)}.parquet`)
  const sql = stageSql({
    place: { source, zone: reading.zone, callingCode: reading.callingCode },
    kind,
    landed,
    day,
    projectCurrency: reading.currency,
    fileId: id,
  })
  // As a read, it has a connection of its own: files are staged side by side.
  await rows(engine, statement(`copy (${sql}) to ${literal(draft)} (format parquet)`))
  const [count] = await rows(
    engine,
    statement<{ records: bigint; quarantined: bigint }>(
      `select count(*) as records, count(problems) as quarantined from read_parquet(${literal(draft)})`,
    ),
  )
  const found = { records: Number(count?.records ?? 0n), quarantined: Number(count?.quarantined ?? 0n) }
  if (found.quarantined > 0) {
    await engine.run(statement(`copy (${problemRows(draft)}) to ${literal(`${draft}.problems`)} (format parquet)`))
    await rename(`${draft}.problems`, problemPath)
  }
  await rename(draft, path)
  // The description comes last: a Parquet file without one is not staged.
  await writeFile(`${draft}.json`, JSON.stringify(found))
  await rename(`${draft}.json`, `${stem}.json`)
  return { ...base, records: found.records, path, entities, problems: found.quarantined > 0 ? problemPath : null }
}

/** The lists of problems as rows, in their order. */
function problemRows(path: string): string {
  return `select file_id, record, cast(place as bigint) as position, source, line,
      problems[place].column_name as column_name, problems[place].value as value, problems[place].reason as reason
    from (select file_id, record, source, line, problems, unnest(range(1, len(problems) + 1)) as place
      from read_parquet(${literal(path)}) where problems is not null)`
}

async function described(path: string): Promise<{ records: number; quarantined: number } | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    throw thrown
  }
}
