import type { Writable } from 'node:stream'

/** Where bytes go. A write is settled once the next may come, so a slow reader slows the writer. */
export interface Sink {
  write(chunk: string | Uint8Array): Promise<void>
}

/**
 * A stream as a sink. A stream that breaks (`EPIPE`, when the reader of a pipe has seen enough) rejects the write in
 * hand and all that follow, and never ends the process by an unheard event.
 */
export function streamSink(stream: Writable): Sink {
  let broken: Error | undefined
  stream.on('error', error => {
    broken = error
  })
  return {
    write: chunk =>
      new Promise((resolve, reject) => {
        if (broken) reject(broken)
        else stream.write(chunk, error => (error ? reject(error) : resolve()))
      }),
  }
}
