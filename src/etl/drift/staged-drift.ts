import type { SourceContract } from '../../config/source.js'
import type { Staged } from '../staging/stage.js'
import { type Drift, together } from './drift.js'

/** The columns of staged files that cannot be meant as their contract has it. */
export function stagedDrift(staged: readonly Staged[], sources: readonly SourceContract[]): readonly Drift[] {
  return together(
    staged.flatMap(({ source, kind, name, retyped }) => {
      const action = sources.find(one => one.name === source)?.contract.on_drift.retyped ?? 'stop'
      return retyped.map(
        ({ column, detail }): Drift => ({
          source,
          kind,
          file: name,
          files: 1,
          drift: 'retyped',
          column,
          action,
          detail,
        }),
      )
    }),
  )
}
