import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import { BrokenFile } from '../../broken-file.js'
import type { UnpackLimits } from './unpack-limits.js'

/** A file in a zip archive. */
export interface ZipEntry {
  /** With slashes; a label, never a path to write to. */
  readonly name: string
  readonly raw: Entry
}

/** What systems put beside the files that a person packed. */
const leftover = /(^|\/)(__MACOSX\/|\.|thumbs\.db$|desktop\.ini$|~\$)/i

/** Whether an entry is hidden, or something that a system put there. */
export function isLeftover({ name }: ZipEntry): boolean {
  return leftover.test(name)
}

/**
 * The files in an archive in the order of their names, without folders.
 *
 * @param path absolute
 * @param name as the user knows the archive
 * @throws BrokenFile when it cannot be read as a whole, or is not one that a person would pack
 */
export async function zipEntries(path: string, name: string, limits: UnpackLimits): Promise<readonly ZipEntry[]> {
  const archive = await openZip(path, name)
  const entries: ZipEntry[] = []
  try {
    if (archive.entryCount > limits.entries) {
      const mend = 'raise read: { unpack: { entries: … } } if that is right'
      throw new BrokenFile(
        'packed',
        name,
        `holds ${archive.entryCount} files, expected at most ${limits.entries}; ${mend}`,
      )
    }
    for await (const raw of archive.eachEntry()) {
      const entry = entryName(raw)
      if (entry.endsWith('/')) continue
      refuseName(entry, name, entries)
      entries.push({ name: entry, raw })
    }
  } catch (thrown) {
    throw thrown instanceof BrokenFile ? thrown : damaged(name, thrown)
  } finally {
    archive.close()
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** @throws BrokenFile when it is no archive, or one that is damaged */
export async function openZip(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, decodeStrings: false })
  } catch (thrown) {
    throw damaged(name, thrown)
  }
}

export function damaged(name: string, thrown: unknown): BrokenFile {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return new BrokenFile('unreadable', name, `is a damaged or cut-off zip archive (${reason}); deliver it again`, thrown)
}

const utf8Flag = 0x800
const unicodePath = 0x7075

/** Archives say whether a name is UTF-8; those of old programs are in the encoding of their machine. */
function entryName(entry: Entry): string {
  const isTold =
    (entry.generalPurposeBitFlag & utf8Flag) !== 0 || entry.extraFields.some(({ id }) => id === unicodePath)
  const name = isTold
    ? getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    : untoldName(entry.fileNameRaw)
  return name.replaceAll('\\', '/').replaceAll('\0', '␀')
}

function untoldName(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown
    }
  }
  return new TextDecoder('windows-1252').decode(bytes, { stream: true })
}

/** A name that leads out of its archive, or that two files have, was made to deceive. */
function refuseName(entry: string, archive: string, before: readonly ZipEntry[]): void {
  const leadsOut = entry.startsWith('/') || /^[a-z]:/i.test(entry) || entry.split('/').includes('..')
  if (leadsOut) {
    throw new BrokenFile('packed', archive, `holds '${entry}', a path that leads out of the archive; pack it again`)
  }
  if (before.some(({ name }) => name === entry)) {
    throw new BrokenFile(
      'packed',
      archive,
      `holds two files named '${entry}', and nothing says which is meant; pack it again`,
    )
  }
}
