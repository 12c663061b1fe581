import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCode } from '../config/error-code.js'

/**
 * Makes a folder and those above it that are missing, one by one: where a system never lets a folder be made (below
 * `/proc`), Node's recursive `mkdir` tries for ever.
 *
 * @throws the error of the folder that cannot be made
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path)
  } catch (thrown) {
    const above = dirname(path)
    if (!hasCode(thrown, 'ENOENT') || above === path) throw thrown
    await makeFolder(above)
    await makeOne(path)
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (thrown) {
    if (!hasCode(thrown, 'EEXIST') || !(await stat(path)).isDirectory()) throw thrown
  }
}
