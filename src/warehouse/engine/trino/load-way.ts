import type { StoreFolder } from './load.js'

/** How files come to a cluster: read where they lie, given to a table where they lie, or as rows in statements. */
export const loadWays = ['external', 'add_files', 'rows'] as const
export type LoadWay = (typeof loadWays)[number]

export function loadWay(store: Pick<StoreFolder, 'catalog'> | undefined): LoadWay {
  if (!store) return 'rows'
  return store.catalog === undefined ? 'add_files' : 'external'
}

/**
 * Megabytes of delivered text that are handed over in a second, of `bench/results/cluster.json`: for the order of magnitude
 * that a plan tells. Another cluster has other figures, and the same ratio between them.
 */
export const megabytesPerSecond: Readonly<Record<LoadWay, number>> = { external: 6, add_files: 11, rows: 0.2 }
