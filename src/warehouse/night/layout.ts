import { join } from 'node:path'

/** Where everything of a warehouse lies. */
export interface Layout {
  readonly root: string
  readonly landed: string
  readonly staged: string
  readonly nights: string
  /** The published night: a symlink, swapped by one rename. */
  readonly current: string
  readonly ledger: string
  readonly lock: string
  /** Spilling and half-made files; swept when a run starts. */
  readonly tmp: string
  /** What models would have foretold on past days: looked at, never read to decide anything. */
  readonly backtests: string
}

export function layout(project: string): Layout {
  const root = join(project, 'warehouse')
  return {
    root,
    landed: join(root, 'landed'),
    staged: join(root, 'staged'),
    nights: join(root, 'nights'),
    current: join(root, 'current'),
    ledger: join(root, 'ledger.ndjson'),
    lock: join(root, 'lock.duckdb'),
    tmp: join(root, 'tmp'),
    backtests: join(root, 'backtests'),
  }
}

/** Begins the names of what queries put into `tmp`. */
export const querySpill = 'query-'

/** Names of what lies in the folder of a night. */
export const nightFiles = {
  database: 'kehu.duckdb',
  record: 'night.json',
  report: 'report',
  audiences: 'audiences',
} as const
