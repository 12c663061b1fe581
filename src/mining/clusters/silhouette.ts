/** Points as rows of one length. */
export type Points = readonly (readonly number[])[]

/** Squared distance of two points. */
export function apart(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += ((one[i] ?? 0) - (other[i] ?? 0)) ** 2
  return sum
}

/**
 * The mean silhouette (Rousseeuw 1987): (b - a) / max(a, b) of each point, a its mean distance to its own cluster, b that
 * to the nearest other one; 0 for a point alone in its cluster. Null where there is one cluster only.
 */
export function silhouette(points: Points, clusters: readonly number[]): number | null {
  const k = Math.max(...clusters) + 1
  const sizes = new Float64Array(k)
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1
  if (sizes.filter(size => size > 0).length < 2) return null
  let sum = 0
  for (const [i, point] of points.entries()) {
    const own = clusters[i] ?? 0
    if (sizes[own] === 1) continue
    const far = new Float64Array(k)
    for (const [j, other] of points.entries()) {
      const cluster = clusters[j] ?? 0
      far[cluster] = (far[cluster] ?? 0) + Math.sqrt(apart(point, other))
    }
    const a = (far[own] ?? 0) / ((sizes[own] ?? 0) - 1)
    let b = Number.POSITIVE_INFINITY
    for (let c = 0; c < k; c++) {
      const size = sizes[c] ?? 0
      if (c !== own && size > 0) b = Math.min(b, (far[c] ?? 0) / size)
    }
    sum += Math.max(a, b) === 0 ? 0 : (b - a) / Math.max(a, b)
  }
  return sum / points.length
}

/**
 * The Rand index of two groupings of the same points, adjusted for chance (Hubert and Arabie 1985): 1 where they agree,
 * about 0 where they agree as chance would have it.
 */
export function adjustedRand(one: readonly number[], other: readonly number[]): number {
  const cells = new Map<string, number>()
  const [rows, columns] = [new Map<number, number>(), new Map<number, number>()]
  const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const [i, a] of one.entries()) {
    const b = other[i] ?? 0
    add(cells, `${a} ${b}`)
    add(rows, a)
    add(columns, b)
  }
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const [together, a, b] = [pairs(cells.values()), pairs(rows.values()), pairs(columns.values())]
  const all = (one.length * (one.length - 1)) / 2
  const chance = all === 0 ? 0 : (a * b) / all
  const most = (a + b) / 2
  return most === chance ? 1 : (together - chance) / (most - chance)
}
