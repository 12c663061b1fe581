import { open, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasCode } from '../../config/error-code.js'
import { durableRename } from '../../warehouse/night/durable.js'
import { filesAtOnce, sideBySide } from '../../warehouse/side-by-side.js'
import { BrokenFile } from '../broken-file.js'
import { hasBytes } from './has-bytes.js'
import type { LandedFile } from './landed-file.js'

/**
 * That a source delivered the bytes of a landed file, under one name. It stands in the description of the landed copy:
 * the star can be built anew from `landed/` alone.
 */
export interface Delivered {
  /** As the user knows the file. */
  readonly name: string
  /** Kind of file of the contract that last took it in. */
  readonly kind: string
  /** Declared by its name then, `YYYY-MM-DD`. */
  readonly day: string | null
  /** Its place in the order in which this warehouse first landed what the source delivered: 1, 2 … */
  readonly arrival: number
  /** Whether a night that took it in was published. What only held nights and trials landed may have been withdrawn. */
  readonly published: boolean
}

/** What lies beside the Parquet file of a landed file, with `.json` for `.parquet`. */
export interface Description extends LandedFile {
  readonly deliveries: readonly Delivered[]
}

/**
 * What is said of a landed file; null where nothing is. Its path is where it lies now: a warehouse may have moved since.
 *
 * @param stem path without its ending
 * @throws BrokenFile when it is no description
 */
export async function descriptionAt(stem: string): Promise<Description | null> {
  const path = `${stem}.json`
  try {
    const { deliveries = [], ...file } = JSON.parse(await readFile(path, 'utf8'))
    return { ...file, path: `${stem}.parquet`, deliveries }
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return null
    if (!(thrown instanceof SyntaxError)) throw thrown
    const name = join('landed', basename(dirname(path)), basename(path))
    const mend = 'take it back from a backup, or remove it and deliver its file again'
    throw new BrokenFile('unreadable', name, `does not describe a landed file (${thrown.message}); ${mend}`, thrown)
  }
}

/** A landed file that is there as a whole; null where it has to land (again). */
export async function landedAt(stem: string): Promise<LandedFile | null> {
  const found = await descriptionAt(stem)
  if (!found || !(await hasBytes(found.path))) return null
  const { deliveries, ...file } = found
  return file
}

/** Writes a description that survives a loss of power, and the names of what lies beside it. */
export async function describe(description: Description, tmp: string): Promise<void> {
  const stem = stemOf(description)
  // Two sources may have delivered the same bytes.
  const draft = join(tmp, `${basename(dirname(stem))}-${basename(stem)}.json`)
  const file = await open(draft, 'w')
  try {
    await file.writeFile(JSON.stringify(description))
    await file.sync()
  } finally {
    await file.close()
  }
  await durableRename(draft, `${stem}.json`)
}

/** A landed file, and what its description is to say. */
export interface Note {
  readonly landed: LandedFile
  readonly delivered: Delivered
}

/** Says in the descriptions of landed files that they were delivered. */
export async function noteDeliveries(notes: readonly Note[], tmp: string): Promise<void> {
  const byFile = new Map<string, Note[]>()
  for (const note of notes) byFile.set(note.landed.path, [...(byFile.get(note.landed.path) ?? []), note])
  await sideBySide([...byFile.values()], filesAtOnce, ofFile => noteOfFile(ofFile, tmp))
}

async function noteOfFile(notes: readonly Note[], tmp: string): Promise<void> {
  const [first] = notes
  if (!first) return
  const before = (await descriptionAt(stemOf(first.landed)))?.deliveries ?? []
  const now = notes.reduce<readonly Delivered[]>((all, { delivered }) => withDelivery(all, delivered), before)
  if (JSON.stringify(before) === JSON.stringify(now)) return
  await describe({ ...first.landed, deliveries: now }, tmp)
}

/** In the order of arrival. A file that comes back under a name arrives anew; that it was published stands. */
function withDelivery(all: readonly Delivered[], delivered: Delivered): readonly Delivered[] {
  const before = all.find(({ name }) => name === delivered.name)
  const now = before
    ? {
        ...delivered,
        arrival: Math.max(before.arrival, delivered.arrival),
        published: before.published || delivered.published,
      }
    : delivered
  return [...all.filter(one => one !== before), now].sort((a, b) => a.arrival - b.arrival)
}

function stemOf({ path }: LandedFile): string {
  return path.slice(0, -'.parquet'.length)
}
