import { EngineError } from './engine-error.js'

/** Why a signal stopped a statement: a time limit, somebody's wish, or the reason that it names itself. */
export function interrupted(signal: AbortSignal, statement: string | null, cause?: unknown): EngineError {
  const reason: unknown = signal.reason
  if (reason instanceof EngineError) return reason
  return reason instanceof DOMException && reason.name === 'TimeoutError'
    ? new EngineError('timeout', 'the time limit was reached', statement, cause)
    : new EngineError('interrupted', 'interrupted', statement, cause)
}
