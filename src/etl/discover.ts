import { stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { hasCode } from '../config/error-code.js'
import type { SourceContract, SourceFile } from '../config/source.js'
import { BrokenFile } from './broken-file.js'
import type { Delivery } from './landing/delivery.js'

/** What lies where a source says, files in order of their names. */
export interface Discovered {
  readonly deliveries: readonly Delivery[]
  /** Paths of the contract under which nothing lies. */
  readonly missing: readonly string[]
}

const endings: Readonly<Record<string, Delivery['format']>> = { csv: 'csv', tsv: 'csv', txt: 'csv', parquet: 'parquet' }

/** @throws BrokenFile when a path names something that is no file, or a file of a format that cannot be told. */
export async function discover(directory: string, source: SourceContract): Promise<Discovered> {
  const kindsOf = new Map<string, SourceFile[]>()
  const missing: string[] = []
  for (const kind of source.contract.files) {
    for (const path of kind.path) {
      const found = await filesAt(directory, path)
      if (found.length === 0 && !missing.includes(path)) missing.push(path)
      for (const file of found) {
        const kinds = kindsOf.get(file) ?? []
        if (!kinds.includes(kind)) kinds.push(kind)
        kindsOf.set(file, kinds)
      }
    }
  }
  const deliveries = [...kindsOf].map(([path, kinds]) => delivery(directory, source.name, path, kinds))
  return { deliveries: deliveries.sort((a, b) => (a.name < b.name ? -1 : 1)), missing }
}

async function filesAt(directory: string, path: string): Promise<readonly string[]> {
  if (isDynamicPattern(path)) {
    return glob(path, { cwd: directory, absolute: true, dot: false, onlyFiles: true, expandDirectories: false })
  }
  const full = resolve(directory, path)
  try {
    if ((await stat(full)).isDirectory()) {
      const mend = `name the files in it, such as ${path.replace(/\/$/, '')}/*.csv`
      throw new BrokenFile('not_a_file', path, `is a directory, expected a file; ${mend}`)
    }
    return [full]
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return []
    throw thrown
  }
}

function delivery(directory: string, source: string, path: string, kinds: readonly SourceFile[]): Delivery {
  const below = relative(directory, path)
  const name = below.startsWith('..') || isAbsolute(below) ? path : below
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
