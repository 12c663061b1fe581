import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout } from '../../warehouse/night/layout.js'
import { parseLine } from '../../warehouse/night/ledger.js'
import { type Diagnosis, note, well, wrong } from './diagnosis.js'

/** What earlier runs left half-made. A run sweeps it as well; while one is at work, it is its own. */
export async function leftOver(place: Layout, isBusy: boolean): Promise<readonly Diagnosis[]> {
  const left = await namesIn(place.tmp)
  if (isBusy) return [note('tmp', 'a run is at work: what it makes lies there until it is done')]
  if (left.length === 0) return [well('tmp', 'empty')]
  return [
    note(
      'tmp',
      `${left.length} half-made files of a run that was stopped; the next run removes them, or kehu doctor --repair`,
    ),
  ]
}

/** Whether the ledger can be read, line by line. */
export async function ledgerReadable(place: Layout): Promise<readonly Diagnosis[]> {
  if (!existsSync(place.ledger)) return []
  const text = await readFile(place.ledger, 'utf8')
  const lines = text.split('\n')
  const last = lines.pop()
  const odd = lines.findIndex(line => parseLine(line) === null)
  return [
    ...(last === '' ? [] : [wrong('ledger', 'its last line is cut in half; cut it off with kehu doctor --repair')]),
    odd < 0
      ? well('ledger', `${lines.length} lines`)
      : note(
          'ledger',
          `line ${odd + 1} of ${place.ledger} cannot be read and is passed over; nothing is decided by it`,
        ),
  ]
}

/** Landed files and their descriptions: a star that is built anew needs both. A run at work may be about to describe some. */
export async function landedWhole(place: Layout, isBusy: boolean): Promise<readonly Diagnosis[]> {
  const { files, orphans, lost } = await landedFiles(place)
  const odd: Diagnosis[] = []
  if (orphans.length > 0 && !isBusy)
    odd.push(
      note(
        'landed',
        `${orphans.length} files without a description, such as ${orphans[0]}: they land again when their source delivers them; remove them with kehu doctor --repair`,
      ),
    )
  if (lost.length > 0)
    odd.push(
      wrong(
        'landed',
        `${lost.length} files are gone of which only the description is there, such as ${lost[0]}; take them back from a backup, or deliver them again and land them with kehu run --rebuild`,
      ),
    )
  return odd.length > 0 || files === 0 ? odd : [well('landed', `${files} files`)]
}

/** `orphans` lack their description, `lost` are descriptions without their file; paths below `landed/`, without ending. */
export async function landedFiles({
  landed,
}: Layout): Promise<{ files: number; orphans: readonly string[]; lost: readonly string[] }> {
  const [parquet, described] = [new Set<string>(), new Set<string>()]
  for (const source of await namesIn(landed)) {
    for (const name of await namesIn(join(landed, source))) {
      if (name.endsWith('.parquet')) parquet.add(join(source, name.slice(0, -'.parquet'.length)))
      if (name.endsWith('.json')) described.add(join(source, name.slice(0, -'.json'.length)))
    }
  }
  return {
    files: parquet.size,
    orphans: [...parquet].filter(stem => !described.has(stem)),
    lost: [...described].filter(stem => !parquet.has(stem)),
  }
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  return existsSync(folder) ? (await readdir(folder)).sort() : []
}
