import type { DriftAction, DriftPolicy } from '../../config/drift-policy.js'

/** How a column of a file is not as the contract, or an earlier file of its kind, has it. */
export interface Drift {
  readonly source: string
  readonly kind: string
  /** The first file that shows it. */
  readonly file: string
  /** How many files show it. */
  readonly files: number
  readonly drift: keyof DriftPolicy
  /** As the header has it; of one that is lost, as it had it. */
  readonly column: string
  readonly action: DriftAction
  /** What was found and how to mend it. */
  readonly detail: string
}

/** One finding for all files of a kind that show the same. */
export function together(found: readonly Drift[]): readonly Drift[] {
  const alike = new Map<string, Drift>()
  for (const one of found) {
    const key = [one.source, one.kind, one.drift, one.column].join('\u001f')
    const first = alike.get(key)
    alike.set(key, first ? { ...first, files: first.files + one.files } : one)
  }
  return [...alike.values()]
}

const ends: Readonly<Record<DriftAction, string>> = {
  accept: '',
  warn: '',
  quarantine: ': its records go to quarantine',
  stop: ': the night is held',
}

/** In words; none of what the contract accepts. */
export function driftLine({ source, file, files, action, detail }: Drift): readonly string[] {
  if (action === 'accept') return []
  const more = files > 1 ? ` and ${files - 1} more ${files === 2 ? 'file' : 'files'}` : ''
  return [`${source}: ${file}${more} ${detail}${ends[action]}`]
}
