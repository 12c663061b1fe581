import { isKey } from '../language/catalogue.js'
import { plain, type Text } from '../language/text.js'

/** A check in words; one of the project's own goes by its name. */
export function checkName(name: string): Text {
  const key = `check.${name}`
  return isKey(key) ? { key, values: {} } : plain(name)
}
