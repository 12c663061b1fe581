import { basename, dirname } from 'node:path'
import picomatch from 'picomatch'
import { escapePath, isDynamicPattern } from 'tinyglobby'
import type { WrittenRead } from '../../../etl/inspect/how-written.js'
import type { SeenFile } from '../../../etl/inspect/look.js'

/** A file that no preset knows, with its columns as it seems to be written. */
export interface ReadFile {
  readonly seen: SeenFile
  readonly format?: 'ndjson'
  readonly read: WrittenRead
  readonly why: readonly string[]
  readonly header: readonly string[]
}

/** Files that differ in the digits of their names alone and have the same columns: one kind. */
export interface AlikeFiles {
  readonly files: readonly ReadFile[]
  /** The one that shows the newest day or number. */
  readonly newest: ReadFile
  readonly format?: 'ndjson'
  readonly read: WrittenRead
  readonly why: readonly string[]
  readonly paths: readonly string[]
  /** Their folder, with a `*` for digits: those of one folder come from one system. */
  readonly folder: string
  /** What they are called, without digits and ending; of a sheet or a table its own name. */
  readonly stem: string
  /** The day in their names, in the words of a contract. */
  readonly date?: { readonly pattern: string; readonly format: string }
}

/** @param all names of all files there: a glob must not take others */
export function alikeFiles(files: readonly ReadFile[], all: readonly string[]): readonly AlikeFiles[] {
  const groups = new Map<string, ReadFile[]>()
  for (const file of files) {
    const { part } = file.seen.delivery
    const { encoding: _, ...read } = file.read
    const key = JSON.stringify([shapeOf(fileOf(file.seen)), part, file.format, read, file.header])
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()].map(group => {
    const sorted = [...group].sort((a, b) => (a.seen.name < b.seen.name ? -1 : 1))
    const newest = sorted.at(-1) ?? sorted[0]
    if (newest === undefined) throw new RangeError('a group of no files')
    const { part } = newest.seen.delivery
    const date = part === null ? dateIn(sorted.map(({ seen }) => basename(fileOf(seen)))) : undefined
    return {
      files: sorted,
      newest,
      ...(newest.format && { format: newest.format }),
      ...readOf(sorted, newest),
      paths: pathsOf(sorted, all),
      folder: foldersOf(dirname(fileOf(newest.seen))),
      stem: part ?? stemOf(fileOf(newest.seen)),
      ...(date && { date }),
    }
  })
}

/** Files of one kind need not be of one encoding: UTF-8 first, which other bytes hardly are. */
function readOf(files: readonly ReadFile[], newest: ReadFile): Pick<AlikeFiles, 'read' | 'why'> {
  const told = files.find(({ read }) => read.encoding !== undefined)
  if (told === undefined || files.every(({ read }) => read.encoding !== undefined)) return newest
  return { read: { ...newest.read, encoding: ['utf-8', String(told.read.encoding)] }, why: told.why }
}

/** The file on the disk, or in its archive, of which a sheet or a table may be a part. */
export function fileOf({ delivery: { name, part } }: SeenFile): string {
  return part === null ? name : name.slice(0, -part.length - 1)
}

/** Without its folder, its ending, and the digits that tell one delivery from the next. */
export function stemOf(file: string): string {
  const stem = basename(file).replace(/(?<=.)\.[a-z0-9]+(\.(gz|zip))?$/i, '')
  const short = stem
    .replaceAll(/[\s_.-]*\d[\d\s_.:-]*/g, match => (/[a-z]/i.test(match) ? match : '-'))
    .replaceAll(/^-+|-+$/g, '')
  return short === '' ? stem : short
}

/** A name with a `*` for its digits, and for folders above that are named after days: `2024-06-01/orders-*.csv`. */
export function shapeOf(name: string): string {
  return `${foldersOf(dirname(name))}/${basename(name).replaceAll(/\d+/g, '*')}`
}

/** Other folders with digits are other shops, not other days. */
function foldersOf(folder: string): string {
  return folder
    .split('/')
    .map(part => (/^\d[\d._-]*$/.test(part) ? '*' : part))
    .join('/')
}

/** So many digits tell a day or a running number: the next file will have others. */
const dayDigits = 6

function pathsOf(files: readonly ReadFile[], all: readonly string[]): readonly string[] {
  const names = files.map(({ seen }) => (seen.delivery.part === null ? fileOf(seen) : seen.name))
  const exact = names.map(literalPath)
  const [first = ''] = names
  const digits = files[0] ? basename(fileOf(files[0].seen)).replaceAll(/\D/g, '').length : 0
  if (names.length === 1 && digits < dayDigits) return exact
  const glob = first
    .split('/')
    .map((part, i, parts) => {
      const isSame = names.every(name => name.split('/')[i] === part)
      if (isSame && i < parts.length - 1) return escapePath(part)
      return escapePath(part)
        .replaceAll(/\d+/g, '*')
        .replaceAll(/(\*[-_.]?)+\*/g, '*')
    })
    .join('/')
  const taken = all.filter(name => picomatch.isMatch(name, glob, { dot: false }))
  return taken.every(name => names.includes(name)) && names.every(name => taken.includes(name)) ? [glob] : exact
}

/** A path of a contract that names one file, whatever signs its name has. */
export function literalPath(name: string): string {
  return isDynamicPattern(name) ? escapePath(name) : name
}

const days: readonly (readonly [pattern: string, format: string])[] = [
  ['(\\d{4}-\\d{2}-\\d{2})', '%Y-%m-%d'],
  ['(\\d{4}_\\d{2}_\\d{2})', '%Y_%m_%d'],
  ['(\\d{8})', '%Y%m%d'],
]

/** The one day that each of the names tells. */
function dateIn(names: readonly string[]): AlikeFiles['date'] {
  for (const [pattern, format] of days) {
    const isDay = (text: string) => {
      const [year, month, day] = [text.slice(0, 4), text.replaceAll(/\D/g, '').slice(4, 6), text.slice(-2)]
      return Number(year) >= 1990 && Number(year) <= 2100 && !Number.isNaN(Date.parse(`${year}-${month}-${day}`))
    }
    const found = names.map(name => [...name.matchAll(new RegExp(`(?<!\\d)${pattern}(?!\\d)`, 'g'))])
    if (found.every(([only, ...more]) => only?.[1] !== undefined && more.length === 0 && isDay(only[1])))
      return { pattern, format }
  }
  return undefined
}
