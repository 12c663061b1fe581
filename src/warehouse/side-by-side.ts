/** So many files are opened at once: a disk makes them durable together, and no system forbids it. */
export const filesAtOnce = 64

/**
 * Works on all items, on at most so many at once, and gives the answers in the order of the items. After a failure nothing
 * new begins; what runs is waited for, and the first failure is thrown.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers: R[] = []
  const waiting = [...items.entries()]
  const hands = Array.from({ length: Math.min(most, items.length) }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, item] = next
      try {
        answers[at] = await work(item)
      } catch (thrown) {
        waiting.length = 0
        throw thrown
      }
    }
  })
  for (const ended of await Promise.allSettled(hands)) if (ended.status === 'rejected') throw ended.reason
  return answers
}
