import { createWriteStream } from 'node:fs'
import { mkdtemp, open as openFile, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { hasCode } from '../../config/error-code.js'
import type { SourceFile } from '../../config/source.js'
import { BrokenFile } from '../broken-file.js'
import { type PackedFile, unpacked } from './packed/unpack.js'
import { limitsOf } from './packed/unpack-limits.js'

/** The bytes of a delivered file, whatever they are wrapped in. Disposal removes the copy that was made of them. */
export class DeliveredBytes implements AsyncDisposable {
  readonly #file: PackedFile & { readonly kinds: readonly SourceFile[] }
  readonly #tmp: string
  #copy: Promise<string> | undefined
  #link: Promise<string> | undefined

  /** @param tmp folder for what has to be unpacked */
  constructor(file: PackedFile & { readonly kinds: readonly SourceFile[] }, tmp: string) {
    this.#file = file
    this.#tmp = tmp
  }

  /** Folder for what has to be unpacked. */
  get tmp(): string {
    return this.#tmp
  }

  /** From the beginning with each call. @throws BrokenFile when they cannot be read */
  async *chunks(): AsyncGenerator<Buffer> {
    try {
      yield* unpacked(this.#file, limitsOf(this.#file.kinds))
    } catch (thrown) {
      throw thrown instanceof BrokenFile ? thrown : unreadable(this.#file.name, thrown)
    }
  }

  /** The beginning, up to so many bytes. */
  async head(bytes: number): Promise<Buffer> {
    if (this.delivered !== null) return this.#beginning(this.delivered, bytes)
    const parts: Buffer[] = []
    let length = 0
    for await (const chunk of this.chunks()) {
      parts.push(chunk)
      length += chunk.length
      if (length >= bytes) break
    }
    return Buffer.concat(parts).subarray(0, bytes)
  }

  /** All of them; for formats that are read as a whole. */
  async all(): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const chunk of this.chunks()) parts.push(chunk)
    return Buffer.concat(parts)
  }

  /** A file that holds them: the delivered one, or a copy of what was unpacked, under no name of the archive. */
  path(): Promise<string> {
    if (this.#file.packed.length === 0) return Promise.resolve(this.#file.path)
    this.#copy ??= this.#unpack()
    return this.#copy
  }

  /** Where the file lies as it was delivered; null where it has to be unpacked. */
  get delivered(): string | null {
    return this.#file.packed.length === 0 ? this.#file.path : null
  }

  /** A path that leads to the bytes, and beside which others may be written. */
  linked(): Promise<string> {
    if (this.delivered === null) return this.path()
    this.#link ??= this.#lead(this.delivered)
    return this.#link
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const made of [this.#copy, this.#link]) {
      if (made) await rm(dirname(await made), { recursive: true, force: true })
    }
  }

  /** Without reading more than that: most files are only looked at. */
  async #beginning(path: string, bytes: number): Promise<Buffer> {
    try {
      await using file = await openFile(path)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
      return buffer.subarray(0, bytesRead)
    } catch (thrown) {
      throw unreadable(this.#file.name, thrown)
    }
  }

  async #lead(to: string): Promise<string> {
    const path = join(await mkdtemp(join(this.#tmp, 'unpacked-')), 'bytes')
    await symlink(to, path)
    return path
  }

  async #unpack(): Promise<string> {
    const path = join(await mkdtemp(join(this.#tmp, 'unpacked-')), 'bytes')
    await pipeline(Readable.from(this.chunks()), createWriteStream(path))
    return path
  }
}

function unreadable(name: string, thrown: unknown): BrokenFile {
  if (hasCode(thrown, 'EISDIR')) {
    const mend = 'is a directory, expected a file; name the files in it: path/*.csv'
    return new BrokenFile('not_a_file', name, mend, thrown)
  }
  if (hasCode(thrown, 'ENOENT'))
    return new BrokenFile('vanished', name, 'is gone since it was listed; run again', thrown)
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
  return new BrokenFile('unreadable', name, `cannot be read (${code})`, thrown)
}
