import { EngineError, type EngineErrorCode } from '../engine-error.js'
import type { TrinoFailure } from './page.js'

const codes: Readonly<Record<string, EngineErrorCode>> = {
  TABLE_NOT_FOUND: 'missing',
  SCHEMA_NOT_FOUND: 'missing',
  CATALOG_NOT_FOUND: 'missing',
  FUNCTION_NOT_FOUND: 'missing',
  NOT_FOUND: 'missing',
  MISSING_CATALOG_NAME: 'missing',
  MISSING_SCHEMA_NAME: 'missing',
  PERMISSION_DENIED: 'forbidden',
  INVALID_CAST_ARGUMENT: 'conversion',
  INVALID_FUNCTION_ARGUMENT: 'conversion',
  INVALID_LITERAL: 'conversion',
  TYPE_MISMATCH: 'syntax',
  NUMERIC_VALUE_OUT_OF_RANGE: 'overflow',
  DECIMAL_OVERFLOW: 'overflow',
  DIVISION_BY_ZERO: 'overflow',
  CONSTRAINT_VIOLATION: 'constraint',
  USER_CANCELED: 'interrupted',
  EXCEEDED_TIME_LIMIT: 'timeout',
  EXCEEDED_CPU_LIMIT: 'timeout',
  ICEBERG_COMMIT_ERROR: 'locked',
  TRANSACTION_CONFLICT: 'locked',
  PAGE_TRANSPORT_TIMEOUT: 'unreachable',
  PAGE_TRANSPORT_ERROR: 'unreachable',
  REMOTE_HOST_GONE: 'unreachable',
  REMOTE_TASK_ERROR: 'unreachable',
  REMOTE_TASK_MISMATCH: 'unreachable',
  NO_NODES_AVAILABLE: 'unreachable',
  SERVER_SHUTTING_DOWN: 'unreachable',
  SERVER_STARTING_UP: 'unreachable',
  TOO_MANY_REQUESTS_FAILED: 'unreachable',
  EXCHANGE_MANAGER_NOT_CONFIGURED: 'forbidden',
}

/** Marks a value that our own SQL refused: see `required`. */
export const noNull = 'NULL where none may be, in '

/**
 * The engine's error for one of the server. Its message names line and column of the statement, or the cluster, where a
 * node of it went away.
 */
export function failed(
  { errorName, errorType, message }: TrinoFailure,
  statement: string | null,
  url: string,
): EngineError {
  const code = codeOf(errorName, errorType, message)
  const told = `${message} (${errorName})${errorName === 'QUERY_TEXT_TOO_LARGE' ? `; ${shorter}` : ''}`
  return new EngineError(
    code,
    code === 'unreachable' ? `${url} lost a part of itself: ${told}; ${mend}` : told,
    statement,
  )
}

/** Scores of very wide files are the longest statements. */
const shorter =
  'raise query.max-length on the coordinator, or let the model learn from fewer columns (models: leave_out of churn)'

const mend =
  'run again when it is whole, or let it repeat what a node was doing: engine: { session: { retry_policy: TASK } }, which needs an exchange manager there'

function codeOf(name: string, type: string, message: string): EngineErrorCode {
  if (name === 'GENERIC_USER_ERROR' && message.startsWith(noNull)) return 'constraint'
  const known = codes[name]
  if (known) return known
  if (/MEMORY/.test(name)) return 'memory'
  if (type === 'INSUFFICIENT_RESOURCES') return 'memory'
  if (type === 'EXTERNAL' || /^(ICEBERG|HIVE)_/.test(name)) return 'disk'
  return type === 'USER_ERROR' ? 'syntax' : 'internal'
}
