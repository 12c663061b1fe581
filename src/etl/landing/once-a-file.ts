import type { DeliveredBytes } from './delivered-bytes.js'

/** What takes a walk through a file to find out, found out once while its bytes are open. */
export class OnceAFile<T> {
  readonly #known = new WeakMap<DeliveredBytes, Map<string, Promise<T>>>()

  /** @param about what the answer depends on beside the bytes */
  of(bytes: DeliveredBytes, about: string, find: () => Promise<T>): Promise<T> {
    const answers = this.#known.get(bytes) ?? new Map<string, Promise<T>>()
    this.#known.set(bytes, answers)
    const answer = answers.get(about) ?? find()
    answers.set(about, answer)
    return answer
  }
}
