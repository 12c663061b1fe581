import { z } from 'zod'

/** A column, and what the project calls it where no language has words for it. */
export const namedSchema = z.strictObject({ column: z.string(), name: z.string() })
export type NamedColumn = z.infer<typeof namedSchema>
