import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { packageRoot } from '../../src/config/package-root.js'

const folder = resolve(packageRoot(), '../shared/data')

/** A file of the real exports, which are no part of this repository. */
export function sharedFile(name: string): string {
  return join(folder, name)
}

/** Says which tests are skipped for want of a folder of them. */
export function needsShared(name: string, test: string): boolean {
  const isThere = existsSync(join(folder, name))
  if (!isThere) process.stderr.write(`skipped: ${test}: no ${name} in ../shared/data\n`)
  return isThere
}

/** A folder of real exports; says that tests are skipped for want of it. */
export function sharedData(name: string): { readonly isThere: boolean; readonly path: string } {
  return { isThere: needsShared(name, `tests of ${name}`), path: join(folder, name) }
}
