import { z } from 'zod'
import { holdoutSchema } from './holdout.js'
import { candidateNames } from './learner.js'
import { offerSchema } from './offer/offer-options.js'

const labelValue = z.union([z.string().min(1), z.number(), z.boolean()])
const labelValues = z.union([labelValue, z.array(labelValue).min(1)])

const label = z.union([
  z.strictObject({
    /** Name of an attribute of customers. */
    attribute: z.string().min(1),
    /** The value of those who left, or several. */
    is: labelValues,
    /** Values that say nothing, such as that of whoever has only just come; any other is that of those who stayed. */
    unknown: labelValues.exactOptional(),
  }),
  /** What a source says of the subscriptions of a customer. */
  z.literal('is_churned'),
])

/** A quarter, where nothing says otherwise. */
export const usualHorizon = 90

/** What a project may say of who leaves. */
export const optionsSchema = z
  .strictObject({
    /**
     * How leaving is known: buying no more, having no subscription any more, or by records of later days whose label says
     * so. With a label of what each customer is by now it has no meaning.
     */
    of: z.enum(['purchases', 'subscriptions', 'records']).default('purchases'),
    label: label.exactOptional(),
    /** Whoever does nothing for so many days has left. */
    horizon_days: z.union([z.int().min(7).max(1095), z.literal('auto')]).default(usualHorizon),
    /** Whoever bought within so many days is a customer who can leave; of purchases only. */
    active_days: z.int().min(7).max(3650).default(365),
    /** What forecasts; `auto` leaves it to customers whom nothing has learnt from. */
    model: z.enum(['auto', ...candidateNames, 'plain']).default('auto'),
    /** Names of columns and attributes that are not learnt from. */
    leave_out: z.array(z.string()).default([]),
    /** Attributes without a day that were known all along, such as an industry: others of that kind are not learnt from. */
    always_known: z.array(z.string()).default([]),
    /** Customers whom the model is judged by, in place of those that Kehu would choose. */
    holdout: holdoutSchema.exactOptional(),
    /** What can be done about it; nothing is learnt from it. */
    offer: offerSchema.exactOptional(),
  })
  .superRefine(({ label: given, of, horizon_days }, context) => {
    const doubtful = typeof given === 'object' ? given.unknown : undefined
    if (typeof given === 'object' && doubtful !== undefined && saysBoth(given.is, doubtful)) {
      const message = 'one value cannot be both that of those who left and one that says nothing'
      context.addIssue({ code: 'custom', path: ['label', 'unknown'], message })
    }
    if (horizon_days === 'auto' && (given !== undefined || of !== 'purchases')) {
      const message = 'auto is suggested by the silences between purchases: expected a number of days'
      context.addIssue({ code: 'custom', path: ['horizon_days'], message })
    }
    if (of === 'records') {
      if (typeof given === 'object') return
      const message = 'records say by a label who left: expected label: { attribute, is } beside it'
      context.addIssue({ code: 'custom', path: ['of'], message })
      return
    }
    if (given === undefined || of === 'purchases') return
    const message = 'has no meaning beside label, which says who left; remove one of them'
    context.addIssue({ code: 'custom', path: ['of'], message })
  })
export type ChurnOptions = z.infer<typeof optionsSchema>

function saysBoth(is: z.infer<typeof labelValues>, unknown: z.infer<typeof labelValues>): boolean {
  const plain = (of: z.infer<typeof labelValues>) => [of].flat().map(one => String(one).trim().toLowerCase())
  return plain(is).some(one => plain(unknown).includes(one))
}

/** How a project knows who left. */
export type ChurnKind = 'purchases' | 'subscriptions' | 'records' | 'label'

export function kindOf({ label: given, of }: ChurnOptions): ChurnKind {
  return given === undefined || of === 'records' ? of : 'label'
}

/** The attribute that says who left, and what it says of them; null where none does. */
export function labelOf({ label: given }: ChurnOptions): Extract<ChurnOptions['label'], object> | null {
  return typeof given === 'object' ? given : null
}

/** How far it looks ahead; `auto` that nothing has settled is a quarter. */
export function horizonDaysOf({ horizon_days }: Pick<ChurnOptions, 'horizon_days'>): number {
  return horizon_days === 'auto' ? usualHorizon : horizon_days
}

/** The options for whoever wants the features and no judgement. */
export function withoutHoldout({ holdout: _, ...options }: ChurnOptions): ChurnOptions {
  return options
}

/** The column of who left: 1 for those who did, 0 for those who stayed, NULL where nobody says. */
export const labelColumn = 'has_left'

/** What the label of a customer says, as its source writes it; of attributes only. */
export const labelText = 'label_text'

/** The day of the record that says who left; 1970-01-01 or NULL where nobody knows. */
export const labelledOn = 'labelled_on'

/** Columns beside the features: 1 for customers who are held out, the number of a customer's record in its file, and how many there are. */
export const heldOutColumn = 'held_out'
export const recordColumn = 'record_number'
export const recordsColumn = 'records'
