import { type Engine, rows } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { tableName } from '../engine/quoting.js'
import { outlives, tables } from '../tables.js'
import { findAbsent } from './absence.js'
import type { BusinessDay } from './business-day.js'
import type { Calendar } from './calendar.js'
import { buildCustomers, type MatchKind, type Unit } from './customers.js'
import { buildDates } from './dates.js'
import { type Dependence, judgeDependents } from './dependents.js'
import { type FateCount, fatesOfTonight, judgeRecords, noteFiles, noteTonight, noteUnloaded } from './judge.js'
import { buildLines, ofSide } from './lines.js'
import { buildParts } from './parts/build-parts.js'
import type { Part } from './parts/part.js'
import { buildProducts } from './products.js'
import { findReplaced } from './replaced-files.js'
import type { KindPolicy, SourcePolicy, StagedFile } from './staged-file.js'
import { stagedEntity } from './staged-relation.js'
import type { StagedPart } from './staged-shape.js'
import { forgetRead, readOnce, star, view } from './work.js'

export interface StarInput {
  readonly files: readonly StagedFile[]
  readonly policies: readonly SourcePolicy[]
  /** Of the kinds of file that say something of records of other files. */
  readonly kinds: readonly KindPolicy[]
  readonly dependence: Dependence
  readonly sameWhen: readonly MatchKind[]
  readonly calendar: Calendar
  readonly business: BusinessDay
  /**
   * What earlier nights took in, or those of its files: asked for only where tonight takes back something that they have
   * shown, or where records of theirs leave quarantine.
   */
  earlier(files?: ReadonlySet<bigint>): Promise<readonly StagedFile[]>
  /** What the sources of the project fill beside customers, products and lines. */
  readonly parts: ReadonlySet<Part>
  /** Whose figures the marts hold, and whether companies count with the one that they belong to. */
  readonly unit: Unit
}

export interface BuiltStar {
  /** Of tonight's files. */
  readonly fates: readonly FateCount[]
  /** Whether what earlier nights had made was changed: digests of facts are not carried on. */
  readonly changesKnown: boolean
  /** Whether all was made anew, since tonight takes back what earlier nights have shown. */
  readonly isAnew: boolean
  /** How many records of earlier nights left quarantine. */
  readonly restored: number
}

/**
 * Takes tonight's files into the star. Whatever depends on more than one record is computed from all observations of the
 * touched keys, never from an earlier result: so any order of arrival ends in the same. Where tonight takes back what
 * records of earlier nights have said of customers, products and places, all is computed from all records.
 */
export async function buildStar(engine: Engine, input: StarInput): Promise<BuiltStar> {
  const changes = await build(engine, input)
  if (changes !== 'anew') {
    const restored = await restoredRecords(engine, input)
    return { fates: await fatesOfTonight(engine), changesKnown: changes === 'some', isAnew: false, restored }
  }
  const earlier = await input.earlier()
  await emptyStar(engine)
  await forgetRead(engine, input.files.length, readBefore)
  if ((await build(engine, { ...input, files: [...earlier, ...input.files] })) !== 'none')
    throw new RangeError('a star of nothing but new files changes nothing that was known')
  await noteTonight(engine, input.files)
  return { fates: await fatesOfTonight(engine), changesKnown: true, isAnew: true, restored: 0 }
}

/** What may have been read of tonight's files by the time it is known that all is made anew. */
const readBefore = ['new_record', 'staged_claim', 'staged_exchange_rate', 'master_customer', 'master_product']

/**
 * What tonight's files change of what earlier nights have made: nothing but by newer versions of lines; facts of theirs;
 * or, where it stopped because something that they have shown is taken back, all.
 */
type Changes = 'none' | 'some' | 'anew'

async function build(engine: Engine, input: StarInput): Promise<Changes> {
  const { files, policies, kinds, dependence, sameWhen, calendar, business, parts, unit } = input
  await noteFiles(engine, files, policies, kinds, business)
  if (await findReplaced(engine, kinds)) return 'anew'
  await judgeRecords(engine, files, kinds)
  if (!(await judgeDependents(engine, files, dependence))) return 'anew'
  const again = await restoredFiles(engine, input)
  await noteUnloaded(engine, files, again.length > 0)
  for (const entity of ['customer', 'product', 'order_line', 'return_line'] as const) {
    const staged = await stagedTonight(engine, files, again, entity)
    await readOnce(engine, files.length + again.length, `staged_${entity}`, staged)
    if (entity === 'product') await view(engine, 'new_product', star('new_product'))
    if (entity !== 'order_line' && entity !== 'return_line') continue
    await view(engine, `sighted_${entity}`, star(`sighted_${entity}`))
    await view(engine, `new_${entity}`, ofSide('new_line', entity === 'order_line' ? 'order' : 'return'))
  }
  await view(engine, 'new_product_use', star('new_product_use'))
  await buildParts(engine, {
    files: files.length + again.length,
    feeds: new Set([...files, ...again].flatMap(({ entities }) => entities)),
    staged: part => stagedTonight(engine, files, again, part),
    policies,
    hasTombstones: kinds.some(({ deletes, leavesOut }) => deletes === 'flag' || leavesOut === true),
    parts,
    byAccount: unit.byAccount,
    hasRates: dependence.rates !== null,
  })
  await view(engine, 'new_customer', newCustomers(engine, unit))
  const isRated = await buildLines(engine, kinds, dependence, parts)
  await findAbsent(engine, kinds)
  await buildCustomers(engine, { sameWhen, business, kinds, unit })
  await buildProducts(engine, kinds, dependence.rates)
  await buildDates(engine, calendar, parts)
  return again.length > 0 || isRated ? 'some' : 'none'
}

async function restoredRecords(engine: Engine, { dependence }: StarInput): Promise<number> {
  if (!dependence.hasClaims) return 0
  const [found] = await rows(engine, statement<{ records: bigint }>('select count(*) as records from work.restored'))
  return Number(found?.records ?? 0n)
}

/** Files of earlier nights of which records leave quarantine tonight. */
async function restoredFiles(engine: Engine, { dependence, earlier }: StarInput): Promise<readonly StagedFile[]> {
  if (!dependence.hasClaims) return []
  const found = await rows(engine, statement<{ file_id: bigint }>('select distinct file_id from work.restored'))
  return found.length === 0 ? [] : earlier(new Set(found.map(({ file_id }) => file_id)))
}

/** An entity of tonight's files, and of earlier ones the records that leave quarantine: they come in tonight. */
async function stagedTonight(
  engine: Engine,
  files: readonly StagedFile[],
  again: readonly StagedFile[],
  entity: StagedPart,
): Promise<Query> {
  const tonight = await stagedEntity(engine, files, entity)
  if (again.length === 0) return tonight
  const [now, before] = [engine.compile(tonight), engine.compile(await stagedEntity(engine, again, entity))]
  return statement(`${now.text} union all select staged.* from (${before.text}) as staged
    join work.restored as restored on restored.file_id = staged.file_id and restored.record = staged.record`)
}

/** Takes out all that a star that is built anew would not take over. */
async function emptyStar(engine: Engine): Promise<void> {
  const found = await rows(
    engine,
    statement<{ name: string }>(
      'select table_name as name from information_schema.tables where table_schema = current_schema',
    ),
  )
  for (const { name } of found) {
    if (tables().has(name) && !outlives(name)) await engine.run(statement(`delete from ${tableName(name)}`))
  }
}

/** Where companies are customers, each is a record of its own. Both files have their columns in one order. */
function newCustomers(engine: Engine, { byAccount }: Unit): Query {
  if (!byAccount) return star('new_customer')
  const [people, companies] = [star('new_customer'), star('new_company')].map(query => engine.compile(query).text)
  return statement(`${people} union all ${companies}`)
}
