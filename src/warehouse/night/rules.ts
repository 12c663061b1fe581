import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../config/package-root.js'

let known: string | undefined

/** The version of Kehu, as `night.json` states it. */
export function kehuVersion(): string {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version
}

/**
 * A short text that changes with any rule by which a star is built: a night made by other rules is built anew from what
 * has landed, never carried on.
 */
export function starRules(): string {
  if (known === undefined) {
    const hash = createHash('md5')
    for (const folder of ['schema', 'staging', 'star']) {
      const path = join(packageRoot(), 'sql', folder)
      for (const file of readdirSync(path).sort())
        hash.update(`${folder}/${file}\n${readFileSync(join(path, file), 'utf8')}`)
    }
    known = hash.digest('hex').slice(0, 12)
  }
  return known
}
