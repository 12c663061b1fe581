import type { Sink } from './sink.js'

/** Keeps what is written: for results small enough to be held. */
export interface MemorySink extends Sink {
  bytes(): Buffer
  text(): string
}

export function memorySink(): MemorySink {
  const chunks: Buffer[] = []
  const bytes = () => Buffer.concat(chunks)
  return {
    write: async chunk => {
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk))
    },
    bytes,
    text: () => bytes().toString('utf8'),
  }
}
