import { z } from 'zod'
import { evaluationSchema, gateSchema } from './judge/evaluation.js'

const day = z.string().brand<'Day'>()
const plain: z.ZodType<object> = z.looseObject({})

/**
 * A model card: what was learnt, when, from what, and how well that would have done before. Plain JSON, equal bytes for
 * equal inputs.
 */
export const modelCard = z.strictObject({
  model: z.string(),
  /** It saw the data before this day. */
  fit_day: day,
  options: plain,
  data: z.strictObject({
    features: z.string(),
    rows: z.string(),
    digest: z.string(),
    /** Earlier days that the fit looked at, each with what came until another. */
    past: z.array(z.strictObject({ as_of: day, until: day, rows: z.string(), digest: z.string() })).default([]),
  }),
  params: plain.nullable(),
  refused: z.string().nullable(),
  /** Why it was refused, as data that reports turn into words; absent where it has none. */
  why: plain.exactOptional(),
  notes: z.array(z.string()),
  /** On the last day whose outcome is known by now; null where the model foretells nothing, or the history is too short. */
  evaluation: evaluationSchema.nullable().default(null),
  gates: z.array(gateSchema).default([]),
  /** What only this model has to say: likelihoods, standard errors, the candidates it chose from. */
  details: plain.nullable().default(null),
})
export type ModelCard = z.infer<typeof modelCard>

/** A stored card; what cards of earlier versions lack is empty. */
export function readCard(text: string): ModelCard {
  return modelCard.parse(JSON.parse(text))
}
