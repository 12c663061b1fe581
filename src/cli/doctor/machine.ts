import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { packageRoot } from '../../config/package-root.js'
import { type Diagnosis, note, well, wrong } from './diagnosis.js'

/** The version of Node against what the package asks for. */
export function nodeVersion(): Diagnosis {
  const { engines } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))
  const least = String(engines.node).replace('>=', '')
  const found = process.versions.node
  if (isAtLeast(found, least)) return well('node', `version ${found}`)
  return wrong('node', `version ${found}, expected ${least} or newer; install one from nodejs.org`)
}

function isAtLeast(found: string, least: string): boolean {
  const [a, b] = [found, least].map(version => version.split('.').map(Number))
  for (const i of [0, 1, 2]) {
    const [x, y] = [a?.[i] ?? 0, b?.[i] ?? 0]
    if (x !== y) return x > y
  }
  return true
}

/** Magic numbers of file systems (statfs(2)) whose locks and renames other machines do not see. */
const remote: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x564c, 'NCP'],
  [0x01021997, '9p, a folder of another system such as Windows under WSL'],
])
const fuse = 0x65735546

/** Whether a warehouse may lie in a folder: what decides is the file system, told by its magic number. */
export function fileSystem(type: number): Diagnosis {
  const name = remote.get(type)
  if (name !== undefined) {
    return wrong(
      'file system',
      `the warehouse lies on ${name}, expected a local disk: locks and renames do not hold there; move the project to a local folder`,
    )
  }
  if (type === fuse)
    return note(
      'file system',
      'the warehouse lies on a FUSE file system; where it is a network drive, move the project to a local disk',
    )
  return well('file system', 'local')
}

/** Less than this is not enough for a small night either. */
const leastFree = 200_000_000

/** Room for a copy of the published night and for what is added; `bytes` is its size. */
export async function disk(folder: string, bytes: number): Promise<readonly Diagnosis[]> {
  const { type, bavail, bsize } = await statfs(folder)
  const [free, needed] = [bavail * bsize, Math.max(leastFree, 2 * bytes)]
  const shown = `${megabytes(free)} free, a night needs some ${megabytes(needed)}`
  const room =
    free >= needed
      ? well('disk', shown)
      : wrong('disk', `${shown}; make room, or keep fewer nights with keep: { nights: … } in kehu.yaml`)
  return [fileSystem(type), room]
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
