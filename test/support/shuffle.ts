import type { Random } from '../../fixtures/random.js'

/** The same things in another order (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], random: Random): readonly T[] {
  const left = [...things]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(random.integer(left.length), 1))
  return drawn
}

/** Cuts a list into at most so many nights, none of them empty. */
export function cutIntoNights<T>(things: readonly T[], nights: number, random: Random): readonly (readonly T[])[] {
  const groups = Array.from({ length: nights }, (): T[] => [])
  for (const thing of things) groups[random.integer(nights)]?.push(thing)
  return groups.filter(group => group.length > 0)
}
