import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCampaignsBy } from '../src/cli/campaigns/list-by.js'
import { openProject, type ProjectContext } from '../src/cli/project-context.js'
import { openTerminal } from '../src/cli/terminal.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import { night } from './support/night.js'
import { deliver, type ProjectFolder, projectFolder } from './support/project-folder.js'
import { sharedData } from './support/shared-data.js'

const { isThere, path } = sharedData('completejourney')
const files = ['campaign_descriptions', 'campaigns', 'coupon_redemptions', 'demographics']
const yaml = `version: 1
project: grocer
currency: USD
sources:
  grocer: { preset: completejourney, path: exports/ }
`

/** A grocer's coupons, against sums of its raw files by a DuckDB that knows nothing of Kehu. */
describe.skipIf(!isThere)('campaigns by kind of household', () => {
  let project: ProjectFolder
  let context: ProjectContext
  beforeAll(async () => {
    project = await projectFolder(yaml)
    await deliver(
      project.path,
      files.map(name => join(path, `${name}.csv`)),
    )
    await night(project.path, '2018-03-01')
    context = await openProject(project.path, '.')
  })
  afterAll(() => project[Symbol.asyncDispose]())

  async function told(by: string): Promise<readonly Record<string, unknown>[]> {
    const answer = join(project.path, 'answer.ndjson')
    await listCampaignsBy(context, by, { format: 'ndjson', path: answer }, openTerminal({ quiet: true }))
    const lines = (await readFile(answer, 'utf8')).trimEnd().split('\n')
    return lines.map(line => JSON.parse(line))
  }

  it.each(['income', 'household_size', 'kids_count', 'age'])(
    'counts responses and coupons by %s as the raw files do',
    async by => {
      const read = (name: string) => `read_csv('${join(path, name)}.csv', all_varchar = true, nullstr = 'NA')`
      await using raw = await openDraft({ path: ':memory:', threads: 2 })
      const counted = await rows(
        raw,
        statement<{ line: string }>(
          `with redeemed as (
          select campaign_id, household_id, count(*) as coupons from ${read('coupon_redemptions')} group by all
        )
        select concat_ws(' ', campaign_id, ${by}, count(*), count(coupons), coalesce(sum(coupons), 0)) as line
        from ${read('campaigns')} as contact join ${read('demographics')} as household using (household_id)
          left join redeemed using (campaign_id, household_id)
        where ${by} is not null group by campaign_id, ${by}`,
        ),
      )
      const found = await told(by)
      const line = (row: Record<string, unknown>) =>
        // Of a campaign without any coupon redeemed nothing tells whether anybody responded.
        [row.campaign_id, row.value, row.customers, row.responded ?? 0, row.answers ?? 0].join(' ')
      expect(counted.length).toBeGreaterThan(100)
      expect(found.map(line).sort()).toEqual(counted.map(one => one.line).sort())
    },
  )

  it('has intervals about every rate, and refuses what customers are not known by', async () => {
    const rated = (await told('income')).filter(({ responded }) => responded !== null)
    expect(rated.length).toBeGreaterThan(100)
    for (const { response_rate: rate, response_rate_low: low, response_rate_high: high } of rated) {
      expect(Number(low)).toBeLessThanOrEqual(Number(rate))
      expect(Number(high)).toBeGreaterThan(rate === 1 ? 0.99 : Number(rate))
    }
    await expect(told('shoe_size')).rejects.toThrow(
      /'shoe_size'; expected channel, recency, spend or an attribute .* found .*income/,
    )
  })

  it('shows who responds on the page of campaigns', async () => {
    const page = await readFile(join(project.path, 'warehouse/current/report/campaigns.html'), 'utf8')
    expect(page).toContain('Who responds')
    expect(page).toContain('household_size')
  })
})
