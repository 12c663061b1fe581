import { dirname, isAbsolute, resolve } from 'node:path'
import picomatch from 'picomatch'
import { escapePath, isDynamicPattern } from 'tinyglobby'
import type { SourceFile } from '../config/source.js'
import { namesMember, partInName, splitMember, splitsOf } from './container-name.js'
import { takesFile } from './takes-file.js'

/** Whether a path of a kind names a file, there or not: as `discover` would find it. */
export function namesFile(directory: string, kind: SourceFile, name: string): boolean {
  const whole = resolve(directory, name)
  const splits = splitsOf(name)
  const isTaken = [name, ...splits.map(({ file }) => file)].some(part => takesFile(kind, part))
  return kind.path.some(path => {
    if (!isTaken && resolve(directory, path) !== whole) return false
    if (namesWhole(directory, path, whole)) return true
    const wanted = splitMember(path)
    return splits.some(({ file, member }) => {
      const at = resolve(directory, file)
      if (wanted) return namesWhole(directory, wanted.file, at) && namesMember(wanted.member, member)
      return namesWhole(directory, path, at) && isDeclaredPart(kind, name)
    })
  })
}

/** Whether a path names a file on the disk, or the folder in which it lies. */
function namesWhole(directory: string, path: string, file: string): boolean {
  if (!isDynamicPattern(path)) {
    const named = resolve(directory, path)
    return named === file || named === dirname(file)
  }
  const pattern = isAbsolute(path) ? path : resolve(escapePath(directory), path)
  return picomatch.isMatch(file, pattern, { dot: false })
}

/** Whether a kind that names a sheet or a table names this one. */
function isDeclaredPart({ read }: SourceFile, name: string): boolean {
  const pattern = read.sheet ?? read.table
  const part = partInName(name)
  return pattern === undefined || part === null || namesMember(pattern, part)
}
