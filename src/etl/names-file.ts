import { dirname, isAbsolute, resolve } from 'node:path'
import picomatch from 'picomatch'
import { escapePath, isDynamicPattern } from 'tinyglobby'
import type { SourceFile } from '../config/source.js'
import { takesFile } from './takes-file.js'

/** Whether a path of a kind names a file, there or not: as `discover` would find it. */
export function namesFile(directory: string, kind: SourceFile, name: string): boolean {
  const file = resolve(directory, name)
  return kind.path.some(path => {
    if (!isDynamicPattern(path)) {
      const named = resolve(directory, path)
      return named === file || (dirname(file) === named && takesFile(kind, file))
    }
    const pattern = isAbsolute(path) ? path : resolve(escapePath(directory), path)
    return picomatch.isMatch(file, pattern, { dot: false }) && takesFile(kind, file)
  })
}
