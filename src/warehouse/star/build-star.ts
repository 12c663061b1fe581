import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import type { Calendar } from './calendar.js'
import { buildCustomers, type MatchKind, type Unit } from './customers.js'
import { buildDates } from './dates.js'
import { type FateCount, fatesOfTonight, judgeRecords } from './judge.js'
import { buildLines } from './lines.js'
import { buildParts } from './parts/build-parts.js'
import type { Part } from './parts/part.js'
import { buildProducts } from './products.js'
import type { SourcePolicy, StagedFile } from './staged-file.js'
import { stagedEntity } from './staged-relation.js'
import { readOnce, star, view } from './work.js'

export interface StarInput {
  readonly files: readonly StagedFile[]
  readonly policies: readonly SourcePolicy[]
  readonly sameWhen: readonly MatchKind[]
  readonly calendar: Calendar
  /** Of the business day. */
  readonly zone: string
  /** What the sources of the project fill beside customers, products and lines. */
  readonly parts: ReadonlySet<Part>
  /** Whose figures the marts hold, and whether companies count with the one that they belong to. */
  readonly unit: Unit
}

/**
 * Takes tonight's files into the star. Whatever depends on more than one record is computed from all observations of
 * the touched keys, never from an earlier result: so any order of arrival ends in the same.
 */
export async function buildStar(
  engine: Engine,
  { files, policies, sameWhen, calendar, zone, parts, unit }: StarInput,
): Promise<readonly FateCount[]> {
  await judgeRecords(engine, files, policies)
  for (const entity of ['customer', 'product', 'order_line', 'return_line'] as const) {
    await readOnce(engine, files.length, `staged_${entity}`, await stagedEntity(engine, files, entity))
    if (entity.endsWith('_line')) await view(engine, `sighted_${entity}`, star(`sighted_${entity}`))
    if (entity !== 'customer') await view(engine, `new_${entity}`, star(`new_${entity}`))
  }
  await view(engine, 'new_product_use', star('new_product_use'))
  await buildParts(engine, { files, policies, parts, byAccount: unit.byAccount })
  await view(engine, 'new_customer', newCustomers(engine, unit))
  await buildLines(engine)
  await buildCustomers(engine, { sameWhen, zone, unit })
  await buildProducts(engine)
  await buildDates(engine, calendar, parts)
  return fatesOfTonight(engine)
}

/** Where companies are customers, each is a record of its own. Both files have their columns in one order. */
function newCustomers(engine: Engine, { byAccount }: Unit): Query {
  if (!byAccount) return star('new_customer')
  const [people, companies] = [star('new_customer'), star('new_company')].map(query => engine.compile(query).text)
  return statement(`${people} union all ${companies}`)
}
