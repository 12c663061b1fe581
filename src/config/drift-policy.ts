import { z } from 'zod'
import { expected, oneOf, strict } from './expect.js'

/**
 * What is done about a column that is not as the contract has it: `accept` it without a word, take the file in and `warn`,
 * let its records into `quarantine`, or `stop` the night.
 */
export type DriftAction = 'accept' | 'warn' | 'quarantine' | 'stop'

/** What is done by how a column drifted. */
export interface DriftPolicy {
  /** A column that is neither mapped nor known. */
  readonly new: DriftAction
  /** A mapped column that is not there. One that is not optional stops the night unless this says `quarantine`. */
  readonly lost: DriftAction
  /** An optional column that is not there, beside an unknown one that may be its new name. */
  readonly renamed: DriftAction
  /** A column most of whose cells its type or format refuses, or whose days are written in two ways. */
  readonly retyped: DriftAction
}

/** What the short forms stand for; absent keys of the long one are those of `hold`. */
export const driftPolicies = {
  hold: { new: 'warn', lost: 'warn', renamed: 'stop', retyped: 'stop' },
  quarantine: { new: 'warn', lost: 'quarantine', renamed: 'warn', retyped: 'quarantine' },
} as const satisfies Record<string, DriftPolicy>

const action = oneOf(['accept', 'warn', 'quarantine', 'stop'])

const what = 'hold, quarantine, or a mapping such as { new: warn, retyped: stop }'

/** `on_drift` of a contract. */
export const driftPolicy = z
  .union(
    [
      oneOf(['hold', 'quarantine']),
      strict({
        new: action.exactOptional(),
        lost: action.exactOptional(),
        renamed: action.exactOptional(),
        retyped: action.exactOptional(),
      }),
    ],
    { error: expected(what) },
  )
  .transform(
    (given): DriftPolicy => (typeof given === 'string' ? driftPolicies[given] : { ...driftPolicies.hold, ...given }),
  )

/** Whether a file that breaks its contract as a whole holds the night, rather than be set aside. */
export function holdsWhenBroken({ lost }: DriftPolicy): boolean {
  return lost !== 'quarantine'
}
