import type { JsonText } from './json-text.js'

/**
 * Passes an object and gives its values by column: those of objects in it by dotted names (`address.city`), arrays as
 * their own JSON.
 *
 * @throws JsonError
 */
export function flatRecord(json: JsonText): ReadonlyMap<string, string | null> {
  const cells = new Map<string, string | null>()
  const object = (prefix: string): void =>
    json.object(key => {
      const name = `${prefix}${key}`
      if (json.peek() === '{') object(`${name}.`)
      else if (cells.has(name)) json.fail(`the key '${name}' stands there twice`)
      else cells.set(name, json.value())
    })
  object('')
  return cells
}
