import { contractSchema } from './contract.js'
import { list, text } from './expect.js'

/** What a preset file holds: a contract, and what its page tells beside it. */
export const presetSchema = contractSchema.extend({
  about: text('what system it is, and how to export').default(''),
  quirks: list(text('a quirk of its files, and what becomes of it'), 'a list of texts').default([]),
})
