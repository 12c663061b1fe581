import { open, readFile, truncate } from 'node:fs/promises'
import { hasCode } from '../../config/error-code.js'
import { jsonOf } from './json.js'

/** What can happen: nights and how they ended, deliveries, and queries that opened personal columns. */
export type LedgerEvent =
  | 'started'
  | 'published'
  | 'held'
  | 'failed'
  | 'interrupted'
  | 'tried'
  | 'restored'
  | 'entered'
  | 'delivering'
  | 'delivered'
  | 'undelivered'
  | 'query_personal'

/** One line of what happened. It is never read to decide anything. */
export interface LedgerLine {
  /** When, by the clock of the command line, ISO in UTC. */
  readonly at: string
  readonly event: LedgerEvent
  /** Name of the night, where it has one yet. */
  readonly night?: string
  readonly as_of?: string
  readonly [detail: string]: unknown
}

/** Appends a line; it is on the disk when this returns. A line that a kill cut in half stays a line of its own. */
export async function writeLedger(path: string, line: LedgerLine): Promise<void> {
  const file = await open(path, 'a+')
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    const isTorn = size > 0 && buffer.toString() !== '\n'
    await file.write(`${isTorn ? '\n' : ''}${jsonOf(line)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** All lines that can be read, oldest first; `kehu doctor` tells of others. */
export async function readLedger(path: string): Promise<readonly LedgerLine[]> {
  return (await textOf(path)).split('\n').flatMap(line => parseLine(line) ?? [])
}

/** A line of the ledger; null for what a kill cut in half. */
export function parseLine(line: string): LedgerLine | null {
  try {
    return line === '' ? null : JSON.parse(line)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/** A line that a kill cut in half is taken off. Returns whether there was one. */
export async function mendLedger(path: string): Promise<boolean> {
  const text = await textOf(path)
  const whole = text.lastIndexOf('\n') + 1
  if (whole === text.length) return false
  await truncate(path, Buffer.byteLength(text.slice(0, whole)))
  return true
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return ''
    throw thrown
  }
}
