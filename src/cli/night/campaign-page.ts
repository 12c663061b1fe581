import { z } from 'zod'
import { attributeColumn } from '../../config/attribute.js'
import type { Project } from '../../config/project.js'
import { armSums } from '../../mining/campaigns/arm-sums.js'
import { campaignEffects, level } from '../../mining/campaigns/effects.js'
import { matchedCells, matchedEffects } from '../../mining/campaigns/matched.js'
import { pooledRates } from '../../mining/campaigns/pooled-rates.js'
import { groupRates } from '../../mining/campaigns/rates.js'
import { readCard } from '../../mining/model-card.js'
import { latestFits } from '../../mining/store.js'
import type { Page } from '../../reports/page.js'
import { campaignsPage } from '../../reports/pages/campaigns.js'
import type { CampaignRow, UpliftKind, UpliftModel } from '../../reports/pages/campaigns-data.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'

/**
 * Which campaigns worked; no page, and no statement, in a project without campaigns.
 *
 * @param personal columns that a source declares personal: groups by such an attribute are not shown
 */
export async function campaignPages(
  engine: Engine,
  { campaigns: { window_days }, models }: Project,
  asOf: Day,
  parts: ReadonlySet<Part>,
  personal: readonly string[],
): Promise<readonly Page[]> {
  if (!parts.has('campaign_contact')) return []
  const campaigns = await rows(engine, bind<CampaignRow>(sqlFile('reports/campaigns.sql')))
  if (campaigns.length === 0) return []
  const shown = ({ kind }: { readonly kind: string }) => !personal.includes(attributeColumn(kind))
  const sums = (await armSums(engine, parts.has('customer_attribute'))).filter(shown)
  const { arms, groups } = campaignEffects(sums)
  const rates = groupRates(sums)
  const isUntested = campaigns.some(({ controls, started_on }) => controls === 0n && started_on !== null)
  const matched = isUntested ? matchedEffects(await matchedCells(engine, window_days), level) : []
  const model = Object.hasOwn(models, 'uplift') ? await upliftModel(engine, asOf) : null
  const page = campaignsPage({ campaigns, arms, groups, matched, rates, pooled: pooledRates(rates), model })
  return page === null ? [] : [page]
}

/** What the card of the model says of whom contact moves; null where it was refused. */
async function upliftModel(engine: Engine, asOf: Day): Promise<UpliftModel | null> {
  const fit = (await latestFits(engine, asOf)).find(({ model, fit_day }) => model === 'uplift' && fit_day === asOf)
  const card = fit ? readCard(fit.card) : null
  const lead = card?.evaluation?.measures.find(({ measure }) => measure === 'qini')
  const [chance] = lead?.baselines ?? []
  if (!card?.evaluation || !lead || !chance) return null
  const { model: qini } = lead
  const { low, high } = chance
  if (qini === null || low === null || high === null) return null
  const details = curveOf.safeParse(card.details)
  return {
    qini,
    low,
    high,
    rows: card.evaluation.rows,
    isTold: card.gates.every(({ passed }) => passed),
    curve: details.success ? details.data.curve : [],
    kinds: await rows(engine, bind<UpliftKind>(sqlFile('reports/uplift_kinds.sql'))),
  }
}

const curveOf = z.object({ curve: z.array(z.object({ customers: z.number(), gained: z.number() })) })
