import type { Project } from '../../config/project.js'
import type { SourceContract } from '../../config/source.js'
import { partsOfSources } from '../../etl/parts.js'
import { daysBefore } from '../../mining/day.js'
import { salesMonths } from '../../mining/months.js'
import { recordedDay } from '../../mining/recorded-day.js'
import { models } from '../../mining/registry.js'
import { migration, movers } from '../../mining/rfm/migration.js'
import { rfmOptions } from '../../mining/rfm/options.js'
import { segmentOutlook } from '../../mining/rfm/outlook.js'
import { rfmParams } from '../../mining/rfm/params.js'
import { rfmProfile } from '../../mining/rfm/profile.js'
import { segmentOrder } from '../../mining/rfm/segments.js'
import { thresholds } from '../../mining/rfm/thresholds.js'
import { backfill } from '../../mining/run.js'
import { readFit } from '../../mining/store.js'
import type { Page } from '../../reports/page.js'
import { glancePage } from '../../reports/pages/glance.js'
import type { FateCount, SalesTotals } from '../../reports/pages/glance-data.js'
import { moversPage } from '../../reports/pages/movers.js'
import { qualityPage } from '../../reports/pages/quality.js'
import { revenuePage } from '../../reports/pages/revenue.js'
import { rfmPage } from '../../reports/pages/rfm.js'
import type { CheckResult } from '../../warehouse/checks.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { actionsPages } from './actions-page.js'
import { campaignPages } from './campaign-page.js'
import { customerPages } from './customer-pages.js'
import { declaredPersonal } from './personal.js'
import { profitBasis } from './profit-basis.js'
import { qualityInput } from './quality-input.js'

const topMovers = 20
/** Four weeks: the same weekday. */
const compareDays = 28

/**
 * Every page of the report, in order; each is a function of the night's tables and its as-of date alone.
 */
export async function reportPages(
  engine: Engine,
  project: Project,
  asOf: Day,
  checks: readonly CheckResult[],
  sources: readonly SourceContract[],
): Promise<readonly Page[]> {
  const personal = declaredPersonal(sources)
  const recordsByFate = await rows(engine, bind<FateCount>(sqlFile('reports/records_by_fate.sql')))
  const pages = [
    await glance(engine, asOf, recordsByFate, checks),
    qualityPage(await qualityInput(engine, asOf, recordsByFate, project, sources)),
    revenuePage({ months: await salesMonths(engine) }),
  ]
  const hidesIds = personal.includes('customer_id')
  const parts = partsOfSources(sources)
  const reckoned = profitBasis(project, sources, parts) !== undefined
  const told = { hidesIds, reckoned, hasTargets: parts.has('target') }
  const rfm = await rfmPages(engine, project, asOf, hidesIds)
  const customers = await customerPages(engine, project, asOf, told)
  const campaigns = await campaignPages(engine, project, asOf, parts, personal)
  const actions = await actionsPages(engine, project, hidesIds)
  return [...pages, ...rfm, ...customers, ...campaigns, ...actions]
}

type Span = { customers: bigint; orders: bigint; first_day: Day | null; last_day: Day | null }

async function glance(
  engine: Engine,
  asOf: Day,
  recordsByFate: readonly FateCount[],
  checks: readonly CheckResult[],
): Promise<Page> {
  const [money] = await rows(engine, bind<SalesTotals>(sqlFile('reports/sales_totals.sql'), { as_of: asOf }))
  const [span] = await rows(engine, bind<Span>(sqlFile('reports/sales_span.sql')))
  if (!money || !span) throw new RangeError('the totals of the night are one row each')
  const { customers, orders, first_day, last_day } = span
  return glancePage({ recordsByFate, money, checks, customers, orders, asOf, firstDay: first_day, lastDay: last_day })
}

/** Segments and their movers; none where the model was refused. */
async function rfmPages(engine: Engine, project: Project, asOf: Day, hidesIds: boolean): Promise<readonly Page[]> {
  const fit = await readFit(engine, 'rfm', asOf)
  if (!fit || fit.params === null) return []
  const options = rfmOptions.parse(project.models.rfm ?? {})
  const params = rfmParams.parse(JSON.parse(fit.params))
  const profile = await rfmProfile(engine, options)
  const outlook = await segmentOutlook(engine, asOf)
  const page = rfmPage({ ...profile, thresholds: thresholds(params), outlook })
  const since = { from: daysBefore(asOf, compareDays), to: asOf, order: segmentOrder(options.rules), hidesIds }
  return [page, await moversSince(engine, project, since)]
}

interface Since {
  readonly from: Day
  readonly to: Day
  readonly order: readonly string[]
  /** A source declares its customers' ids personal. */
  readonly hidesIds: boolean
}

/**
 * Movers against a fixed day before, scored tonight from tonight's inputs: what earlier nights recorded depends on when
 * files arrived, and a page must not. The recorded history stands as it was afterwards.
 */
async function moversSince(engine: Engine, project: Project, { from, to, order, hidesIds }: Since): Promise<Page> {
  const recorded = recordedDay(engine, from)
  await recorded.save()
  try {
    const outcomes = await backfill(engine, { asOf: from, options: project.models, registry: { rfm: models.rfm } })
    if (outcomes.some(({ model, state }) => model === 'rfm' && state === 'refused'))
      return moversPage({ from: null, to })
    const moves = await migration(engine, from, to, order)
    const top = (await movers(engine, from, to, topMovers)).map(({ customer_id, ...mover }) => ({
      ...mover,
      customer_label: hidesIds ? '***' : customer_id,
    }))
    return moversPage({ ...moves, top })
  } finally {
    await recorded.restore()
  }
}
