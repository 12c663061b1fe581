import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { projectFileName } from '../../../config/find-project.js'
import { withLookout } from '../../presets/check-files.js'
import type { Terminal } from '../../terminal.js'
import { UsageError } from '../../usage-error.js'
import { makeProject } from '../make-project.js'
import { propose } from './propose.js'
import { proposedText } from './proposed-text.js'

/**
 * Writes a project for the exports in a folder; both absolute.
 *
 * @returns the files that were written, below the project
 * @throws UsageError when the folder is none, holds nothing to start from, or there is a project already
 */
export async function projectFrom(directory: string, from: string, terminal: Terminal): Promise<readonly string[]> {
  if (!existsSync(from) || !(await stat(from)).isDirectory())
    throw new UsageError(`${from} is no folder; name one with exports: kehu init DIR --from FOLDER`)
  return makeProject(directory, async (name, schema) => {
    const folder = pathFrom(directory, from)
    const proposal = await withLookout(directory, lookout => propose(lookout, folder))
    for (const { name: file, reason } of proposal.left_out) terminal.say(`${file}: not in any source: ${reason}`)
    if (proposal.sources.length === 0) {
      throw new UsageError(
        `nothing in ${from} tells what it holds; start with kehu init, and describe its files in ${projectFileName}`,
      )
    }
    return proposedText(name, schema, folder, proposal)
  })
}

/** Below the project as a relative path, so that both can move together; else absolute. */
function pathFrom(directory: string, from: string): string {
  const below = relative(directory, from)
  if (below === '') return '.'
  return below.startsWith('..') || isAbsolute(below) ? join(from) : below
}
