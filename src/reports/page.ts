import type { Text } from './language/text.js'
import type { Section } from './section.js'

/** One question of the business and its answer; a pure function of data, drawn by `render`. */
export type Page = {
  /** Its file name: lower-case letters, digits, hyphens. */
  readonly id: string
  readonly title: Text
  readonly question: Text
  /** The first sentence answers the question. */
  readonly answer: Text
  readonly sections: readonly Section[]
}
