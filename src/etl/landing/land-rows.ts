import { open, rm } from 'node:fs/promises'
import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { type CutFile, landedColumns } from './landed-file.js'
import type { Draft } from './reader.js'

/** A record as a reader cut it: its cells in the order of the header, or what is broken about it. */
export type RowRecord =
  | { readonly line: number | null; readonly cells: readonly (string | null | undefined)[] }
  | { readonly line: number | null; readonly text: string; readonly reason: string }

/** The engine's reader takes lines of two megabytes. */
const mostBytes = 2_000_000
/** So much of a broken record is kept. */
const shownLetters = 65_536

/**
 * Lands records that were cut in TypeScript, in bounded memory: they go to a CSV file of known form, which the engine turns
 * into Parquet. The broken ones follow the good ones.
 */
export async function landRows(
  engine: Engine,
  header: readonly string[],
  rows: AsyncIterable<RowRecord>,
  { path, signal }: Draft,
): Promise<CutFile> {
  const [good, broken] = [`${path}.good`, `${path}.broken`]
  const counts = { good: 0, broken: 0 }
  {
    await using goodFile = new LineFile(good)
    await using brokenFile = new LineFile(broken)
    const nothing = header.map(() => null)
    for await (const row of rows) {
      signal?.throwIfAborted()
      const { line } = row
      const told = line === null ? null : String(line)
      const cut = 'cells' in row ? csvLine([...header.map((_, i) => row.cells[i] ?? null), told, null, null]) : null
      if (cut !== null && Buffer.byteLength(cut) <= mostBytes) {
        counts.good++
        await goodFile.add(cut)
      } else {
        const { text, reason } = 'cells' in row ? tooLong(row.cells) : row
        counts.broken++
        await brokenFile.add(csvLine([...nothing, told, text.slice(0, shownLetters), reason]))
      }
    }
  }
  await engine.run(
    statement(`copy (${[good, broken].map(one => select(one, header)).join(' union all ')})
    to ${literal(path)} (format parquet)`),
  )
  await rm(good)
  await rm(broken)
  return { header, records: counts.good + counts.broken, broken: counts.broken, lines_above: null }
}

function tooLong(cells: readonly (string | null | undefined)[]) {
  const text = JSON.stringify(cells.slice(0, shownLetters)).slice(0, shownLetters)
  return { text, reason: 'expected a record of at most two megabytes' }
}

function select(path: string, header: readonly string[]): string {
  const names = [...header, ...Object.values(landedColumns)]
  const columns = names.map(name => `${literal(name)}: 'VARCHAR'`).join(', ')
  return `select * from read_csv(${literal(path)}, auto_detect = false, header = false, delim = ',', quote = '"',
    escape = '"', null_padding = false, strict_mode = true, columns = {${columns}})`
}

/** Every text in quotes: nothing in it ends a cell. */
function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map(cell => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`
}

/** A file that grows by lines, written in large parts. */
class LineFile implements AsyncDisposable {
  readonly #file
  #parts: string[] = []
  #letters = 0

  constructor(path: string) {
    this.#file = open(path, 'w')
  }

  async add(line: string): Promise<void> {
    this.#parts.push(line)
    this.#letters += line.length
    if (this.#letters >= 1 << 20) await this.#write()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#write()
    } finally {
      await (await this.#file).close()
    }
  }

  async #write(): Promise<void> {
    const text = this.#parts.join('')
    this.#parts = []
    this.#letters = 0
    if (text !== '') await (await this.#file).writeFile(text)
  }
}
