import { join } from 'node:path'
import type { SourceFile } from '../../config/source.js'
import { land } from '../landing/land.js'
import type { LandedFile } from '../landing/landed-file.js'
import type { Lookout, SeenFile } from './look.js'

/** Lands a file as one kind reads it; what is landed so already is not read again. @throws BrokenFile when it cannot be read */
export function landSeen(
  { engine, tmp }: Lookout,
  { delivery, print }: SeenFile,
  kind: SourceFile,
): Promise<LandedFile> {
  return land(engine, { ...delivery, kinds: [kind] }, { folder: join(tmp, 'landed'), tmp }, print)
}
