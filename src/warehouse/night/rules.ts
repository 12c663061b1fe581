import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../config/package-root.js'

/**
 * Counts up whenever an older Kehu would misread what a newer one wrote: the folders of a warehouse, `night.json`,
 * landed files. An older one then refuses the warehouse.
 */
export const warehouseFormat = 1

/** The version of Kehu, as `night.json` states it. */
export function kehuVersion(): string {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version
}

/**
 * A short text that changes with any rule by which a star is built: a night made by other rules is built anew from what
 * has landed, never carried on.
 */
export function starRules(): string {
  return hashOf(['schema', 'staging', 'star'])
}

/** A short text that changes with any rule by which a record is read: what other rules staged is staged anew. */
export function stagingRules(): string {
  return hashOf(['staging'])
}

const known = new Map<string, string>()

function hashOf(folders: readonly string[]): string {
  const name = folders.join()
  let found = known.get(name)
  if (found === undefined) {
    const hash = createHash('md5').update(kehuVersion())
    for (const folder of folders) {
      const path = join(packageRoot(), 'sql', folder)
      for (const file of readdirSync(path).sort())
        hash.update(`${folder}/${file}\n${readFileSync(join(path, file), 'utf8')}`)
    }
    found = hash.digest('hex').slice(0, 12)
    known.set(name, found)
  }
  return found
}
