import process from 'node:process'

const stopped = new AbortController()

/** Aborted by Ctrl-C and by SIGTERM: what is under way ends, and the process ends with 130. */
export const stopSignal: AbortSignal = stopped.signal

/** From now on signals stop what is under way instead of the process. */
export function listenForStop(): void {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    if (process.listenerCount(name) === 0) process.once(name, () => stopped.abort(new Error(name)))
  }
}
