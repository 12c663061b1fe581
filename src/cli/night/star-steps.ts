import { aboutFacts } from '../../etl/parts.js'
import { analyses } from '../../mining/analysis.js'
import { bindDay } from '../../mining/features.js'
import { mine } from '../../mining/run.js'
import { type BoundCheck, type CheckResult, checkFiles, runChecks } from '../../warehouse/checks.js'
import { NightError, type NightProblem } from '../../warehouse/night/night-error.js'
import type { OpenNight, Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { buildStar } from '../../warehouse/star/build-star.js'
import { partChecks } from '../../warehouse/star/parts/part-checks.js'
import type { ProjectContext } from '../project-context.js'
import { type FileFates, fatesByFile, fatesBySource } from './fates.js'
import type { Tonight } from './intake-steps.js'
import { lateSources, newestDays } from './late-sources.js'
import { rejectedTonight } from './rejected-tonight.js'

/** star, check and mine: from typed files to marts and scores that add up. */
export function starSteps(context: ProjectContext, tonight: Tonight, progress: Progress): readonly Step[] {
  const { project, sources } = context.loaded
  return [
    {
      name: 'star',
      async run(night) {
        const step = progress.step('star')
        const policies = sources.map(({ name, contract: { repeats, deliveries, ids, files } }) => ({
          source: name,
          repeats,
          deliveries,
          customerIds: ids.customer ?? name,
          productIds: ids.product ?? name,
          accountIds: ids.account ?? name,
          campaignIds: ids.campaign ?? name,
          lineKinds: files.filter(({ maps }) => maps.order_line ?? maps.return_line).map(kind => kind.name),
        }))
        const input = {
          files: tonight.staged,
          policies,
          sameWhen: project.customer.same_when,
          calendar: project.calendar,
          zone: context.reading.zone,
          parts: context.parts,
          unit: {
            byAccount: project.customer.unit === 'account' && context.parts.has('account'),
            byParent: project.customer.roll_up === 'parent',
          },
        }
        const files = fatesByFile(tonight.staged, await buildStar(night.engine, input))
        night.tonight.files = files
        step.end(`${tonight.staged.length} files`)
        const over = overLimit(files, project.limits.quarantined)
        const reasons = over.length > 0 ? await rejectedTonight(night.engine, sources) : []
        const names = over.map(({ where }) => where)
        hold([...over, ...reasons.filter(({ where }) => names.includes(where))], 'too much was quarantined')
      },
    },
    {
      name: 'check',
      async run(night) {
        hold(lateSources(sources, await newestDays(night.engine), night.asOf), 'a source is past its deadline')
        const ofMarts = new Set(analyses().flatMap(analysis => analysis.checks))
        const files = checkFiles().filter(file => !ofMarts.has(file.path))
        await check(night, [...bound(night, files), ...partChecks(context.parts, aboutFacts(sources))], progress)
      },
    },
    {
      name: 'mine',
      async run(night) {
        const outcomes = await mine(night.engine, { asOf: night.asOf, options: project.models, progress })
        night.tonight.models = outcomes
        const files = analyses().flatMap(analysis => analysis.checks.map(path => sqlFile(path)))
        await check(night, bound(night, files), progress)
      },
    },
  ]

  async function check(night: OpenNight, checks: readonly BoundCheck[], shown: Progress): Promise<void> {
    const step = shown.step('check', checks.length)
    const results = await runChecks(night.engine, checks)
    night.tonight.checks = [...checksOf(night), ...results]
    step.end(`${results.filter(result => result.passed).length} of ${results.length} passed`)
    hold(results.filter(result => result.blocking && !result.passed).map(problem), 'a blocking check failed')
  }
}

function bound({ asOf }: OpenNight, files: readonly SqlFile[]): readonly BoundCheck[] {
  return files.map(file => ({ ...file, bound: bindDay(file, asOf) }))
}

/** What the checks of tonight found so far. */
export function checksOf(night: Pick<OpenNight, 'tonight'>): readonly CheckResult[] {
  return (night.tonight.checks as readonly CheckResult[] | undefined) ?? []
}

function problem({ name, meaning, rows: found, examples }: CheckResult): NightProblem {
  const shown = examples.map(row =>
    Object.entries(row)
      .map(([column, value]) => `${column}=${value}`)
      .join(' '),
  )
  return { where: name, what: `${meaning} ${found} rows, such as ${shown.slice(0, 2).join('; ')}` }
}

function hold(problems: readonly NightProblem[], why: string): void {
  if (problems.length > 0) {
    throw new NightError(
      'held',
      `the night is held, ${why}: nothing was published, the last good night is still served`,
      problems,
    )
  }
}

/** Quarantined records by source against the limit; duplicates and ignored records do not count. */
function overLimit(files: readonly FileFates[], limit: number): readonly NightProblem[] {
  return fatesBySource(files).flatMap(({ source, fates }) => {
    const bad = fates.quarantined ?? 0
    const judged = bad + (fates.loaded ?? 0)
    if (judged === 0 || bad / judged <= limit) return []
    const share = ((bad / judged) * 100).toFixed(1)
    return {
      where: source,
      what: `${bad} of ${judged} new records are quarantined, ${share} %, the limit is ${limit * 100} %; mend the file or the contract, or raise limits: { quarantined: … } in kehu.yaml`,
    }
  })
}
