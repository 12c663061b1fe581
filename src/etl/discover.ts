import { stat } from 'node:fs/promises'
import { basename, isAbsolute, relative, resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { hasCode } from '../config/error-code.js'
import type { SourceContract, SourceFile } from '../config/source.js'
import { BrokenFile } from './broken-file.js'
import type { Delivery } from './landing/delivery.js'
import { reasonSkipped, takesFile } from './takes-file.js'

/** What lies where a source says, files in order of their names. */
export interface Discovered {
  readonly deliveries: readonly Delivery[]
  /** Paths of the contract under which nothing lies. */
  readonly missing: readonly string[]
  /** Files that the contract passes over, with its reason. */
  readonly skipped: readonly SkippedFile[]
}

export interface SkippedFile {
  readonly name: string
  readonly reason: string
}

const endings: Readonly<Record<string, Delivery['format']>> = { csv: 'csv', tsv: 'csv', txt: 'csv', parquet: 'parquet' }

/** @throws BrokenFile when a file's format cannot be told, or no kind takes it. */
export async function discover(directory: string, source: SourceContract): Promise<Discovered> {
  const kindsOf = new Map<string, SourceFile[]>()
  const missing = new Set<string>()
  const skipped = new Map<string, string>()
  for (const kind of source.contract.files) {
    for (const path of kind.path) {
      const found = await placesAt(directory, path)
      if (found.length === 0) missing.add(path)
      for (const { file, isNamed } of found) {
        const reason = isNamed ? null : reasonSkipped(source.contract, file)
        if (reason !== null) skipped.set(file, reason)
        else if (isNamed || takesFile(kind, file)) kindsOf.set(file, [...new Set([...(kindsOf.get(file) ?? []), kind])])
        else if (!kindsOf.has(file)) kindsOf.set(file, [])
      }
    }
  }
  const deliveries = [...kindsOf].map(([path, kinds]) => delivery(directory, source, path, kinds))
  return {
    deliveries: deliveries.sort((a, b) => (a.name < b.name ? -1 : 1)),
    missing: [...missing],
    skipped: [...skipped].map(([file, reason]) => ({ name: nameOf(directory, file), reason })),
  }
}

interface Place {
  /** Absolute. */
  readonly file: string
  /** A path of the contract names this one file, whatever it is called. */
  readonly isNamed: boolean
}

async function placesAt(directory: string, path: string): Promise<readonly Place[]> {
  if (isDynamicPattern(path)) return filesBelow(directory, path)
  const full = resolve(directory, path)
  try {
    if ((await stat(full)).isDirectory()) return filesBelow(full, '*')
    return [{ file: full, isNamed: true }]
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return []
    throw thrown
  }
}

async function filesBelow(directory: string, pattern: string): Promise<readonly Place[]> {
  const options = { cwd: directory, absolute: true, dot: false, onlyFiles: true, expandDirectories: false }
  return (await glob(pattern, options)).map(file => ({ file, isNamed: false }))
}

function nameOf(directory: string, path: string): string {
  const below = relative(directory, path)
  return below.startsWith('..') || isAbsolute(below) ? path : below
}

function delivery(
  directory: string,
  { name: source, contract }: SourceContract,
  path: string,
  kinds: readonly SourceFile[],
): Delivery {
  const name = nameOf(directory, path)
  if (kinds.length === 0) {
    const named = contract.files.map(kind => `${kind.name} (${kind.names?.join(', ') ?? 'any'})`).join(', ')
    const mend = `name it as one of them, or say why it is passed over: skip: { "${basename(path)}": … }`
    throw new BrokenFile('kind', name, `no kind of file takes that name; the kinds are ${named}; ${mend}`)
  }
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  const format = kinds[0]?.format ?? endings[ending]
  if (!format) {
    throw new BrokenFile(
      'kind',
      name,
      `cannot tell its format by its name; say it in the contract: format: csv or parquet`,
    )
  }
  return { source, path, name, format, kinds }
}
