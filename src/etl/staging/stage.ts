import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { EntityName } from '../../config/entity.js'
import { hasCode } from '../../config/error-code.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { sync } from '../../warehouse/night/durable.js'
import { stagingRules } from '../../warehouse/night/rules.js'
import { filesAtOnce, sideBySide } from '../../warehouse/side-by-side.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'
import type { LandedFile } from '../landing/landed-file.js'
import { completeMaps } from './complete-maps.js'
import type { PhonePlan } from './phone-plan.js'
import { stageSql } from './stage-sql.js'

/** What of the project decides how records are read, beside the contract. */
export interface Reading {
  readonly zone: string
  readonly currency: string
  readonly phones: PhonePlan
}

/** A landed file that is to be staged. */
export interface ToStage {
  readonly source: SourceContract
  readonly kind: SourceFile
  readonly landed: LandedFile
  /** As the user knows the file. */
  readonly name: string
  readonly day: string | null
  readonly arrival: number
}

/** A short text that changes whenever the records of a source would be read differently. */
export function contractId(source: SourceContract, reading: Reading): string {
  const { files, deadline_days, title, skip, ...rest } = source.contract
  const kinds = files.map(({ path, names, left_over, ...kind }) => kind)
  const told = JSON.stringify([stagingRules(), source.name, rest, kinds, reading])
  return createHash('md5').update(told).digest('hex').slice(0, 12)
}

/** The id of a file: its bytes, and the day that its name declares. */
export function fileId(source: string, sha256: string, day: string | null): bigint {
  const digest = createHash('md5')
    .update([source, sha256, day ?? '\u001e'].join('\u001f'))
    .digest('hex')
  return BigInt(`0x${digest.slice(0, 15)}`)
}

/** Where a file is staged: `staged/<source>/<contract>/<sha256>-<kind>[-<day>]`, without an ending. */
export function stagedStem(folder: string, { source, kind, landed, day }: ToStage, reading: Reading): string {
  const name = [landed.sha256, kind.name, ...(day === null ? [] : [day])].join('-')
  return join(folder, source.name, contractId(source, reading), name)
}

/** How many records a file has, and how many of them have something wrong. */
interface Counts {
  readonly records: number
  readonly quarantined: number
}

/** A file that is staged already; null when it is not. */
export async function stagedBefore(file: ToStage, stem: string): Promise<StagedFile | null> {
  try {
    const counts = JSON.parse(await readFile(`${stem}.json`, 'utf8'))
    const { size } = await stat(`${stem}.parquet`)
    return size > 0 ? stagedFile(file, stem, counts) : null
  } catch (thrown) {
    // What is staged is a cache; a loss of power may leave one of the two behind, or empty.
    if (hasCode(thrown, 'ENOENT')) return null
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/**
 * Stages files of one source, kind and header in one statement: for a small file most of the time would be its planning.
 * A file on its own goes straight to its place.
 */
export async function stageTogether(
  engine: Engine,
  files: readonly ToStage[],
  stems: readonly string[],
  reading: Reading,
  tmp: string,
): Promise<readonly StagedFile[]> {
  const [first] = files
  if (!first) return []
  const sql = stageSql({
    place: { source: first.source, zone: reading.zone, phones: reading.phones },
    kind: first.kind,
    header: first.landed.header,
    files: files.map(({ source, landed, day }) => ({ landed, day, fileId: fileId(source.name, landed.sha256, day) })),
    projectCurrency: reading.currency,
  })
  const ids = files.map(file => fileId(file.source.name, file.landed.sha256, file.day))
  const drafts = stems.map((stem, i) => join(tmp, `staging-${ids[i]}-${basename(stem)}`))
  const [only = ''] = drafts
  const isAlone = files.length === 1
  await engine.run(
    statement(
      isAlone ? `copy (${sql}) to ${literal(only)} (format parquet)` : `create or replace table staged as ${sql}`,
    ),
  )
  const counts = await countsByFile(engine, isAlone ? `read_parquet(${literal(only)})` : 'staged')
  const made: Made[] = []
  for (const [i, file] of files.entries()) {
    const [stem = '', draft = '', id = 0n] = [stems[i], drafts[i], ids[i]]
    if (!isAlone) {
      await engine.run(statement(`copy (from staged where file_id = ${id}) to ${literal(draft)} (format parquet)`))
    }
    const found = counts.get(id) ?? { records: 0, quarantined: 0 }
    if (found.quarantined > 0) {
      await engine.run(statement(`copy (${problemRows(draft)}) to ${literal(`${draft}.problems`)} (format parquet)`))
    }
    made.push({ file, stem, draft, found })
  }
  if (!isAlone) await engine.run(statement('drop table staged'))
  return sideBySide(made, filesAtOnce, settle)
}

/** What was made of one file, and where it belongs. */
interface Made {
  readonly file: ToStage
  readonly stem: string
  readonly draft: string
  readonly found: Counts
}

async function countsByFile(engine: Engine, from: string): Promise<ReadonlyMap<bigint, Counts>> {
  const counted = await rows(
    engine,
    statement<{ file_id: bigint; records: bigint; quarantined: bigint }>(
      `select file_id, count(*) as records, count(problems) as quarantined from ${from} group by file_id`,
    ),
  )
  return new Map(
    counted.map(row => [row.file_id, { records: Number(row.records), quarantined: Number(row.quarantined) }]),
  )
}

/** Puts one file's records, and what is wrong with them, in their place. */
async function settle({ file, stem, draft, found }: Made): Promise<StagedFile> {
  await mkdir(dirname(stem), { recursive: true })
  if (found.quarantined > 0) {
    await sync(`${draft}.problems`)
    await rename(`${draft}.problems`, `${stem}.problems.parquet`)
  }
  await sync(draft)
  await rename(draft, `${stem}.parquet`)
  // The description comes last: a Parquet file without one is not staged.
  await writeFile(`${draft}.json`, JSON.stringify(found))
  await rename(`${draft}.json`, `${stem}.json`)
  return stagedFile(file, stem, found)
}

function stagedFile(file: ToStage, stem: string, { records, quarantined }: Counts): StagedFile {
  const { source, kind, landed, name, day, arrival } = file
  return {
    file_id: fileId(source.name, landed.sha256, day),
    source: source.name,
    kind: kind.name,
    name,
    sha256: landed.sha256,
    day,
    arrival,
    records,
    path: `${stem}.parquet`,
    problems: quarantined > 0 ? `${stem}.problems.parquet` : null,
    entities: Object.keys(completeMaps(kind.maps)) as EntityName[],
  }
}

/** The lists of problems as rows, in their order. */
function problemRows(path: string): string {
  return `select file_id, record, cast(place as bigint) as position, source, line,
      problems[place].column_name as column_name, problems[place].value as value, problems[place].reason as reason
    from (select file_id, record, source, line, problems, unnest(range(1, len(problems) + 1)) as place
      from read_parquet(${literal(path)}) where problems is not null)`
}
