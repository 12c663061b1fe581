import type { Progress, StepProgress } from '../../warehouse/progress.js'

export interface StatementProgress {
  readonly progress: Progress
  /** How far the cluster is with which of a run's statements. */
  onStatement(statement: number, percent: number): void
}

/**
 * A progress whose youngest open step also tells how far the cluster is with its statement: one of them may take longer
 * than all others of its step together. A step that counts nothing itself counts statements.
 */
export function statementProgress(progress: Progress): StatementProgress {
  const open: { readonly step: StepProgress; readonly counts: boolean; done: number; note: string }[] = []
  return {
    progress: {
      step(name, total) {
        const own = { step: progress.step(name, total), counts: total !== undefined, done: 0, note: '' }
        open.push(own)
        return {
          tick(done, note = '') {
            own.done = done
            own.note = note
            own.step.tick(done, note)
          },
          end(note) {
            const at = open.indexOf(own)
            if (at >= 0) open.splice(at, 1)
            own.step.end(note)
          },
        }
      },
    },
    onStatement(statement, percent) {
      const own = open.at(-1)
      if (!own) return
      const told = `statement ${statement}: ${Math.floor(percent)} %`
      const note = own.note === '' ? told : `${own.note}, ${told}`
      own.step.tick(own.counts ? own.done : statement, note)
    },
  }
}
