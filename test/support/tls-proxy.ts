import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { generate } from 'selfsigned'

/** A gate before a cluster, as firms have one: TLS with a certificate of their own, and basic authentication. */
export interface TlsProxy extends AsyncDisposable {
  readonly url: string
  /** The certificate, as PEM text. */
  readonly ca: string
}

export async function tlsProxy(target: string, user: string, password: string): Promise<TlsProxy> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  let url = ''
  const server = createServer({ key, cert }, async (asked, answer) => {
    const { authorization, ...headers } = asked.headers
    if (authorization !== expected) {
      answer.writeHead(401).end('Unauthorized')
      return
    }
    const passed = request(new URL(asked.url ?? '/', target), { method: asked.method, headers })
    asked.pipe(passed)
    const [found] = await once(passed, 'response')
    // The cluster knows nothing of the gate: where the next page is, the gate has to say.
    const page = (await text(found)).replaceAll(/"http:\/\/[^/"]+/g, `"${url}`)
    const { 'content-length': _, ...told } = found.headers
    answer.writeHead(found.statusCode, told).end(page)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new RangeError('a port was expected')
  url = `https://localhost:${address.port}`
  return {
    url,
    ca: cert,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
