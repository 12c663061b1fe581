import type { Engine } from '../engine/engine.js'
import type { Calendar } from './calendar.js'
import { buildCustomers, type MatchKind } from './customers.js'
import { buildDates } from './dates.js'
import { type FateCount, fatesOfTonight, judgeRecords } from './judge.js'
import { buildLines } from './lines.js'
import type { BusinessDay } from './observed-day.js'
import { buildProducts } from './products.js'
import type { SourcePolicy, StagedFile } from './staged-file.js'
import { stagedEntity } from './staged-relation.js'
import { readOnce, star, view } from './work.js'

export interface StarInput {
  readonly files: readonly StagedFile[]
  readonly policies: readonly SourcePolicy[]
  readonly sameWhen: readonly MatchKind[]
  readonly calendar: Calendar
  readonly business: BusinessDay
}

/**
 * Takes tonight's files into the star. Whatever depends on more than one record is computed from all observations of
 * the touched keys, never from an earlier result: so any order of arrival ends in the same.
 */
export async function buildStar(
  engine: Engine,
  { files, policies, sameWhen, calendar, business }: StarInput,
): Promise<readonly FateCount[]> {
  await judgeRecords(engine, files, policies)
  for (const entity of ['customer', 'product', 'order_line', 'return_line'] as const) {
    await readOnce(engine, files.length, `staged_${entity}`, await stagedEntity(engine, files, entity))
    if (entity.endsWith('_line')) await view(engine, `sighted_${entity}`, star(`sighted_${entity}`))
    await view(engine, `new_${entity}`, star(`new_${entity}`))
  }
  await view(engine, 'new_product_use', star('new_product_use'))
  await buildLines(engine)
  await buildCustomers(engine, sameWhen, business)
  await buildProducts(engine)
  await buildDates(engine, calendar)
  return fatesOfTonight(engine)
}
