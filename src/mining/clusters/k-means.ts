import { apart, type Points } from './silhouette.js'

/** Middles of clusters, and the sum of squared distances of all points to the nearest of them. */
export interface Clustering {
  readonly centres: Points
  readonly inertia: number
}

/** Finds clusters of points; the same for the same points and seed. */
export type KMeans = (points: Points, k: number, seed: number) => Clustering

/** K-means with seeds far from each other (k-means++, Arthur and Vassilvitskii 2007), as the package `ml-kmeans` has it. */
export async function loadKMeans(): Promise<KMeans> {
  const { kmeans } = await import('ml-kmeans')
  return (points, k, seed) => {
    const { centroids } = kmeans(
      points.map(point => [...point]),
      k,
      {
        seed,
        initialization: 'kmeans++',
        maxIterations: 100,
      },
    )
    return { centres: centroids, inertia: points.reduce((sum, point) => sum + nearest(point, centroids).distance, 0) }
  }
}

/** The best of several starts. */
export function bestOf(run: KMeans, points: Points, k: number, starts: number): Clustering {
  let best = run(points, k, 1)
  for (let seed = 2; seed <= starts; seed++) {
    const next = run(points, k, seed)
    if (next.inertia < best.inertia) best = next
  }
  return best
}

/** The nearest middle of a point, the first of equally near ones, and its squared distance. */
export function nearest(point: readonly number[], centres: Points): { readonly at: number; readonly distance: number } {
  let [at, distance] = [0, Number.POSITIVE_INFINITY]
  for (const [i, centre] of centres.entries()) {
    const far = apart(point, centre)
    if (far < distance) [at, distance] = [i, far]
  }
  return { at, distance }
}

export function assign(points: Points, centres: Points): number[] {
  return points.map(point => nearest(point, centres).at)
}
