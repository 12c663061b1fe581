import type { Project } from '../../config/project.js'
import { armSums } from '../../mining/campaigns/arm-sums.js'
import { campaignEffects, level } from '../../mining/campaigns/effects.js'
import { matchedCells, matchedEffects } from '../../mining/campaigns/matched.js'
import type { Page } from '../../reports/page.js'
import { campaignsPage } from '../../reports/pages/campaigns.js'
import type { CampaignRow } from '../../reports/pages/campaigns-data.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'

/** Which campaigns worked; no page, and no statement, in a project without campaigns. */
export async function campaignPages(
  engine: Engine,
  { campaigns: { window_days } }: Project,
  parts: ReadonlySet<Part>,
): Promise<readonly Page[]> {
  if (!parts.has('campaign_contact')) return []
  const campaigns = await rows(engine, bind<CampaignRow>(sqlFile('reports/campaigns.sql')))
  if (campaigns.length === 0) return []
  const { arms, groups } = campaignEffects(await armSums(engine, parts.has('customer_attribute')))
  const isUntested = campaigns.some(({ controls, started_on }) => controls === 0n && started_on !== null)
  const matched = isUntested ? matchedEffects(await matchedCells(engine, window_days), level) : []
  const page = campaignsPage({ campaigns, arms, groups, matched })
  return page === null ? [] : [page]
}
