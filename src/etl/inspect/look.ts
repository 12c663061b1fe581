import { contractSchema } from '../../config/contract.js'
import { type FileFormat, read } from '../../config/read.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { BrokenFile } from '../broken-file.js'
import { namesMember } from '../container-name.js'
import { discover } from '../discover.js'
import { DeliveredBytes } from '../landing/delivered-bytes.js'
import { type Delivery, formatOf } from '../landing/delivery.js'
import { type Fingerprint, partPrint } from '../landing/fingerprint.js'
import type { FoundFile } from '../landing/found-file.js'
import { fingerprintOf } from '../landing/land.js'
import { readerOf } from '../landing/reader-of.js'
import { partReaderOf } from '../landing/readers.js'

/** A file, sheet or table as it lies there, before any contract. */
export interface SeenFile {
  /** As the user knows it. */
  readonly name: string
  readonly delivery: Delivery
  readonly print: Fingerprint
  /** The names of its columns as a kind would read them; a reason where it cannot. */
  headerAs(kind: SourceFile): Promise<readonly string[] | BrokenFile>
}

export interface Looked {
  readonly seen: readonly SeenFile[]
  /** Files that cannot be read in any way, and those of formats that nothing reads. */
  readonly unread: readonly { readonly name: string; readonly reason: string }[]
}

export interface Lookout {
  readonly engine: Engine
  /** Paths start here. */
  readonly directory: string
  readonly tmp: string
}

/** A kind that takes every file and maps nothing. */
export const anyKind: SourceFile = { name: 'any', path: [], read: read.parse({}), maps: {} }

/** What lies at paths: files, folders, globs, members of archives; workbooks and databases part by part. */
export async function look(lookout: Lookout, paths: readonly string[]): Promise<Looked> {
  const found = await discover(lookout.directory, sourceOf([{ ...anyKind, path: [...paths] }]))
  const seen: SeenFile[] = []
  const unread = [...found.passed_over, ...found.broken.map(({ file, detail }) => ({ name: file, reason: detail }))]
  for (const file of found.files) {
    try {
      seen.push(...(await partsOf(lookout, file)))
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      unread.push({ name: file.name, reason: thrown.detail })
    }
  }
  return { seen, unread }
}

/** No project says where and in which money its source lives. */
const ofNoProject: Omit<SourceContract['contract'], 'files'> = {
  ...contractSchema.omit({ files: true }).parse({}),
  timezone: 'UTC',
  currency: 'XXX',
}

/** A source that is read under no project. */
export function sourceOf(
  files: readonly SourceFile[],
  contract: Omit<SourceContract['contract'], 'files'> = ofNoProject,
): SourceContract {
  return { name: 'look', preset: undefined, contract: { ...contract, files } }
}

async function partsOf(lookout: Lookout, { wishes: _, ...file }: FoundFile): Promise<readonly SeenFile[]> {
  const kinds = [anyKind]
  await using bytes = new DeliveredBytes({ ...file, kinds }, lookout.tmp)
  const print = await fingerprintOf({ ...file, kinds, part: null }, bytes)
  const reader = file.format === null ? null : partReaderOf(file.format)
  if (!reader) return [seenFile(lookout, { ...file, part: null, kinds }, print)]
  const parts = await reader.parts({ bytes }, file.name, kinds)
  return parts
    .filter(({ hidden }) => !hidden)
    .map(({ name }) =>
      seenFile(lookout, { ...file, name: `${file.name}/${name}`, part: name, kinds }, partPrint(print, name)),
    )
}

function seenFile({ engine, tmp }: Lookout, delivery: Delivery, print: Fingerprint): SeenFile {
  const headers = new Map<string, Promise<readonly string[] | BrokenFile>>()
  return { name: delivery.name, delivery, print, headerAs }

  async function headerAs({ join, ...kind }: SourceFile): Promise<readonly string[] | BrokenFile> {
    const format = formatAs(kind, delivery)
    if (format === null) return new BrokenFile('format', delivery.name, `is not read as ${kind.format}`)
    const own = await once(format, kind)
    // What lies beside is opened only for a file that has the keys by which it is found.
    const hasKeys = (one: readonly string[]) =>
      join?.every(({ on }) => Object.keys(on).every(key => one.includes(key.trim())))
    return join === undefined || own instanceof BrokenFile || !hasKeys(own) ? own : once(format, { ...kind, join })
  }

  function once(format: FileFormat, kind: SourceFile): Promise<readonly string[] | BrokenFile> {
    const { nulls, sheet, table, decimal_separator, thousands_separator, currency_sign, times, ...cut } = kind.read
    const key = JSON.stringify([format, cut, kind.unpivot, kind.join])
    const known = headers.get(key) ?? header(format, kind)
    headers.set(key, known)
    return known
  }

  async function header(format: FileFormat, kind: SourceFile): Promise<readonly string[] | BrokenFile> {
    const one = { ...delivery, kinds: [kind] }
    await using bytes = new DeliveredBytes(one, tmp)
    try {
      return await readerOf(format, kind).header({ engine, delivery: one, bytes, print }, kind)
    } catch (thrown) {
      if (thrown instanceof BrokenFile) return thrown
      throw thrown
    }
  }
}

/** The format in which a kind would read a file; null where it would not. */
function formatAs(kind: SourceFile, { format, part, name }: Delivery): FileFormat | null {
  if (part !== null) {
    const pattern = kind.read.sheet ?? kind.read.table
    if (pattern !== undefined && pattern !== part && !namesMember(pattern, part)) return null
  }
  if (kind.format === undefined || kind.format === format) return format
  // Lines of JSON are often called .json.
  const isLines = format === 'json' && kind.format === 'ndjson'
  const isText = format === null || isLines || /\.txt(\.gz)?$/i.test(name)
  return isText ? formatOf(kind, { format }) : null
}
