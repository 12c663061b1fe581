import { open } from 'node:fs/promises'
import { isAbsolute, relative } from 'node:path'
import type { FileFormat } from '../config/read.js'
import type { SourceContract, SourceFile } from '../config/source.js'
import { BrokenFile } from './broken-file.js'
import { namesMember, splitMember } from './container-name.js'
import { formatBySignature, type Signature, signatureBytes, signatureOf } from './landing/byte-signature.js'
import { DeliveredBytes } from './landing/delivered-bytes.js'
import { toldByName } from './landing/format-by-name.js'
import type { FoundFile, Wish } from './landing/found-file.js'
import type { Packing } from './landing/packed/packing.js'
import { limitsOf, type UnpackLimits } from './landing/packed/unpack-limits.js'
import { isLeftover, type ZipEntry, zipEntries } from './landing/packed/zip-entries.js'
import { reasonNotTaken } from './takes-file.js'

/** A file on the disk that a path of a kind leads to. */
export interface Place {
  readonly path: string
  /** What of it the path names, where it names a member: a pattern. */
  readonly member: string | null
  /** Whether the path names it; else it only lies in a folder that is named. */
  readonly chosen: boolean
  /** Whether the path names this one file, whatever it is called. */
  readonly exact?: boolean
}

/** A file that is there and is not read. */
export interface PassedOver {
  readonly name: string
  readonly reason: string
}

type Found = Omit<FoundFile, 'wishes'>

/** The files of a source, gathered path by path. */
export class FoundFiles {
  readonly #directory: string
  readonly #source: string
  readonly #limits: UnpackLimits
  readonly #files = new Map<string, { readonly found: Found; readonly wishes: Wish[] }>()
  readonly #broken = new Map<string, BrokenFile>()
  readonly #skip: Pick<SourceContract['contract'], 'skip'>
  readonly #passedOver = new Map<string, string>()
  readonly #archives = new Map<string, readonly ZipEntry[]>()

  constructor(directory: string, source: string, { files, skip }: Pick<SourceContract['contract'], 'files' | 'skip'>) {
    this.#directory = directory
    this.#source = source
    this.#limits = limitsOf(files)
    this.#skip = skip === undefined ? {} : { skip }
  }

  /** Whether anything lies there for the kind, be it broken. */
  async add(place: Place, kind: SourceFile): Promise<boolean> {
    const name = this.#nameOf(place.path)
    try {
      const file = await this.#look({ path: place.path, name, packed: [] })
      return file.isZip ? await this.#addEntries(file, place, kind) : this.#addFile(file, place, kind)
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      this.#broken.set(thrown.message, thrown)
      return true
    }
  }

  all(): { files: readonly FoundFile[]; broken: readonly BrokenFile[]; passed_over: readonly PassedOver[] } {
    const files = [...this.#files.values()].map(({ found, wishes }) => ({ ...found, wishes }))
    const taken = new Set(files.map(({ name }) => name))
    return {
      files: files.sort((a, b) => (a.name < b.name ? -1 : 1)),
      broken: [...this.#broken.values()],
      passed_over: [...this.#passedOver]
        .filter(([name]) => !taken.has(name))
        .map(([name, reason]) => ({ name, reason }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    }
  }

  #addFile({ found }: Looked, { member, chosen, exact }: Omit<Place, 'path'>, kind: SourceFile): boolean {
    const reason = exact ? null : reasonNotTaken(kind, this.#skip, found.name)
    if (reason !== null) {
      this.#passedOver.set(found.name, reason)
      return false
    }
    const isRead = chosen ? (kind.format ?? found.format) !== null : fits(kind, found)
    if (!isRead && !chosen) {
      this.#passedOver.set(found.name, 'of a format that no kind of file reads')
      return false
    }
    if (!isRead) {
      const mend = 'say it in the contract, such as format: csv'
      throw new BrokenFile('kind', found.name, `cannot tell its format by its name, nor by its first bytes; ${mend}`)
    }
    const key = found.name
    const file = this.#files.get(key) ?? { found, wishes: [] }
    this.#files.set(key, file)
    if (!file.wishes.some(wish => wish.kind === kind && wish.part === member)) file.wishes.push({ kind, part: member })
    return true
  }

  async #addEntries({ found }: Looked, { member }: Place, kind: SourceFile): Promise<boolean> {
    const entries = (await this.#entriesOf(found)).filter(entry => !isLeftover(entry))
    const inside = member === null ? null : splitMember(member)
    const named = entries.filter(
      entry => member === null || namesMember(member, entry.name) || (inside && namesMember(inside.file, entry.name)),
    )
    let any = false
    for (const entry of named) {
      const part = inside && namesMember(inside.file, entry.name) ? inside.member : null
      const name = `${found.name}/${entry.name}`
      try {
        const looked = await this.#look({ path: found.path, name, packed: [{ kind: 'zip', entry }] })
        if (looked.isZip) {
          throw new BrokenFile('packed', name, 'is a zip archive within a zip archive; deliver it unpacked')
        }
        if (this.#addFile(looked, { member: part, chosen: member !== null }, kind)) any = true
      } catch (thrown) {
        if (!(thrown instanceof BrokenFile)) throw thrown
        this.#broken.set(thrown.message, thrown)
        any = true
      }
    }
    return any
  }

  async #entriesOf({ path, name }: Found): Promise<readonly ZipEntry[]> {
    const known = this.#archives.get(path)
    if (known) return known
    const entries = await zipEntries(path, name, this.#limits)
    this.#archives.set(path, entries)
    return entries
  }

  /** What a file is by its name, else by its first bytes. */
  async #look(file: Pick<Found, 'path' | 'name' | 'packed'>): Promise<Looked> {
    const told = toldByName(file.name)
    const found = (format: FileFormat | null, more: readonly Packing[] = []): Found => ({
      ...file,
      packed: [...file.packed, ...more],
      source: this.#source,
      format,
    })
    if (told.isZip) return { isZip: true, found: found(null) }
    if (told.format || told.isGzip) {
      return { isZip: false, found: found(told.format, told.isGzip ? [{ kind: 'gzip' }] : []) }
    }
    const signature = await this.#signatureOf(file)
    if (signature === 'gzip') return { isZip: false, found: found(null, [{ kind: 'gzip' }]) }
    if (signature !== 'zip') return { isZip: false, found: found(formatBySignature(signature)) }
    const isWorkbook = file.packed.length === 0 && (await this.#entriesOf(found(null))).some(isWorkbookPart)
    return { isZip: !isWorkbook, found: found(isWorkbook ? 'xlsx' : null) }
  }

  async #signatureOf(file: Pick<Found, 'path' | 'name' | 'packed'>): Promise<Signature | null> {
    if (file.packed.length > 0) {
      await using bytes = new DeliveredBytes({ ...file, kinds: [] }, '')
      return signatureOf(await bytes.head(signatureBytes))
    }
    return signatureOf(await firstBytes(file.path, file.name))
  }

  /** As the user knows it: relative to the project, or as it was given. */
  #nameOf(path: string): string {
    const below = relative(this.#directory, path)
    return below.startsWith('..') || isAbsolute(below) ? path : below
  }
}

interface Looked {
  readonly isZip: boolean
  readonly found: Found
}

/** Whether a kind reads files of a format that only lie where it looks. Of text, `.txt` does not say which. */
function fits({ format: declared }: SourceFile, { format, name }: Found): boolean {
  if (format === null) return false
  if (declared === undefined || declared === format) return true
  return /\.txt(\.gz)?$/i.test(name) && ['fixed', 'json', 'ndjson'].includes(declared)
}

function isWorkbookPart({ name }: ZipEntry): boolean {
  return name.toLowerCase() === 'xl/workbook.xml'
}

async function firstBytes(path: string, name: string): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(signatureBytes), 0, signatureBytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
    throw new BrokenFile('unreadable', name, `cannot be read (${code})`, thrown)
  }
}
