import { z } from 'zod'
import { oneOf } from '../../config/expect.js'
import { approachNames } from './learn-uplift.js'

/** What a project may say of uplift. */
export const upliftOptions = z.strictObject({
  /** Id or name of the campaign that is learnt from; default: the one with a control group that began last. */
  campaign: z.string().min(1).exactOptional(),
  /** Which of its arms; default: the one with most customers. */
  arm: z.string().min(1).exactOptional(),
  /** What contact should bring. */
  of: oneOf(['response', 'conversion']).default('response'),
  /** What forecasts; `auto` leaves it to customers whom nothing has learnt from. */
  model: oneOf(['auto', ...approachNames]).default('auto'),
  /** Names of columns and attributes that are not learnt from. */
  leave_out: z.array(z.string()).default([]),
})
export type UpliftOptions = z.infer<typeof upliftOptions>
