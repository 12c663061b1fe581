/** Entries of a list by what each is of, in the order in which they are met; `Map.groupBy` of later Nodes. */
export function grouped<K, T>(list: readonly T[], of: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const key = of(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
