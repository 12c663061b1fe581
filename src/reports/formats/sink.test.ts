import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { streamSink } from './sink.js'

describe('streamSink', () => {
  it('waits until the stream has taken what was written', async () => {
    const taken: string[] = []
    const slow = new Writable({
      write(chunk, _encoding, done) {
        setTimeout(() => {
          taken.push(String(chunk))
          done()
        }, 5)
      },
    })
    const sink = streamSink(slow)
    await sink.write('a')
    expect(taken).toEqual(['a'])
    await sink.write(Uint8Array.of(98))
    expect(taken).toEqual(['a', 'b'])
  })

  it('rejects once the reader has gone, and ever after', async () => {
    const stream = new PassThrough()
    const sink = streamSink(stream)
    stream.destroy(new Error('EPIPE'))
    await expect(sink.write('a')).rejects.toThrow()
    await expect(sink.write('b')).rejects.toThrow('EPIPE')
  })
})
