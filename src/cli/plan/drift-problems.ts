import type { Drift } from '../../etl/drift/drift.js'
import type { NightProblem } from '../../warehouse/night/night-error.js'

/** What of the drift holds the night. */
export function stopping(drift: readonly Drift[]): readonly NightProblem[] {
  return drift
    .filter(({ action }) => action === 'stop')
    .map(({ source, file, files, drift: how, detail }) => {
      const more = files > 1 ? ` (and ${files - 1} more)` : ''
      const pass = `or say what else to do with on_drift: { ${how}: warn }, or quarantine`
      return { where: `${source}: ${file}${more}`, what: `${detail}; ${pass}` }
    })
}
