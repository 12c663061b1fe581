import { handedOut } from '../../config/handed-out.js'
import type { SourceContract } from '../../config/source.js'
import { aboutFacts } from '../../etl/parts.js'
import { actionChecks } from '../../mining/actions/build-actions.js'
import { analyses, analysesOf } from '../../mining/analysis.js'
import { bindDay } from '../../mining/features.js'
import { buildOwnTables, dropOwnTables, inFile } from '../../mining/own/build-own.js'
import { profitChecks, profitChecksOf } from '../../mining/profit/build-profit.js'
import { mine } from '../../mining/run.js'
import { causeTeller } from '../../reports/language/cause-text.js'
import { type BoundCheck, type CheckResult, checkFiles, runChecks } from '../../warehouse/checks.js'
import type { Row } from '../../warehouse/engine/value.js'
import { NightError, type NightProblem } from '../../warehouse/night/night-error.js'
import type { OpenNight, Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { buildStar } from '../../warehouse/star/build-star.js'
import { partChecks } from '../../warehouse/star/parts/part-checks.js'
import { sourceVolumes } from '../../warehouse/usual-volume.js'
import type { ProjectContext } from '../project-context.js'
import { type Around, earlierFiles } from './earlier-files.js'
import { type FileFates, fatesByFile, fatesBySource } from './fates.js'
import type { Tonight } from './intake-steps.js'
import { factsOf, lateSources, newestDays, silentSources } from './late-sources.js'
import { declaredPersonal, masks } from './personal.js'
import { profitBasis } from './profit-basis.js'
import {
  holdingBreaches,
  judgesVolume,
  nullRateBreaches,
  type QualityBreach,
  volumeBreaches,
} from './quality-breaches.js'
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
          parts: context.parts,
          unit: {
            byAccount: project.customer.unit === 'account' && context.parts.has('account'),
            byParent: project.customer.roll_up === 'parent',
          },
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
        breached(night, nullRateBreaches(tonight.staged, sources))
      },
    },
    {
      name: 'check',
      async run(night) {
        const newest = await newestDays(night.engine, sources)
        hold(lateSources(sources, newest, night.asOf), 'a source is past its deadline')
        const silent = silentSources(sources, newest, night.asOf)
        if (silent.length > 0) night.tonight.silent = silent
        if (judgesVolume(sources))
          breached(night, volumeBreaches(await sourceVolumes(night.engine, night.asOf, factsOf(sources)), sources))
        const ofMarts = new Set([...analyses().flatMap(analysis => analysis.checks), ...profitChecks, ...actionChecks])
        const files = checkFiles().filter(file => !ofMarts.has(file.path))
        await check(night, [...bound(night, files), ...partChecks(context.parts, aboutFacts(sources))], progress)
      },
    },
    {
      name: 'mine',
      async run(night) {
        const standing = Object.keys(night.previous?.digests ?? {})
        const profit = profitBasis(project, sources, context.parts)
        const outcomes = await mine(night.engine, {
          asOf: night.asOf,
          options: project.models,
          tiers: project.value.tiers,
          parts: context.parts,
          campaignDays: project.campaigns.window_days,
          ...(profit && { profit }),
          ...(project.actions && {
            actions: project.actions,
            handedOut: handedOut(project.actions, project.audiences),
            personal: declaredPersonal(sources),
          }),
          progress,
          standing,
          own: context.own.tables,
          tell: causeTeller(project),
        })
        night.tonight.models = outcomes
        const paths = [
          ...analysesOf(context.parts).flatMap(analysis => analysis.checks),
          ...(profit ? profitChecksOf(profit) : []),
          ...(project.actions ? actionChecks : []),
        ]
        await check(
          night,
          bound(
            night,
            paths.map(path => sqlFile(path)),
          ),
          progress,
        )
        await ownSql(night)
      },
    },
  ]

  function breached(night: OpenNight, breaches: readonly QualityBreach[]): void {
    if (breaches.length === 0) return
    night.tonight.quality = [...((night.tonight.quality as readonly QualityBreach[] | undefined) ?? []), ...breaches]
    hold(holdingBreaches(breaches), 'a delivery is not what is expected of its source')
  }

  /** The firm's own tables and checks, once ours stand. */
  async function ownSql(night: OpenNight): Promise<void> {
    const { own } = context
    await dropOwnTables(
      night.engine,
      night.own.filter(({ name }) => !own.tables.some(table => table.name === name)),
    )
    night.own.splice(0, night.own.length, ...(await buildOwnTables(night.engine, night.asOf, own)))
    const masks = masksOf(sources)
    const results: CheckResult[] = []
    for (const one of own.checks) {
      const { path, file } = one
      const bound = { ...file, path: path.replace(/^sql\//, ''), bound: bindDay(file, night.asOf) }
      const [result] = await inFile(one, () => runChecks(night.engine, [bound]))
      if (result) results.push({ ...result, examples: result.examples.map(masks) })
    }
    done(night, results)
  }

  async function check(night: OpenNight, checks: readonly BoundCheck[], shown: Progress): Promise<void> {
    const step = shown.step('check', checks.length)
    const results = await runChecks(night.engine, checks)
    step.end(`${results.filter(result => result.passed).length} of ${results.length} passed`)
    done(night, results)
  }

  function done(night: OpenNight, results: readonly CheckResult[]): void {
    night.tonight.checks = [...checksOf(night), ...results]
    hold(results.filter(result => result.blocking && !result.passed).map(problem), 'a blocking check failed')
  }
}

function bound({ asOf }: OpenNight, files: readonly SqlFile[]): readonly BoundCheck[] {
  return files.map(file => ({ ...file, bound: bindDay(file, asOf) }))
}

/** A row that a check of the firm found, without what describes a person: what it selects nobody declared. */
function masksOf(sources: readonly SourceContract[]): (row: Row) => Row {
  const hidden = masks([], declaredPersonal(sources))
  return row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, hidden('', name) && value !== null ? '***' : value]),
    )
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
