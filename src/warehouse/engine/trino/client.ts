import { EngineError } from '../engine-error.js'
import { interrupted } from '../interrupted.js'
import type { TrinoAddress } from './address.js'
import { failed } from './errors.js'
import { type Answer, Http } from './http.js'
import { type Page, parsePage } from './page.js'

/** How far the nth statement of a session is, in percent; the server does not always know. */
export type OnProgress = (statement: number, percent: number) => void

/**
 * Trino's protocol: a statement is posted, then each page names the next one until there is none. An error is a page
 * like any other, in the middle or at the end. (trino.io, "Client REST API".)
 */
export class TrinoClient {
  readonly #http: Http
  readonly #session: Map<string, string>
  #statements = 0

  constructor(
    private readonly address: TrinoAddress,
    private readonly onProgress?: OnProgress,
  ) {
    this.#http = new Http(address)
    this.#session = new Map(Object.entries(address.session ?? {}))
  }

  /**
   * The pages of one statement, those without rows included. Whoever stops before the last one, by a signal or by
   * leaving, cancels it.
   */
  async *pages(text: string, signal?: AbortSignal): AsyncGenerator<Page> {
    let next: string | undefined
    const statement = ++this.#statements
    try {
      if (signal?.aborted) throw interrupted(signal, text)
      // Not cut short by the signal: what the server began must be known, to be cancelled.
      let page = this.#take(await this.#http.send('POST', '/v1/statement', this.#headers(), text), statement)
      for (;;) {
        next = page.nextUri
        if (page.error) throw failed(page.error, text, this.address.url)
        yield page
        if (next === undefined) return
        if (signal?.aborted) throw interrupted(signal, text)
        page = this.#take(await this.#http.send('GET', next, this.#headers(), undefined, signal), statement)
      }
    } catch (thrown) {
      if (signal?.aborted) throw interrupted(signal, text, thrown)
      if (!(thrown instanceof EngineError)) throw new EngineError('internal', String(thrown), text, thrown)
      throw new EngineError(thrown.code, thrown.message, text, thrown.cause)
    } finally {
      if (next !== undefined) await this.#cancel(next)
    }
  }

  close(): Promise<void> {
    return this.#http.close()
  }

  /** A statement that is over, or a server that is gone, has nothing left to cancel. */
  async #cancel(uri: string): Promise<void> {
    try {
      await this.#http.send('DELETE', uri, this.#headers(), undefined, AbortSignal.timeout(cancelMs))
    } catch (thrown) {
      if (!(thrown instanceof Error)) throw thrown
    }
  }

  #take({ text, headers }: Answer, statement: number): Page {
    const page = parsePage(text)
    for (const setting of listed(headers.get('x-trino-set-session'))) {
      const [name = '', value = ''] = setting.split('=')
      this.#session.set(name, decodeURIComponent(value))
    }
    for (const name of listed(headers.get('x-trino-clear-session'))) this.#session.delete(name)
    const percent = page.stats?.progressPercentage
    if (typeof percent === 'number' && Number.isFinite(percent)) this.onProgress?.(statement, percent)
    return page
  }

  #headers(): Readonly<Record<string, string>> {
    const { user, catalog, schema } = this.address
    const session = [...this.#session].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    return {
      'x-trino-user': user,
      'x-trino-source': 'kehu',
      'x-trino-catalog': catalog,
      'x-trino-schema': schema,
      'x-trino-time-zone': 'UTC',
      // Without it timestamps come cut to milliseconds.
      'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
      // Unpacking costs more than half of the rows per second.
      'accept-encoding': 'identity',
      ...(session.length > 0 && { 'x-trino-session': session.join(',') }),
    }
  }
}

const cancelMs = 5_000

function listed(header: string | null): readonly string[] {
  return header === null ? [] : header.split(',').map(part => part.trim())
}
