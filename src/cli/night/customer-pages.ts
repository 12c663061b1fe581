import type { Project } from '../../config/project.js'
import { readCard } from '../../mining/model-card.js'
import { candidateNames } from '../../mining/purchase/purchase-model.js'
import { trackForecasts } from '../../mining/purchase/tracking.js'
import { latestFits } from '../../mining/store.js'
import type { Page } from '../../reports/page.js'
import type { ClusterSums } from '../../reports/pages/clusters-table.js'
import { profilePage } from '../../reports/pages/profile.js'
import type { TraitCount } from '../../reports/pages/profile-data.js'
import { profitPage } from '../../reports/pages/profit.js'
import { valuePage } from '../../reports/pages/value.js'
import type { CustomerAtRisk, Tenth, TierStage, ValueModel } from '../../reports/pages/value-data.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { leavingPage } from './churn-page.js'
import { profitData } from './profit-data.js'

type AtRiskRow = Omit<CustomerAtRisk, 'customer_label'> & { customer_key: bigint; customer_id: string }

/** What pages may tell, and what the night holds. */
export interface Told {
  /** A source declares its customers' ids personal. */
  readonly hidesIds: boolean
  /** Whether profit was reckoned. */
  readonly reckoned: boolean
  readonly hasTargets: boolean
}

/** Who the customers are and what they are worth: pages that are there only where the night has something to say. */
export async function customerPages(
  engine: Engine,
  project: Project,
  asOf: Day,
  { hidesIds, reckoned, hasTargets }: Told,
): Promise<readonly Page[]> {
  const traits = await rows(engine, bind<TraitCount>(sqlFile('reports/profile.sql')))
  const clusters =
    'clusters' in project.models ? await rows(engine, bind<ClusterSums>(sqlFile('reports/clusters.sql'))) : []
  const profile = profilePage({ traits, clusters })
  const value = await worthPage(engine, project, asOf, hidesIds)
  const leaving = await leavingPage(engine, project, asOf, hidesIds)
  const profit = reckoned ? profitPage(await profitData(engine, asOf, { hidesIds, hasTargets })) : null
  return [profile, value, leaving, profit].filter(page => page !== null)
}

async function worthPage(engine: Engine, project: Project, asOf: Day, hidesIds: boolean): Promise<Page | null> {
  const tiers = await rows(engine, bind<TierStage>(sqlFile('reports/value_tiers.sql')))
  const isForetold = tiers.some(({ expected_value }) => expected_value !== null)
  if (!isForetold && tiers.every(({ value_so_far }) => value_so_far === null)) return null
  const tenths = await rows(engine, bind<Tenth>(sqlFile('reports/value_deciles.sql')))
  if (!isForetold) return valuePage({ tiers, tenths, atRisk: [], model: null, tracked: [] })
  const risky = await rows(engine, bind<AtRiskRow>(sqlFile('reports/value_at_risk.sql')))
  const atRisk = risky.map(({ customer_key: _, customer_id, ...one }) => ({
    ...one,
    customer_label: hidesIds ? '***' : customer_id,
  }))
  const model = await modelOf(engine, asOf)
  const tracked = await trackForecasts(engine, asOf, project.models)
  return valuePage({ tiers, tenths, atRisk, model, tracked })
}

/** What the night's expected value comes from, by the cards of its models. */
async function modelOf(engine: Engine, asOf: Day): Promise<ValueModel | null> {
  const fits = await latestFits(engine, asOf)
  const cardOf = (name: string) => {
    const fit = fits.find(({ model }) => model === name)
    return fit === undefined ? null : readCard(fit.card)
  }
  const [purchases, value] = [cardOf('purchases'), cardOf('value')]
  const forecasts = candidateNames.find(name => name === textOf(purchases?.params, 'model'))
  const basis = textOf(value?.params, 'basis')
  if (!purchases || forecasts === undefined || (basis !== 'costs' && basis !== 'declared' && basis !== 'spend'))
    return null
  const { evaluation } = purchases
  const judged = evaluation === null ? null : { ...evaluation, unjudged: null }
  return { forecasts, basis, judged }
}

function textOf(params: object | null | undefined, name: string): string | null {
  const found = params && Object.entries(params).find(([key]) => key === name)?.[1]
  return typeof found === 'string' ? found : null
}
