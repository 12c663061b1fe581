import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { companyFindings } from './company-findings.js'
import { ConfigError, type ConfigProblem } from './config-error.js'
import { costFindings } from './cost-findings.js'
import { describeIssue, type Finding } from './describe-issue.js'
import { projectFileName } from './find-project.js'
import { type JudgedProject, judgedProject } from './judged-project.js'
import { loadPreset, type Preset } from './load-preset.js'
import { mergeSource } from './merge-source.js'
import { type Project, projectSchema } from './project.js'
import { entriesOf, rightParts } from './right-parts.js'
import { type Source, type SourceContract, sourceSchema } from './source.js'
import { didYouMean } from './suggest.js'
import { type Environment, parseYamlFile } from './yaml-file.js'

export interface LoadedProject {
  /** Absolute; paths in the project file start here. */
  readonly directory: string
  /** Absolute path of `kehu.yaml`. */
  readonly file: string
  readonly project: Project
  /** In the order of the file. */
  readonly sources: readonly SourceContract[]
}

export type FurtherChecks = (project: JudgedProject) => Promise<readonly Finding[]>

/**
 * Reads the project of a folder: `kehu.yaml`, its variables of the environment, and the presets of its sources.
 *
 * @param further what only the floors above can judge, such as the options of models; they are asked even where the file is wrong
 * @throws ConfigError with everything that is wrong in all of them
 */
export async function loadProject(
  directory: string,
  environment: Environment = process.env,
  further: FurtherChecks = async () => [],
): Promise<LoadedProject> {
  const root = resolve(directory)
  const file = join(root, projectFileName)
  const yaml = parseYamlFile(await readProject(file), projectFileName, environment)
  const parsed = projectSchema.safeParse(yaml.value)
  const findings: Finding[] = parsed.success ? [] : parsed.error.issues.flatMap(issue => describeIssue(issue))

  // Sources are read even where the rest of the file is wrong, so that their errors come along.
  const fallback = parsed.success ? parsed.data : { timezone: '', currency: '', language: 'en' as const }
  const read = await readSources(yaml.value, fallback)
  findings.push(...read.findings)
  if (parsed.success) findings.push(...foreignRates(parsed.data, read.sources))
  if (parsed.success && read.findings.length + read.presetProblems.length === 0)
    findings.push(...companyFindings(parsed.data, read.sources), ...costFindings(parsed.data, read.sources))
  findings.push(...(await further(judgedProject(root, yaml.value, read.sources))))

  const problems = [...yaml.missing, ...findings.map(yaml.problem)].sort(byPlace)
  problems.push(...read.presetProblems)
  if (!parsed.success || problems.length > 0) throw new ConfigError('invalid', problems)
  return { directory: root, file, project: parsed.data, sources: read.sources }
}

interface ReadSources {
  readonly sources: SourceContract[]
  readonly findings: Finding[]
  readonly presetProblems: ConfigProblem[]
}

/**
 * The sources that are right by themselves, merged with their presets. Of others the keys that are right are judged; what
 * is wrong by itself the project's schema says.
 */
async function readSources(
  project: unknown,
  fallback: Pick<Project, 'timezone' | 'currency' | 'language'>,
): Promise<ReadSources> {
  const read: ReadSources = { sources: [], findings: [], presetProblems: [] }
  const written = entriesOf(Object.fromEntries(entriesOf(project)).sources)
  const names = written.map(([name]) => name)
  for (const [name, value] of written) {
    const source: Source = rightParts(sourceSchema.shape, value)
    read.findings.push(...foreignIds(name, source, names))
    const preset = await presetOf(name, source, read)
    if (preset === 'wrong' || !isMergeable(source, value)) continue
    const merged = mergeSource(name, source, preset, fallback)
    if ('findings' in merged) read.findings.push(...merged.findings)
    else if (sourceSchema.safeParse(value).success) read.sources.push(merged.source)
  }
  return read
}

/** Whether what decides if a source is whole is right as far as it is written. */
function isMergeable(right: Source, value: unknown): boolean {
  const written = entriesOf(value).map(([key]) => key)
  const deciding = ['preset', 'path', 'files'] as const
  return written.length > 0 && deciding.every(key => right[key] !== undefined || !written.includes(key))
}

async function presetOf(name: string, { preset }: Source, read: ReadSources): Promise<Preset | undefined | 'wrong'> {
  if (preset === undefined) return undefined
  try {
    return await loadPreset(preset)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    if (error.code === 'not_found') {
      const message = error.problems.map(problem => problem.message).join('; ')
      read.findings.push({ path: ['sources', name, 'preset'], at: 'value', message })
    } else {
      read.presetProblems.push(...error.problems)
    }
    return 'wrong'
  }
}

function foreignIds(name: string, { ids = {} }: Source, names: readonly string[]): readonly Finding[] {
  const others = names.filter(other => other !== name)
  return Object.entries(ids).flatMap(([entity, owner]) => {
    if (others.includes(owner)) return []
    const message = `expected the name of another source, found '${owner}'${didYouMean(owner, others)}`
    return [{ path: ['sources', name, 'ids', entity], at: 'value', message } as const]
  })
}

/** Rates of a source that has none would never hold. */
function foreignRates({ rates, sources: written }: Project, sources: readonly SourceContract[]): readonly Finding[] {
  if (rates.source === undefined) return []
  const withRates = sources.filter(({ contract }) => contract.files.some(({ maps }) => maps.exchange_rate))
  const isWhole = sources.length === Object.keys(written).length
  if (!isWhole || withRates.some(({ name }) => name === rates.source)) return []
  const names = withRates.map(({ name }) => name)
  const hint = names.length === 0 ? '; no source maps exchange_rate' : didYouMean(rates.source, names)
  const message = `expected a source that maps exchange_rate, found '${rates.source}'${hint}`
  return [{ path: ['rates', 'source'], at: 'value', message }]
}

async function readProject(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    const message = isAbsent
      ? 'does not exist; type `kehu init` to start a project, or name its folder with --project'
      : `cannot be read: ${error instanceof Error ? error.message : String(error)}`
    throw new ConfigError(isAbsent ? 'not_found' : 'unreadable', [{ file, path: '', message }], { cause: error })
  }
}

function byPlace(a: ConfigProblem, b: ConfigProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
