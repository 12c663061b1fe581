import { setTimeout as sleep } from 'node:timers/promises'
import { startKehu } from './cli.js'
import { servedNight } from './served.js'

/** When a run is killed: some milliseconds after it started, or after it said that a step started. */
export interface Moment {
  /** A step of the night; null counts from the start of the process. */
  readonly step: string | null
  readonly afterMs: number
}

/**
 * Starts a night and kills it (SIGKILL) at that moment; meanwhile somebody reads what is served, at every word of the run
 * and every few milliseconds.
 * @returns false when it had ended before
 * @throws what the reader found amiss
 */
export async function killNight(folder: string, asOf: string, moment: Moment): Promise<boolean> {
  let amiss: unknown
  const look = () => {
    try {
      servedNight(folder)
    } catch (thrown) {
      amiss ??= thrown
    }
  }
  const reader = setInterval(look, 20)
  let reached: () => void = () => undefined
  const stepStarted = new Promise<void>(resolve => {
    reached = resolve
  })
  if (moment.step === null) reached()
  const { child, ended } = startKehu(folder, ['run', '--as-of', asOf], {
    onWord: line => {
      look()
      if (line === `${moment.step}: started`) reached()
    },
  })
  await Promise.race([stepStarted.then(() => sleep(moment.afterMs)), ended])
  child.kill('SIGKILL')
  const { signal } = await ended
  clearInterval(reader)
  if (amiss !== undefined) throw amiss
  return signal === 'SIGKILL'
}
