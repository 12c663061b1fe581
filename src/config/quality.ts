import { z } from 'zod'
import { expected, oneOf, strict } from './expect.js'

/** What is expected of what a source delivers, beside that its records are right. */
export interface Quality {
  /** By `entity.column` the greatest share of a delivery's records that may have no value. */
  readonly null_rate?: Readonly<Record<string, number>>
  /** How full its newest day may be, against the usual for that weekday: 0.5 is half. */
  readonly volume?: { readonly min?: number; readonly max?: number }
  /** What is done where it is not so. */
  readonly breach: 'warn' | 'hold'
}

const share = expected('a share from 0 to 1 such as 0.2')
const times = expected('a number of at least 0 such as 0.5')
const least = z.number({ error: times }).min(0, { error: times })

/** `quality` of a contract. */
export const quality = strict({
  null_rate: z
    .record(z.string(), z.number({ error: share }).min(0, { error: share }).max(1, { error: share }), {
      error: expected('a mapping such as { customer.email: 0.2 }'),
    })
    .exactOptional(),
  volume: z
    .union(
      [
        least.transform((min): { min?: number; max?: number } => ({ min })),
        strict({ min: least.exactOptional(), max: least.exactOptional() }),
      ],
      {
        error: expected('a share such as 0.5, or a mapping such as { min: 0.5, max: 3 }'),
      },
    )
    .exactOptional(),
  breach: oneOf(['warn', 'hold']).default('warn'),
})
