import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of the installed package, where `sql/` and `presets/` lie; the same from sources and from `dist/`.
 * @throws Error if no package.json above this file is named kehu: the installation is broken
 */
export function packageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url))
  for (let folder = start; ; folder = dirname(folder)) {
    if (isKehu(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error(`no package.json named kehu above ${start}; install kehu again`)
  }
}

function isKehu(file: string): boolean {
  if (!existsSync(file)) return false
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === 'kehu'
}
