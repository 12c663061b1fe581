import { setTimeout as sleep } from 'node:timers/promises'
import { rootCertificates } from 'node:tls'
import { Agent, type Dispatcher, fetch } from 'undici'
import { EngineError } from '../engine-error.js'
import type { TrinoAddress } from './address.js'

export interface Answer {
  readonly text: string
  readonly headers: Headers
}

type Headers = Awaited<ReturnType<typeof fetch>>['headers']

/** The server is busy or restarting, or a proxy before it says so: the same request may be sent again. */
const busy: ReadonlySet<number> = new Set([429, 502, 503, 504])
const attempts = 8
const firstWaitMs = 100
const longestWaitMs = 5_000

/** Requests to one coordinator. */
export class Http {
  readonly #origin: string
  readonly #authorization: string | undefined
  readonly #agent: Dispatcher

  /** @throws EngineError `forbidden` for a password that would travel in the open */
  constructor({ url, user, password, tls = {} }: TrinoAddress) {
    const { origin, protocol } = new URL(url)
    if (password !== undefined && protocol !== 'https:') {
      throw new EngineError('forbidden', `a password is sent over https only, found ${origin}`, null)
    }
    this.#origin = origin
    this.#authorization =
      password === undefined ? undefined : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
    const { ca, verify = true } = tls
    // A list of our own would take the place of Node's.
    const trusted = ca === undefined ? {} : { ca: [...rootCertificates, ca] }
    this.#agent = new Agent({ connect: { rejectUnauthorized: verify, ...trusted } })
  }

  /**
   * One request, repeated while the server is busy. A lost connection is repeated only where that is harmless: a POST
   * might have begun a statement.
   * @throws EngineError `unreachable`, `forbidden`, or whatever aborted the signal
   */
  async send(
    method: 'GET' | 'POST' | 'DELETE',
    uri: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const target = new URL(uri, this.#origin)
    // A page names where the next one is: our password goes nowhere but to the address that the project names.
    if (target.origin !== this.#origin) {
      throw new EngineError(
        'forbidden',
        `${this.#origin} sends us on to ${target.origin}: name that as engine.url, or let the coordinator behind a proxy know its address (http-server.process-forwarded=true)`,
        null,
      )
    }
    const all = { ...headers, ...(this.#authorization !== undefined && { authorization: this.#authorization }) }
    for (let attempt = 1; ; attempt++) {
      const found = await this.#once(method, target, all, body, signal)
      if (found instanceof EngineError) {
        if (attempt === attempts) throw found
      } else return found
      await sleep(Math.min(firstWaitMs * 2 ** attempt, longestWaitMs), undefined, signal && { signal })
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }

  /** The answer, or why it is worth another try. */
  async #once(
    method: string,
    target: URL,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Answer | EngineError> {
    try {
      const options = { method, headers, dispatcher: this.#agent, ...(body !== undefined && { body }) }
      const response = await fetch(target, signal ? { ...options, signal } : options)
      const text = await response.text()
      if (response.ok) return { text, headers: response.headers }
      const refused = refusal(this.#origin, response.status, text)
      if (busy.has(response.status)) return refused
      throw refused
    } catch (thrown) {
      if (thrown instanceof EngineError || signal?.aborted) throw thrown
      const lost = new EngineError('unreachable', `${this.#origin} cannot be reached: ${whyOf(thrown)}`, null, thrown)
      if (method === 'POST') throw lost
      return lost
    }
  }
}

function refusal(origin: string, status: number, text: string): EngineError {
  const shown = text.trim().slice(0, 200)
  if (status === 401 || status === 403) {
    return new EngineError(
      'forbidden',
      `${origin} refuses the user or the password (HTTP ${status}) ${shown}`.trim(),
      null,
    )
  }
  if (status === 400) return new EngineError('syntax', shown, null)
  return new EngineError('unreachable', `${origin} answers HTTP ${status} ${shown}`.trim(), null)
}

/** Node hides the reason behind "fetch failed". */
function whyOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  return cause instanceof Error ? cause.message : String(cause)
}
