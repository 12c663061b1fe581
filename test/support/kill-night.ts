import { setTimeout as sleep } from 'node:timers/promises'
import { startKehu } from './cli.js'

/** When a run is killed: some milliseconds after it started, or after it said that a step started. */
export interface Moment {
  /** A step of the night; null counts from the start of the process. */
  readonly step: string | null
  readonly afterMs: number
}

/** Starts a night and kills it (SIGKILL) at that moment. @returns false when it had ended before */
export async function killNight(folder: string, asOf: string, moment: Moment): Promise<boolean> {
  let reached: () => void = () => undefined
  const stepStarted = new Promise<void>(resolve => {
    reached = resolve
  })
  if (moment.step === null) reached()
  const { child, ended } = startKehu(folder, ['run', '--as-of', asOf], {
    onWord: line => {
      if (line === `${moment.step}: started`) reached()
    },
  })
  await Promise.race([stepStarted.then(() => sleep(moment.afterMs)), ended])
  child.kill('SIGKILL')
  const { signal } = await ended
  return signal === 'SIGKILL'
}
