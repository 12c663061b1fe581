import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import process from 'node:process'
import { packageRoot } from '../../src/config/package-root.js'

/** A command line that has come to its end. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningKehu {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

export interface KehuOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Each whole line of stderr, as it comes. */
  readonly onWord?: (line: string) => void
  /** The command; default: that of this repository as built. */
  readonly bin?: string
}

/** Starts the built command in a project's folder: one process, so that its PID is the one to kill. */
export function startKehu(
  folder: string,
  words: readonly string[],
  { env = {}, onWord, bin }: KehuOptions = {},
): RunningKehu {
  const child = spawn(process.execPath, [bin ?? join(packageRoot(), 'bin/kehu.js'), ...words], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', UV_THREADPOOL_SIZE: '16', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr, told] = ['', '', 0]
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    for (let end = stderr.indexOf('\n', told); end >= 0; end = stderr.indexOf('\n', told)) {
      const line = stderr.slice(told, end)
      told = end + 1
      onWord?.(line)
    }
  })
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, stdout, stderr }))
  return { child, ended }
}

export function kehu(folder: string, words: readonly string[], options: KehuOptions = {}): Promise<Ended> {
  return startKehu(folder, words, options).ended
}
