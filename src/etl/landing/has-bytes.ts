import { stat } from 'node:fs/promises'
import { hasCode } from '../../config/error-code.js'

/** Whether a file is there, and not empty. */
export async function hasBytes(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return false
    throw thrown
  }
}
