import process from 'node:process'
import { pino } from 'pino'
import { businessToday } from './day.js'
import { type ShownProgress, showProgress } from './progress.js'
import { listenForStop, stopSignal } from './stop.js'

/** Options that every command takes. */
export interface GlobalOptions {
  readonly project?: string
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly logFormat?: 'text' | 'json'
}

/** Where a command speaks: results on stdout, words on stderr, and what stops it. */
export interface Terminal {
  readonly progress: ShownProgress
  /** Aborted by Ctrl-C and by SIGTERM. */
  readonly signal: AbortSignal
  readonly isTerminal: boolean
  readonly width: number
  readonly color: boolean
  /** A line of words on stderr; nothing with --quiet. */
  say(text: string): void
  /** A line of an error: also with --quiet. */
  complain(text: string): void
  /** A line of result on stdout. */
  print(text: string): void
  /** ISO in UTC: the one clock of the project. */
  now(): string
  /** Milliseconds, never going back. */
  clock(): number
  /** The business day that it is, `YYYY-MM-DD`. */
  today(timezone: string, dayStarts: string): string
}

export function openTerminal(options: GlobalOptions): Terminal {
  listenForStop()
  const asJson = options.logFormat === 'json'
  const log = asJson ? pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2)) : null
  const quiet = options.quiet ?? false
  const write = (text: string) => process.stderr.write(`${text}\n`)
  const progress = log
    ? loggedProgress(text => log.info(text), quiet)
    : showProgress({ stream: process.stderr, now: () => performance.now(), quiet, env: process.env })
  return {
    progress,
    signal: stopSignal,
    isTerminal: process.stdout.isTTY ?? false,
    width: process.stdout.columns ?? 0,
    color: (process.stdout.isTTY ?? false) && !process.env.NO_COLOR,
    say(text) {
      progress.close()
      if (log) log.info(text)
      else if (!quiet) write(text)
    },
    complain(text) {
      progress.close()
      if (log) log.error(text)
      else write(text)
    },
    print(text) {
      progress.close()
      process.stdout.write(`${text}\n`)
    },
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
    today: (timezone, dayStarts) => businessToday(new Date(), timezone, dayStarts),
  }
}

/** Steps as log lines: one when each starts and one when it ends. */
function loggedProgress(info: (text: string) => void, quiet: boolean): ShownProgress {
  return {
    close: () => undefined,
    step(name) {
      if (!quiet) info(`${name}: started`)
      return {
        tick: () => undefined,
        end: note => (quiet ? undefined : info(`${name}: done${note ? `, ${note}` : ''}`)),
      }
    },
  }
}
