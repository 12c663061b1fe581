import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { packageRoot } from '../../src/config/package-root.js'

/** A folder of real exports, which are no part of this repository; says that tests are skipped for want of it. */
export function sharedData(folder: string): { readonly isThere: boolean; readonly path: string } {
  const path = resolve(packageRoot(), '../shared/data', folder)
  const isThere = existsSync(path)
  if (!isThere) process.stderr.write(`skipped: tests of ${folder}: there is no ../shared/data/${folder}\n`)
  return { isThere, path }
}
