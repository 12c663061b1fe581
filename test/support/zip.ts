import { crc32, deflateRawSync } from 'node:zlib'

/** How an archive is made to differ from a good one. */
export interface ZipOptions {
  readonly stored?: boolean
  /** General purpose bits: 1 says encrypted. */
  readonly flags?: number
  readonly method?: number
  /** In place of the right check sum. */
  readonly crc?: number
}

/** A zip archive of files by name, as programs write it; names as bytes are not marked as UTF-8. */
export function zipOf(
  files: readonly (readonly [name: string | Buffer, content: string | Uint8Array])[],
  { stored = false, flags = 0, method = stored ? 0 : 8, crc }: ZipOptions = {},
): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const bytes = Buffer.from(content)
    const packed = stored ? bytes : deflateRawSync(bytes, { level: 9 })
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags | (typeof name === 'string' ? 0x800 : 0), 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc ?? crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, label]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06', 'latin1'), end])
}
