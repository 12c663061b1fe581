import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config/package-root.js'

/** The true headers of a preset's files, by their names. */
export function headersOf(preset: string): Readonly<Record<string, readonly string[]>> {
  const path = join(packageRoot(), 'fixtures/headers', `${preset}.json`)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
