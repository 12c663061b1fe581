import { type Engine, rows } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { tableName } from '../engine/quoting.js'
import { outliving, tables } from '../tables.js'
import { findAbsent } from './absence.js'
import type { BusinessDay } from './business-day.js'
import type { Calendar } from './calendar.js'
import { buildCustomers, type MatchKind, type Unit } from './customers.js'
import { buildDates } from './dates.js'
import { type FateCount, fatesOfTonight, judgeRecords, noteFiles, noteTonight } from './judge.js'
import { buildLines } from './lines.js'
import { buildParts } from './parts/build-parts.js'
import type { Part } from './parts/part.js'
import { buildProducts } from './products.js'
import { findReplaced } from './replaced-files.js'
import type { KindPolicy, SourcePolicy, StagedFile } from './staged-file.js'
import { stagedEntity } from './staged-relation.js'
import { readOnce, star, view } from './work.js'

export interface StarInput {
  readonly files: readonly StagedFile[]
  readonly policies: readonly SourcePolicy[]
  /** Of the kinds of file that say something of records of other files. */
  readonly kinds: readonly KindPolicy[]
  readonly sameWhen: readonly MatchKind[]
  readonly calendar: Calendar
  readonly business: BusinessDay
  /** What earlier nights took in: asked for only where tonight takes back something that they have shown. */
  earlier(): Promise<readonly StagedFile[]>
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
}

/**
 * Takes tonight's files into the star. Whatever depends on more than one record is computed from all observations of the
 * touched keys, never from an earlier result: so any order of arrival ends in the same. Where tonight takes back what
 * records of earlier nights have said of customers, products and places, all is computed from all records.
 */
export async function buildStar(engine: Engine, input: StarInput): Promise<BuiltStar> {
  if (await build(engine, input)) return { fates: await fatesOfTonight(engine), changesKnown: false }
  const earlier = await input.earlier()
  await emptyStar(engine)
  if (!(await build(engine, { ...input, files: [...earlier, ...input.files] })))
    throw new RangeError('a star of nothing but new files takes nothing back')
  await noteTonight(engine, input.files)
  return { fates: await fatesOfTonight(engine), changesKnown: true }
}

/** @returns false where it stopped because tonight takes back something that earlier nights have shown */
async function build(
  engine: Engine,
  { files, policies, kinds, sameWhen, calendar, business, parts, unit }: StarInput,
): Promise<boolean> {
  await noteFiles(engine, files, policies, kinds, business)
  if (await findReplaced(engine, kinds)) return false
  await judgeRecords(engine, files, kinds)
  for (const entity of ['customer', 'product', 'order_line', 'return_line'] as const) {
    await readOnce(engine, files.length, `staged_${entity}`, await stagedEntity(engine, files, entity))
    if (entity.endsWith('_line')) await view(engine, `sighted_${entity}`, star(`sighted_${entity}`))
    if (entity !== 'customer') await view(engine, `new_${entity}`, star(`new_${entity}`))
  }
  await view(engine, 'new_product_use', star('new_product_use'))
  await buildParts(engine, { files, policies, parts, byAccount: unit.byAccount })
  await view(engine, 'new_customer', newCustomers(engine, unit))
  await buildLines(engine, kinds)
  await findAbsent(engine, kinds)
  await buildCustomers(engine, { sameWhen, business, kinds, unit })
  await buildProducts(engine, kinds)
  await buildDates(engine, calendar, parts)
  return true
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
    if (tables().has(name) && !outliving.includes(name)) await engine.run(statement(`delete from ${tableName(name)}`))
  }
}

/** Where companies are customers, each is a record of its own. Both files have their columns in one order. */
function newCustomers(engine: Engine, { byAccount }: Unit): Query {
  if (!byAccount) return star('new_customer')
  const [people, companies] = [star('new_customer'), star('new_company')].map(query => engine.compile(query).text)
  return statement(`${people} union all ${companies}`)
}
