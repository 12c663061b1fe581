import { basename } from 'node:path'
import picomatch from 'picomatch'
import type { SourceContract, SourceFile } from '../config/source.js'

/** Whether a kind that does not name its files one by one takes a file of that name; without `names` it takes all. */
export function takesFile({ names }: Pick<SourceFile, 'names'>, path: string): boolean {
  return names === undefined || names.some(pattern => isNamed(path, pattern))
}

/** Why the contract passes over a file; null where it does not. */
export function reasonSkipped({ skip = {} }: Pick<SourceContract['contract'], 'skip'>, path: string): string | null {
  return Object.entries(skip).find(([pattern]) => isNamed(path, pattern))?.[1] ?? null
}

/** Why a kind does not take a file that only lies where the source looks; null where it does. */
export function reasonNotTaken(
  kind: Pick<SourceFile, 'names'>,
  contract: Pick<SourceContract['contract'], 'skip'>,
  path: string,
): string | null {
  return (
    reasonSkipped(contract, path) ??
    (takesFile(kind, path) ? null : 'its name is none of those that a kind of file takes')
  )
}

/** Whether the last part of a path has that name: whole, or without its endings (`orders` names `orders.csv.gz`). */
function isNamed(path: string, pattern: string): boolean {
  const name = basename(path)
  const stem = name.replace(/(?<=.)\.[a-z0-9]+(\.(gz|zip))?$/i, '')
  return [name, stem].some(part => picomatch.isMatch(part, pattern, { nocase: true, dot: false }))
}
