import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { EntityName } from '../../config/entity.js'
import { hasCode } from '../../config/error-code.js'
import type { SourceContract } from '../../config/source.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { sync } from '../../warehouse/night/durable.js'
import { stagingRules } from '../../warehouse/night/rules.js'
import { filesAtOnce, sideBySide } from '../../warehouse/side-by-side.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'
import { type Retyped, retypedColumns } from '../drift/retyped.js'
import { claimsSql, mastersOf } from './claims-sql.js'
import { completeMaps } from './complete-maps.js'
import type { PhonePlan } from './phone-plan.js'
import { stageSql } from './stage-sql.js'
import { countsByFile, type FileCounts, noRecords } from './staged-counts.js'
import type { ToStage } from './to-stage.js'

/** What of the project decides how records are read, beside the contract. */
export interface Reading {
  readonly zone: string
  /** `HH:MM`: at which hour its business day starts. */
  readonly dayStarts: string
  readonly currency: string
  /** Whether any source has exchange rates. */
  readonly hasRates: boolean
  readonly phones: PhonePlan
}

/** A short text that changes whenever the records of a source would be read differently. */
export function contractId(source: SourceContract, reading: Reading): string {
  const { files, deadline_days, quality, title, skip, ...rest } = source.contract
  // Where they quarantine no record, columns that are known and feed nothing change nothing.
  const { new: fresh, renamed } = rest.on_drift
  const decides = [fresh, renamed].includes('quarantine')
  const kinds = files.map(({ path, language, unmapped, names, left_over, read, ...kind }) => ({
    ...kind,
    read,
    ...(decides && unmapped && { unmapped }),
  }))
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

/** A staged file, and what of its columns cannot be meant as the contract has it. */
export interface Staged extends StagedFile {
  readonly retyped: readonly Retyped[]
}

/** What is told of a file beside its records. */
interface Description extends Omit<FileCounts, 'refused'> {
  readonly retyped: readonly Retyped[]
  /** Whether its kind claims something of other records. */
  readonly claims: boolean
}

/** A file that is staged already; null when it is not. */
export async function stagedBefore(file: ToStage, stem: string): Promise<Staged | null> {
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
): Promise<readonly Staged[]> {
  const [first] = files
  if (!first) return []
  const ids = files.map(file => fileId(file.source.name, file.landed.sha256, file.day))
  const drafts = stems.map((stem, i) => join(tmp, `staging-${ids[i]}-${basename(stem)}`))
  const [only = ''] = drafts
  const isAlone = files.length === 1
  const sql = sqlOf(files, reading)
  await engine.run(statement(isAlone ? copyTo(sql, only) : `create or replace table staged as ${sql}`))
  const counts = await countsByFile(engine, isAlone ? parquet(only) : 'staged', first.kind)
  const made: Made[] = []
  for (const [i, file] of files.entries()) {
    const [stem = '', draft = '', id = 0n] = [stems[i], drafts[i], ids[i]]
    if (!isAlone) await engine.run(statement(copyTo(`from staged where file_id = ${id}`, draft)))
    made.push({ file, stem, draft, found: await judged(engine, file, counts.get(id) ?? noRecords, draft, reading) })
  }
  if (!isAlone) await engine.run(statement('drop table staged'))
  return sideBySide(made, filesAtOnce, settle)
}

function sqlOf(files: readonly ToStage[], reading: Reading, fileProblems: readonly string[] = []): string {
  const [first] = files
  if (!first) throw new RangeError('no file to stage')
  return stageSql({
    place: { source: first.source, zone: reading.zone, dayStarts: reading.dayStarts, phones: reading.phones },
    kind: first.kind,
    header: first.landed.header,
    files: files.map(({ source, landed, day }) => ({ landed, day, fileId: fileId(source.name, landed.sha256, day) })),
    projectCurrency: reading.currency,
    hasRates: reading.hasRates,
    fileProblems,
  })
}

/** Looks at a staged file as a whole: where its columns cannot be meant as the contract has it, all its records may be refused. */
async function judged(
  engine: Engine,
  file: ToStage,
  { refused, ...counts }: FileCounts,
  draft: string,
  reading: Reading,
): Promise<Description> {
  const retyped = refused.length === 0 ? [] : await retypedColumns(engine, file, { refused, ...counts }, parquet(draft))
  let { quarantined } = counts
  if (retyped.length > 0 && file.source.contract.on_drift.retyped === 'quarantine') {
    const problems = retyped.map(({ detail }) => detail)
    await engine.run(statement(copyTo(sqlOf([file], reading, problems), draft)))
    quarantined = counts.records
  }
  if (quarantined > 0) await engine.run(statement(copyTo(problemRows(draft), `${draft}.problems`)))
  const claims = claimsSql(parquet(draft), {
    source: file.source.name,
    kind: file.kind,
    header: file.landed.header,
    projectCurrency: reading.currency,
    hasRates: reading.hasRates,
  })
  if (claims !== null) await engine.run(statement(copyTo(claims, `${draft}.claims`)))
  return { ...counts, quarantined, retyped, claims: claims !== null }
}

function copyTo(sql: string, path: string): string {
  return `copy (${sql}) to ${literal(path)} (format parquet)`
}

function parquet(path: string): string {
  return `read_parquet(${literal(path)})`
}

/** What was made of one file, and where it belongs. */
interface Made {
  readonly file: ToStage
  readonly stem: string
  readonly draft: string
  readonly found: Description
}

/** Puts one file's records, and what is wrong with them, in their place. */
async function settle({ file, stem, draft, found }: Made): Promise<Staged> {
  await mkdir(dirname(stem), { recursive: true })
  if (found.quarantined > 0) {
    await sync(`${draft}.problems`)
    await rename(`${draft}.problems`, `${stem}.problems.parquet`)
  }
  if (found.claims) {
    await sync(`${draft}.claims`)
    await rename(`${draft}.claims`, `${stem}.claims.parquet`)
  }
  await sync(draft)
  await rename(draft, `${stem}.parquet`)
  // The description comes last: a Parquet file without one is not staged.
  await writeFile(`${draft}.json`, JSON.stringify(found))
  await rename(`${draft}.json`, `${stem}.json`)
  return stagedFile(file, stem, found)
}

function stagedFile(
  file: ToStage,
  stem: string,
  { records, quarantined, judged, empty, retyped, newest_at = null, claims }: Description,
): Staged {
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
    header: landed.header,
    judged,
    empty,
    retyped,
    newest_at,
    entities: Object.keys(completeMaps(kind.maps)) as EntityName[],
    claims: claims ? `${stem}.claims.parquet` : null,
    masters: mastersOf(kind),
  }
}

/** The lists of problems as rows, in their order. */
function problemRows(path: string): string {
  return `select file_id, record, cast(place as bigint) as position, source, line,
      problems[place].column_name as column_name, problems[place].value as value, problems[place].reason as reason
    from (select file_id, record, source, line, problems, unnest(range(1, len(problems) + 1)) as place
      from ${parquet(path)} where problems is not null)`
}
