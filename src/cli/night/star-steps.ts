import { analyses } from '../../mining/analysis.js'
import { bindDay } from '../../mining/features.js'
import { mine } from '../../mining/run.js'
import { type CheckResult, checkFiles, runChecks } from '../../warehouse/checks.js'
import { NightError, type NightProblem } from '../../warehouse/night/night-error.js'
import type { OpenNight, Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { buildStar } from '../../warehouse/star/build-star.js'
import type { ProjectContext } from '../project-context.js'
import { type Around, earlierFiles } from './earlier-files.js'
import { type FileFates, fatesByFile, fatesBySource } from './fates.js'
import type { Tonight } from './intake-steps.js'
import { lateSources, newestDays } from './late-sources.js'
import { rejectedTonight } from './rejected-tonight.js'
import { dependenceOf, kindPolicies, policyOf } from './source-policies.js'

/** star, check and mine: from typed files to marts and scores that add up. */
export function starSteps(context: ProjectContext, tonight: Tonight, around: Around): readonly Step[] {
  const { progress } = around
  const { project, sources } = context.loaded
  return [
    {
      name: 'star',
      async run(night) {
        const step = progress.step('star')
        const { fates, changesKnown, isAnew, restored } = await buildStar(night.engine, {
          files: tonight.staged,
          policies: sources.map(policyOf),
          kinds: sources.flatMap(kindPolicies),
          dependence: dependenceOf(project, sources),
          sameWhen: project.customer.same_when,
          calendar: project.calendar,
          business: context.reading,
          earlier: files => earlierFiles(context, night.engine, tonight.staged, around, files),
        })
        night.changesKnown = changesKnown
        if (isAnew) night.tonight.made_anew = true
        if (restored > 0) night.tonight.restored = restored
        const files = fatesByFile(tonight.staged, fates)
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
        await check(
          night,
          checkFiles().filter(file => !ofMarts.has(file.path)),
          progress,
        )
      },
    },
    {
      name: 'mine',
      async run(night) {
        const outcomes = await mine(night.engine, { asOf: night.asOf, options: project.models, progress })
        night.tonight.models = outcomes
        const files = analyses().flatMap(analysis => analysis.checks.map(path => sqlFile(path)))
        await check(night, files, progress)
      },
    },
  ]

  async function check(night: OpenNight, files: readonly SqlFile[], shown: Progress): Promise<void> {
    const step = shown.step('check', files.length)
    const results = await runChecks(
      night.engine,
      files.map(file => ({ ...file, bound: bindDay(file, night.asOf) })),
    )
    night.tonight.checks = [...checksOf(night), ...results]
    step.end(`${results.filter(result => result.passed).length} of ${results.length} passed`)
    hold(results.filter(result => result.blocking && !result.passed).map(problem), 'a blocking check failed')
  }
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
