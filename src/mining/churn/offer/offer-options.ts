import { z } from 'zod'

/** What can be done about it: an offer to those who may leave, and what it is assumed to do. */
export const offerSchema = z.strictObject({
  /** Of one offer, whoever gets it and whatever comes of it, in the currency of the project. */
  cost: z.number().positive(),
  /** Share of those who would leave, and stay because of the offer. */
  take_up: z.number().gt(0).max(1),
  /** What a customer who stays is worth; without it the expected value of each, by the model `value`. */
  value: z.number().positive().exactOptional(),
})
export type Offer = z.infer<typeof offerSchema>

/** The offer of a project file; null where it has none, or none that is right (which `checkOptions` tells). */
export function offerOf({ churn }: Readonly<Record<string, unknown>>): Offer | null {
  const parsed = z.looseObject({ offer: offerSchema }).safeParse(churn)
  return parsed.success ? parsed.data.offer : null
}
