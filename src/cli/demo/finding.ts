import type { Topic } from '../../../fixtures/firm/sentences.js'

/** What the published night says about something that was planted. */
export interface Finding {
  readonly topic: Topic
  readonly text: string
  /** Whether its figures are those that were planted. */
  readonly agrees: boolean
}
