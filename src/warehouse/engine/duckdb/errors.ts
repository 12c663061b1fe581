import { EngineError, type EngineErrorCode } from '../engine-error.js'
import { interrupted } from '../interrupted.js'

/**
 * DuckDB's errors carry no code, only the class of the error at the head of their text. What follows the class may be
 * a user's own words ("Could not convert string 'Corrupt' …"), so no pattern looks for a bare word there.
 */
const codes: readonly (readonly [RegExp, EngineErrorCode])[] = [
  [/^INTERRUPT Error/, 'interrupted'],
  [/^IO Error: Could not set lock on file/, 'locked'],
  [/^Permission Error|^Extension Autoloading Error/, 'forbidden'],
  [/^Invalid Input Error: Cannot .* - the configuration has been locked/, 'forbidden'],
  [/^Invalid Input Error: Cannot execute statement of type .* in read-only mode/, 'forbidden'],
  [/^Out of Memory Error/, 'memory'],
  [/^IO Error: The file ".*" exists, but it is not a valid DuckDB database file/, 'corrupt'],
  [
    /^(IO|Serialization|INTERNAL|FATAL) Error: .*(Corrupt (database|WAL) file|checksum|WAL file|Could not read enough bytes)/is,
    'corrupt',
  ],
  [/^Serialization Error/, 'corrupt'],
  [/^(Parser|Binder|Syntax|Not implemented) Error/, 'syntax'],
  [/^(Catalog|Missing Extension) Error/, 'missing'],
  [/^(Conversion|Mismatch Type|Invalid type) Error/, 'conversion'],
  [/^(Out of Range|Overflow) Error/, 'overflow'],
  [/^Constraint Error/, 'constraint'],
  [/^(IO|HTTP) Error/, 'disk'],
  [/^Invalid Input Error/, 'conversion'],
]

/** The engine's error for whatever the driver threw. An aborted signal tells why, whatever the driver says. */
export function engineError(thrown: unknown, statement: string | null, signal?: AbortSignal): EngineError {
  const told = thrown instanceof Error ? thrown.message : String(thrown)
  // The driver puts its own step before DuckDB's class: "Failed to bind value: Invalid Input Error: …".
  const message = told.replace(/^Failed to [a-z ]+: (?=[A-Z][A-Za-z ]+ Error: )/, '')
  const code = codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'internal'
  if (signal?.aborted && (code === 'interrupted' || thrown === signal.reason))
    return interrupted(signal, statement, thrown)
  if (thrown instanceof EngineError) return thrown
  if (code === 'locked') return new EngineError(code, whoHolds(message), statement, thrown)
  return new EngineError(code, message, statement, thrown)
}

function whoHolds(message: string): string {
  const [, file, holder, pid] = /file "(.*)": Conflicting lock is held in (.*?) ?\(PID (\d+)\)/.exec(message) ?? []
  return pid === undefined ? message : `${file} is open in ${holder} (PID ${pid}): wait for it, or end it`
}
