import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const projectFileName = 'kehu.yaml'

/** The nearest folder that holds a `kehu.yaml`, from this one upwards. */
export function findProject(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, projectFileName))) return folder
    if (folder === dirname(folder)) return undefined
  }
}
