import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { FormatError } from './format-error.js'
import type { Sink } from './sink.js'

/** What now stands in a file. */
export interface WrittenFile {
  readonly rows: bigint
  readonly bytes: number
  /** Of the bytes, 64 hex digits. */
  readonly sha256: string
}

/**
 * Writes a file as a whole or not at all: into a hidden file beside the target, flushed to disk, then renamed over the
 * target. A failure removes the hidden file and leaves the target as it was; a kill leaves `.<name>.<pid>.partial`.
 *
 * @throws FormatError `target` when something stands there that a file must not replace (a folder, a device, a pipe);
 *   what `write` throws.
 */
export async function writeFileAtomically(
  path: string,
  write: (out: Sink) => Promise<{ readonly rows: bigint }>,
): Promise<WrittenFile> {
  await refuseNonFile(path)
  // the pid keeps apart two commands with one target; what a killed namesake left is overwritten
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`)
  try {
    const written = await writeFlushed(partial, write)
    await rename(partial, path)
    await flushFolder(dirname(path))
    return written
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function writeFlushed(
  path: string,
  write: (out: Sink) => Promise<{ readonly rows: bigint }>,
): Promise<WrittenFile> {
  const hash = createHash('sha256')
  let bytes = 0
  const file: FileHandle = await open(path, 'w')
  try {
    const { rows } = await write({
      async write(chunk) {
        const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
        hash.update(buffer)
        bytes += buffer.length
        // writes all of it where the last write ended; `write` may stop half-way
        await file.writeFile(buffer)
      },
    })
    await file.sync()
    return { rows, bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** A rename is on disk once its folder is. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** @throws FormatError `target` when something stands there that a file must not replace. */
export async function refuseNonFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (found === undefined || found.isFile()) return
  const kind = found.isDirectory() ? 'a folder' : 'a device or pipe'
  throw new FormatError(
    'target',
    `${path} is ${kind}: expected the name of a file; to write to standard output leave -o out`,
  )
}
