import { type Contract, contractSchema, type FileKind } from './contract.js'
import type { Finding } from './describe-issue.js'
import type { Preset } from './load-preset.js'
import type { Project } from './project.js'
import { readAgain } from './read.js'
import type { Source, SourceContract, SourceFile } from './source.js'
import { didYouMean } from './suggest.js'
import { withTimes } from './times.js'
import { type Deletes, holdsMembers } from './upkeep.js'

/** A source that is whole, or what keeps it from being so. */
export type Merged = { readonly source: SourceContract } | { readonly findings: readonly Finding[] }

/**
 * A source with its preset: what it says itself replaces the preset's whole top-level key, its path goes to every kind
 * of file that has none, time zone and currency fall back to the project's, and its language goes to every kind.
 */
export function mergeSource(
  name: string,
  source: Source,
  preset: Preset | undefined,
  project: Pick<Project, 'timezone' | 'currency' | 'language'>,
): Merged {
  const contract = merged(source, preset)
  if (contract === undefined) {
    return refused(name, "names neither a preset nor files; write preset: and the preset's name, or describe its files")
  }
  if (source.read && (preset === undefined || source.files)) {
    const message = 'has no meaning beside files of its own; say it in each of them: files: [{ name: …, read: { … } }]'
    return { findings: [{ path: ['sources', name, 'read'], at: 'key', message }] }
  }
  const files: SourceFile[] = []
  const findings: Finding[] = []
  for (const file of contract.files) {
    const path = file.path ?? source.path
    if (path === undefined)
      return refused(name, `has no path; write where its files lie, such as path: "exports/${name}/*.csv"`)
    const { replaces = contract.replaces, deletes = holdsMembers(file) ? contract.deletes : flagOf(contract.deletes) } =
      file
    const { language } = project
    const read = source.read ? readAgain(file, source.read) : file
    if ('problems' in read) {
      findings.push(...read.problems.map(problem => readFinding(name, file, problem)))
      continue
    }
    const { times } = read.read
    const maps = times ? withTimes(file.maps, times, source.read?.times !== undefined) : file.maps
    files.push({
      ...file,
      path,
      read: read.read,
      maps,
      language,
      ...(replaces && { replaces }),
      ...(deletes && { deletes }),
    })
  }
  if (findings.length > 0) return { findings }
  const noOrders = contract.files.find(file => file.replaces === 'order' && holdsMembers(file))
  if (noOrders)
    return refused(name, `its kind ${noOrders.name} holds no lines of orders or returns; leave out replaces: order`)
  const wrong = files.find(file => file.deletes === 'absence' && !(holdsMembers(file) && file.date))
  if (wrong) {
    const found = holdsMembers(wrong) ? 'its files carry no day' : 'its files hold what happened'
    const mend = holdsMembers(wrong) ? 'declare the day in their names with date:, or leave out' : 'leave out'
    return refused(
      name,
      `its kind ${wrong.name} tells by absence what is gone: expected dated dumps of customers or products, but ${found}; ${mend} deletes: absence`,
    )
  }
  const strangers = unmappedRates(name, contract)
  if (strangers.length > 0) return { findings: strangers }
  const { timezone = project.timezone, currency = project.currency } = contract
  return { source: { name, preset: source.preset, contract: { ...contract, timezone, currency, files } } }
}

/** What a source says of a kind of its preset that its files do not have. */
function readFinding(
  name: string,
  { name: kind }: FileKind,
  { key, message }: { key: string; message: string },
): Finding {
  return { path: ['sources', name, 'read', key], at: 'value', message: `${message} (files of kind ${kind})` }
}

function flagOf(deletes: Deletes | undefined): Deletes | undefined {
  return deletes === 'absence' ? undefined : deletes
}

/** Rates of columns that no kind of file maps. */
function unmappedRates(name: string, { quality, files }: Contract): readonly Finding[] {
  const mapped = files.flatMap(({ maps }) =>
    Object.entries(maps).flatMap(([entity, mapping]) => Object.keys(mapping).map(column => `${entity}.${column}`)),
  )
  return Object.keys(quality.null_rate ?? {})
    .filter(column => !mapped.includes(column))
    .map(column => ({
      path: ['sources', name, 'quality', 'null_rate', column],
      at: 'key',
      message: `expected a mapped column such as ${mapped[0]}, found '${column}'${didYouMean(column, mapped)}`,
    }))
}

/** Both halves are parsed, and what is not written is absent: spreading says which one holds. */
function merged({ preset: _, path: __, read: ___, ...own }: Source, preset: Preset | undefined): Contract | undefined {
  if (preset !== undefined) return { ...preset.contract, ...own }
  const { files } = own
  return files === undefined ? undefined : { ...defaults, ...own, files }
}

const defaults: Omit<Contract, 'files'> = contractSchema.omit({ files: true }).parse({})

function refused(name: string, message: string): Merged {
  return { findings: [{ path: ['sources', name], at: 'key', message }] }
}
