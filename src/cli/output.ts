import { existsSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import process from 'node:process'
import type { Command } from 'commander'
import { hasCode } from '../config/error-code.js'
import { didYouMean } from '../config/suggest.js'
import type { WriteOptions } from '../reports/formats/format.js'
import { defaultFormat, type FormatName, formatNames, formats, type WrittenFormat } from '../reports/formats/formats.js'
import type { Rowset } from '../reports/formats/rowset.js'
import { streamSink } from '../reports/formats/sink.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** What commands that answer with rows are asked for. */
export type OutputOptions = { readonly format?: string; readonly output?: string }

/** How an answer is written, and into which file; without one on stdout, which takes no Parquet and no Arrow. */
export type Output =
  | { readonly format: Exclude<FormatName, 'parquet' | 'arrow'>; readonly path: null }
  | { readonly format: FormatName; readonly path: string }

/** Adds `--format` and `-o` to a command. */
export function takesOutput(command: Command): Command {
  return command
    .option(
      '--format <format>',
      `${formatNames.join(', ')}; default: by the ending of FILE, else a table on a terminal and ndjson in a pipe`,
    )
    .option('-o, --output <file>', 'write a file, as a whole or not at all; parquet and arrow need it')
}

/** @throws UsageError for an unknown format, or one that does not go where it should. */
export function outputOf({ format, output }: OutputOptions, isTerminal: boolean): Output {
  const asked = format === undefined ? null : formatNamed(format)
  if (output !== undefined) refuseNowhere(output)
  if (output !== undefined) return { format: asked ?? formatOfFile(output), path: output }
  const found = asked ?? defaultFormat(isTerminal)
  if (found === 'parquet' || found === 'arrow') {
    throw new UsageError(`${found} is not for a terminal or a pipe: name a file with -o FILE.${found}`)
  }
  return { format: found, path: null }
}

/** Writes rows to stdout or into a file. A reader who has seen enough (`| head`) ends it quietly. */
export async function writeRows(
  rows: Rowset,
  format: WrittenFormat,
  path: string | null,
  terminal: Terminal,
  options: WriteOptions = {},
): Promise<void> {
  const writer = await formats[format]()
  if (path !== null) {
    const { writeFileAtomically } = await import('../reports/formats/atomic-file.js')
    const written = await writeFileAtomically(path, out => writer.write(rows, out, options))
    return sayWritten(path, written.rows, terminal)
  }
  terminal.progress.close()
  const screen = { ...(terminal.isTerminal && terminal.width > 0 && { width: terminal.width }), color: terminal.color }
  await untilClosed(() => writer.write(rows, streamSink(process.stdout), { ...screen, ...options }))
}

export function sayWritten(path: string, rows: bigint, terminal: Terminal): void {
  terminal.say(`wrote ${path}: ${rows} ${rows === 1n ? 'row' : 'rows'}`)
}

/** Work that writes to stdout; the end of its reader is the end of the work, and no failure. */
export async function untilClosed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!hasCode(thrown, 'EPIPE')) throw thrown
  }
}

/** @throws UsageError for a file in a folder that is not there. */
function refuseNowhere(path: string): void {
  const folder = dirname(path)
  if (existsSync(folder)) return
  throw new UsageError(
    `the folder ${folder} is not there; make it with mkdir -p ${folder}, or name another file with -o`,
  )
}

function formatNamed(name: string): FormatName {
  const found = formatNames.find(known => known === name)
  if (!found)
    throw new UsageError(`no format '${name}'; expected ${formatNames.join(', ')}${didYouMean(name, formatNames)}`)
  return found
}

const endings: Readonly<Record<string, FormatName>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.md': 'markdown',
  '.txt': 'table',
  '.parquet': 'parquet',
  '.arrow': 'arrow',
}

function formatOfFile(path: string): FormatName {
  const found = endings[extname(path).toLowerCase()]
  if (!found)
    throw new UsageError(
      `cannot tell the format of ${path} by its ending; name it with --format, or end the file with ${Object.keys(endings).join(', ')}`,
    )
  return found
}
