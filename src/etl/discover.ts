import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { hasCode } from '../config/error-code.js'
import type { SourceContract } from '../config/source.js'
import { BrokenFile } from './broken-file.js'
import { splitMember } from './container-name.js'
import { FoundFiles, type PassedOver, type Place } from './found-files.js'
import type { FoundFile } from './landing/found-file.js'

/** What lies where a source says, files in order of their names. */
export interface Discovered {
  readonly files: readonly FoundFile[]
  /** Paths of the contract under which nothing lies. */
  readonly missing: readonly string[]
  /** Files of which nothing can be read. */
  readonly broken: readonly BrokenFile[]
  /** Files that no kind reads, by their format or their name, and those of which the contract says why. */
  readonly passed_over: readonly PassedOver[]
}

/** Looks at folders and into archives; what cannot be read there breaks its file, not its source. */
export async function discover(directory: string, { name, contract }: SourceContract): Promise<Discovered> {
  const found = new FoundFiles(directory, name, contract)
  const there = new Set<string>()
  for (const kind of contract.files) {
    for (const path of kind.path) {
      for (const place of await placesAt(directory, path)) {
        if (await found.add(place, kind)) there.add(path)
      }
    }
  }
  const paths = new Set(contract.files.flatMap(({ path }) => path))
  return { ...found.all(), missing: [...paths].filter(path => !there.has(path)) }
}

/** Files at a path: whole ones, those in a folder, or members of archives, workbooks and databases. */
export async function placesAt(directory: string, path: string): Promise<readonly Place[]> {
  const inside = splitMember(path)
  if (inside) {
    const containers = await filesAt(directory, inside.file)
    if (containers.length > 0) return containers.map(({ path }) => ({ path, member: inside.member, chosen: true }))
  }
  return filesAt(directory, path)
}

async function filesAt(directory: string, path: string): Promise<readonly Place[]> {
  if (isDynamicPattern(path)) {
    const options = { cwd: directory, absolute: true, dot: false, onlyFiles: true, expandDirectories: false }
    return (await glob(path, options)).map(path => ({ path, member: null, chosen: true }))
  }
  const full = resolve(directory, path)
  try {
    if (!(await stat(full)).isDirectory()) return [{ path: full, member: null, chosen: true, exact: true }]
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT', 'ENOTDIR')) return []
    throw thrown
  }
  const entries = await entriesOf(full, path)
  return entries
    .filter(entry => !entry.isDirectory() && !isHidden(entry.name))
    .map(({ name }) => ({ path: join(full, name), member: null, chosen: false }))
}

async function entriesOf(folder: string, path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (thrown) {
    if (!hasCode(thrown, 'EACCES', 'EPERM')) throw thrown
    throw new BrokenFile(
      'unreadable',
      path,
      'is a folder that cannot be read; give this user the right to: chmod u+rx',
      thrown,
    )
  }
}

/** What systems and spreadsheets that are open put beside the files of a person. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$')
}
