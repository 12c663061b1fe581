import type { JsonText } from './json-text.js'

/** The values of an object by column; null for null. */
export type Cells = ReadonlyMap<string, string | null>

/** An object of a JSON text as columns. */
export interface FlatRecord {
  readonly cells: Cells
  /** Which of them are arrays, and where these begin in the text. */
  readonly arrays: ReadonlyMap<string, number>
}

/**
 * Passes an object and gives its values by column: those of objects in it by dotted names (`address.city`), arrays as
 * their own JSON.
 *
 * @param within what all names begin with
 * @throws JsonError
 */
export function flatRecord(json: JsonText, within = ''): FlatRecord {
  const cells = new Map<string, string | null>()
  const arrays = new Map<string, number>()
  const object = (prefix: string): void =>
    json.object(key => {
      const name = `${prefix}${key}`
      const first = json.peek()
      if (first === '{') object(`${name}.`)
      else if (cells.has(name)) json.fail(`the key '${name}' stands there twice`)
      else {
        if (first === '[') arrays.set(name, json.at)
        cells.set(name, json.value())
      }
    })
  object(within)
  return { cells, arrays }
}
