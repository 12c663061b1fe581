import type { ProjectContext } from '../project-context.js'
import { UsageError } from '../usage-error.js'

/** @throws UsageError where no source of the project tells of campaigns */
export function needsCampaigns({ parts }: ProjectContext): void {
  if (parts.has('campaign_contact')) return
  throw new UsageError(
    'no source of this project tells of campaigns: map campaign_contact in kehu.yaml, see docs/campaigns.md',
  )
}
