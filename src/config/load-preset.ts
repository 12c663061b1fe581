import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config-error.js'
import type { Contract } from './contract.js'
import { describeIssue } from './describe-issue.js'
import { packageRoot } from './package-root.js'
import { presetSchema } from './preset.js'
import { suggest } from './suggest.js'
import { parseYamlFile } from './yaml-file.js'

/** A contract that Kehu brings along. */
export interface Preset {
  readonly name: string
  readonly contract: Contract
  /** What system it is, and how its files are exported. */
  readonly about: string
  /** What is odd about its files, and what becomes of it. */
  readonly quirks: readonly string[]
}

const folder = () => join(packageRoot(), 'presets')

/** The names of all presets, sorted. */
export async function presetNames(): Promise<readonly string[]> {
  const files = await readdir(folder())
  return files.flatMap(file => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : [])).sort()
}

/**
 * Reads `presets/<name>.yaml` of the package.
 * @throws ConfigError `not_found` with the nearest name; `syntax` or `invalid` for a preset that is wrong itself
 */
export async function loadPreset(name: string): Promise<Preset> {
  return parsePreset(await presetText(name), name)
}

/** The text of `presets/<name>.yaml`. @throws ConfigError `not_found` with the nearest name */
export async function presetText(name: string): Promise<string> {
  const names = await presetNames()
  if (!names.includes(name)) {
    const near = suggest(name, names)
    const hint = near === undefined ? `the presets are ${names.join(', ')}` : `did you mean '${near}'?`
    throw new ConfigError('not_found', [{ file: 'presets', path: '', message: `no preset '${name}'; ${hint}` }])
  }
  return readFile(join(folder(), `${name}.yaml`), 'utf8')
}

/**
 * The text of a preset file, checked.
 * @throws ConfigError `syntax` or `invalid` with everything that is wrong
 */
export function parsePreset(text: string, name: string): Preset {
  const file = parseYamlFile(text, `presets/${name}.yaml`)
  const parsed = presetSchema.safeParse(file.value)
  if (!parsed.success) {
    const findings = parsed.error.issues.flatMap(issue => describeIssue(issue))
    throw new ConfigError('invalid', findings.map(file.problem))
  }
  const { about, quirks, ...contract } = parsed.data
  return { name, contract, about, quirks }
}
