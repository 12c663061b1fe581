import { z } from 'zod'
import { bool, expected, oneOf, oneOrMore, strict, text, whole } from './expect.js'

/** What an activity should change. */
const changeNames = ['response', 'retention', 'basket'] as const
export type ChangeName = (typeof changeNames)[number]

/** What of a measured campaign tells its effect: shares of customers, or money of each. */
const evidenceMeasures = ['conversion', 'response', 'revenue', 'margin'] as const

/** Whose consent an activity asks for, by the name of its channel where nothing is said. */
const consentNames = ['email', 'phone', 'sms', 'none'] as const
export type ConsentName = (typeof consentNames)[number]

const costError = expected(
  'an amount above 0 with up to 4 decimals such as 0.05: even a free channel has a handling cost, by which its benefit is divided',
)

/** More than nothing: the benefit index divides by it. */
const cost = z
  .union([z.number(), z.string().regex(/^\d{1,9}(\.\d+)?$/, { error: costError })], { error: costError })
  .transform((given, context) => {
    const written = String(given)
    if (/^\d{1,9}(\.\d{1,4})?$/.test(written) && Number(written) > 0) return written
    context.addIssue({ code: 'custom', message: costError({ input: given }) })
    return z.NEVER
  })

const budgetError = expected('money of at least 0 with up to 2 decimals such as 5000')
const budget = z
  .union([z.number(), z.string().regex(/^\d{1,12}(\.\d+)?$/, { error: budgetError })], { error: budgetError })
  .transform((given, context) => {
    const written = String(given)
    if (/^\d{1,12}(\.\d{1,2})?$/.test(written)) return written
    context.addIssue({ code: 'custom', message: budgetError({ input: given }) })
    return z.NEVER
  })

const shareError = expected('a share above 0 and up to 1 such as 0.02')
const share = z.number({ error: shareError }).gt(0, { error: shareError }).max(1, { error: shareError })

const controlError = expected('a share from 0 to 0.5 such as 0.1')

const channel = text('the name of a channel such as email')

const activity = strict({
  /** How customers are reached: its consent, contacts and capacity count. */
  channel,
  /** Of one customer, in the project's currency. */
  cost,
  who: strict({
    /** Customers of these segments. */
    segments: oneOrMore('the name of a segment, or a list of names').exactOptional(),
    /** A condition over the columns of mart_customer and dim_customer, and `churn_chance`. */
    where: text('a condition such as "net_sales > 100 and country = \'GB\'"').exactOptional(),
  }).default({}),
  changes: oneOf(changeNames),
  evidence: strict({
    /** Id or name of a past campaign with a control group. */
    campaign: text('the id or name of a campaign').exactOptional(),
    /** Which of its arms; it may be left out where there is one. */
    arm: text('the name of an arm').exactOptional(),
    of: oneOf(evidenceMeasures).exactOptional(),
    /** Until the campaign has been measured: the share of customers who buy, or of leavers who stay, or by which baskets grow. */
    assume: share.exactOptional(),
  }).superRefine(({ campaign, arm, of, assume }, context) => {
    const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (campaign === undefined && assume === undefined)
      wrong([], 'expected campaign, assume or both: what tells that it works? found neither')
    if (campaign === undefined && arm !== undefined) wrong(['arm'], 'has no meaning without a campaign')
    if (campaign === undefined && of !== undefined) wrong(['of'], 'has no meaning without a campaign')
  }),
  /** What one success is worth: a number, or an expression over the columns that `where` may name. */
  worth: text('an amount such as "12.50", or an expression such as "expected_spend * 0.4"').exactOptional(),
  /** Whose consent is asked for; by the name of the channel where nothing is said. */
  consent: oneOf(consentNames).exactOptional(),
}).superRefine(({ changes, evidence }, context) => {
  if (changes !== 'basket' || evidence.of === undefined || evidence.of === 'revenue' || evidence.of === 'margin') return
  const message = `expected revenue or margin, found '${evidence.of}': a larger basket is money`
  context.addIssue({ code: 'custom', path: ['evidence', 'of'], message })
})

/** `actions:` of the project file: what can be done for customers, and within which limits. */
export const actionsSchema = strict({
  /** Money for all activities of a night; without it no money limits them. */
  budget: budget.exactOptional(),
  /** How many activities of a channel a night may hold; a channel that is not named takes all. */
  capacity: z
    .record(channel, whole(0), { error: expected('a mapping of channels and numbers such as { call: 200 }') })
    .default({}),
  contact: strict({
    /** Nobody is contacted within so many days of their last contact, whatever its channel. */
    quiet_days: whole(0, 3660).default(0),
    /** Nor by a channel within so many days of their last contact by it. */
    by_channel: z
      .record(channel, whole(0, 3660), { error: expected('a mapping of channels and days such as { email: 14 }') })
      .default({}),
    /** Nor where they had so many contacts within so many days. */
    most: strict({ times: whole(1), days: whole(1, 3660) }).exactOptional(),
    /** Whether a customer of whom no source says that they may be contacted is. */
    unknown_consent: bool().default(true),
  }).prefault({}),
  /** The share of those chosen who are left alone, so that the effect can be measured. */
  control: z
    .number({ error: controlError })
    .min(0, { error: controlError })
    .max(0.5, { error: controlError })
    .default(0.1),
  activities: z
    .record(text('a name of letters, digits, blanks, - and _', /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,62}$/u), activity, {
      error: expected('a mapping with one entry an activity'),
    })
    .refine(given => Object.keys(given).length > 0, { error: 'expected at least one activity, found none' })
    .refine(given => Object.keys(given).length <= 40, { error: 'expected at most 40 activities' }),
})

export type Actions = z.infer<typeof actionsSchema>
export type Activity = Actions['activities'][string]

/** Whether anybody is left in peace after a contact. */
export function limitsContacts({ contact: { quiet_days, by_channel, most } }: Pick<Actions, 'contact'>): boolean {
  return quiet_days > 0 || Object.values(by_channel).some(days => days > 0) || most !== undefined
}

/** Whose consent an activity of a channel asks for; none where there is no consent for such a channel. */
export function consentOf({ consent, channel: by }: Pick<Activity, 'channel' | 'consent'>): ConsentName {
  if (consent !== undefined) return consent
  const name = by.trim().toLowerCase()
  return channelsOf.find(({ names }) => names.includes(name))?.consent ?? 'none'
}

/** Names of channels in the languages of reports that ask for a consent. */
const channelsOf: readonly { readonly consent: ConsentName; readonly names: readonly string[] }[] = [
  { consent: 'email', names: ['email', 'e-mail', 'newsletter', '邮件', '电子邮件', '电邮', '邮箱'] },
  { consent: 'phone', names: ['phone', 'call', 'telephone', 'tel', '电话', '外呼', '呼叫'] },
  { consent: 'sms', names: ['sms', 'text', 'message', 'text message', '短信', '彩信'] },
]
