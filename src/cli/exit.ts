import { CommanderError } from 'commander'
import { ConfigError } from '../config/config-error.js'
import { BrokenFile } from '../etl/broken-file.js'
import { FormatError } from '../reports/formats/format-error.js'
import { EngineError } from '../warehouse/engine/engine-error.js'
import { NightError } from '../warehouse/night/night-error.js'
import { UndeliveredError } from './night/deliver.js'
import { UsageError } from './usage-error.js'

/** What the shell learns. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  held: 3,
  undelivered: 4,
  locked: 5,
  interrupted: 130,
} as const

/** The exit code of whatever a command threw. */
export function exitCodeOf(thrown: unknown, signal: AbortSignal): number {
  if (signal.aborted) return exitCodes.interrupted
  if (thrown instanceof NightError) return nightCodes[thrown.code]
  if (thrown instanceof UndeliveredError) return exitCodes.undelivered
  if (thrown instanceof BrokenFile) return exitCodes.held
  if (thrown instanceof UsageError || thrown instanceof ConfigError) return exitCodes.usage
  if (thrown instanceof FormatError) return thrown.code === 'value' ? exitCodes.failed : exitCodes.usage
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (thrown instanceof EngineError) return engineCodes[thrown.code] ?? exitCodes.failed
  return exitCodes.failed
}

const nightCodes: Readonly<Record<NightError['code'], number>> = {
  held: exitCodes.held,
  locked: exitCodes.locked,
  as_of: exitCodes.usage,
  elsewhere: exitCodes.usage,
  unknown: exitCodes.usage,
  newer: exitCodes.usage,
  stale: exitCodes.usage,
  damaged: exitCodes.failed,
}

/** Statements that a user typed fail as usage does. */
const engineCodes: Readonly<Partial<Record<EngineError['code'], number>>> = {
  syntax: exitCodes.usage,
  missing: exitCodes.usage,
  forbidden: exitCodes.usage,
  interrupted: exitCodes.interrupted,
}

/** The words for whatever a command threw; a fault of ours comes with its stack where it is asked for. */
export function messageOf(thrown: unknown, verbose: boolean): string {
  if (!(thrown instanceof Error)) return String(thrown)
  if (verbose && thrown.stack !== undefined) return thrown.stack
  return thrown.message
}
