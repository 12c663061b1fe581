import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createGunzip } from 'node:zlib'
import { hasCode } from '../../../config/error-code.js'
import { BrokenFile } from '../../broken-file.js'
import type { Packing } from './packing.js'
import { ratioFrom, type UnpackLimits } from './unpack-limits.js'
import { damaged, openZip, type ZipEntry } from './zip-entries.js'

const chunkBytes = 1 << 20

/** Where bytes lie, and in what they are wrapped. */
export interface PackedFile {
  readonly path: string
  readonly name: string
  readonly packed: readonly Packing[]
}

/**
 * The bytes of a file without its wrappings, chunk by chunk.
 *
 * @throws BrokenFile when a wrapping is damaged, or what comes out of it leaves the limits
 */
export async function* unpacked(file: PackedFile, limits: UnpackLimits): AsyncGenerator<Buffer> {
  const { path, name, packed } = file
  let chunks = packed[0]?.kind === 'zip' ? zipped(path, name, packed[0].entry) : plain(path)
  if (packed.length === 0) {
    yield* chunks
    return
  }
  if (packed.some(({ kind }) => kind === 'gzip')) chunks = gunzipped(chunks, name)
  const size = packed[0]?.kind === 'zip' ? packed[0].entry.raw.compressedSize : (await stat(path)).size
  yield* limited(chunks, name, size, limits)
}

/** The bytes of one entry of an archive. @throws BrokenFile */
export function entryBytes(path: string, name: string, entry: ZipEntry, limits: UnpackLimits): AsyncGenerator<Buffer> {
  return limited(zipped(path, name, entry), name, entry.raw.compressedSize, limits)
}

async function* plain(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) yield chunk
}

async function* zipped(path: string, name: string, { raw }: ZipEntry): AsyncGenerator<Buffer> {
  if (raw.isEncrypted()) {
    throw new BrokenFile('packed', name, 'is encrypted in its archive; pack it again without a password')
  }
  if (!raw.canDecodeFileData()) {
    const mend = 'pack it again as plain zip (deflate)'
    throw new BrokenFile('packed', name, `is packed by method ${raw.compressionMethod}, expected deflate; ${mend}`)
  }
  const archive = await openZip(path, name)
  let sum = 0
  try {
    const stream = await archive.openReadStreamPromise(raw)
    for await (const chunk of stream) {
      const part: Buffer = chunk
      sum = crc32(part, sum)
      yield part
    }
  } catch (thrown) {
    throw damaged(name, thrown)
  } finally {
    archive.close()
  }
  if (sum !== raw.crc32) throw damaged(name, new Error('its check sum is wrong'))
}

async function* gunzipped(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 })
  const fed = pipeline(Readable.from(chunks), gunzip)
  try {
    for await (const chunk of gunzip) yield chunk
  } catch (thrown) {
    if (thrown instanceof BrokenFile || !isZlibError(thrown)) throw thrown
    const what = hasCode(thrown, 'Z_BUF_ERROR') ? 'is cut off' : 'is damaged'
    const detail = `${what}: its gzip data cannot be unpacked (${thrown.message}); deliver it again`
    throw new BrokenFile('unreadable', name, detail, thrown)
  } finally {
    gunzip.destroy()
    // Its failure is the one that was thrown already.
    await Promise.allSettled([fed])
  }
}

function isZlibError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('Z_')
}

/** Stops as soon as more comes out than a file that was packed for its size gives. */
async function* limited(
  chunks: AsyncIterable<Buffer>,
  name: string,
  packedBytes: number,
  { bytes, ratio }: UnpackLimits,
): AsyncGenerator<Buffer> {
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > bytes) throw tooMuch(name, `to more than ${bytes} bytes`, 'bytes')
    if (total > ratioFrom && total > packedBytes * ratio) {
      throw tooMuch(name, `to more than ${ratio} times its ${packedBytes} bytes`, 'ratio')
    }
    yield chunk
  }
}

function tooMuch(name: string, found: string, key: string): BrokenFile {
  const mend = `raise read: { unpack: { ${key}: … } } if that is right`
  return new BrokenFile('packed', name, `unpacks ${found}, as bombs do that fill a disk; ${mend}`)
}
