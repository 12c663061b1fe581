/**
 * Where the records of a JSON text lie: through which arrays, from the outside in, each by the keys that lead to it. No keys:
 * the text, or the record above, is the array itself.
 */
export type RecordsPlace = readonly (readonly string[])[]

const everyOne = '[*]'

/**
 * `orders.items` is the array at these keys, `orders[*].items[*]` every item of every order, `[*].items[*]` those of an array
 * at the top. Undefined for a text that names no place.
 */
export function recordsPlace(text: string): RecordsPlace | undefined {
  const whole = text.endsWith(everyOne) ? text : `${text}${everyOne}`
  const levels = whole
    .slice(0, -everyOne.length)
    .split(everyOne)
    .map((level, i) => keysOf(i === 0 ? level : level.replace(/^\./, '')))
  const isPlace = levels.every((keys, i) => (i === 0 || keys.length > 0) && keys.every(key => /^[^[\]*]+$/.test(key)))
  return isPlace ? levels : undefined
}

/** The names of the arrays on the way to a place, as columns of their elements begin with them: `orders`, `orders.items`. */
export function arraysOn([, ...inner]: RecordsPlace): readonly string[] {
  return inner.map((_, i) =>
    inner
      .slice(0, i + 1)
      .flat()
      .join('.'),
  )
}

function keysOf(level: string): readonly string[] {
  return level === '' ? [] : level.split('.')
}
