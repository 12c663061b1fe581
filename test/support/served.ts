import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hasCode } from '../../src/config/error-code.js'
import { layout, nightFiles } from '../../src/warehouse/night/layout.js'

/**
 * The night that readers see now, checked: its file is the one that was published. At one moment, without awaiting: a
 * run may swap the night between two reads, so the name is resolved once.
 *
 * @returns its name; null before the first
 */
export function servedNight(folder: string): string | null {
  const place = layout(folder)
  const name = linkOf(place.current)
  if (name === null) return null
  const night = join(place.nights, name)
  const { tables }: { tables: { sha256: string } } = JSON.parse(readFileSync(join(night, nightFiles.record), 'utf8'))
  const sha256 = createHash('sha256')
    .update(readFileSync(join(night, nightFiles.database)))
    .digest('hex')
  if (sha256 !== tables.sha256)
    throw new RangeError(`current serves ${name}, whose file is not the one that was published`)
  return name
}

function linkOf(path: string): string | null {
  try {
    return basename(readlinkSync(path))
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return null
    throw thrown
  }
}
