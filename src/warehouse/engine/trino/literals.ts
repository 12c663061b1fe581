import { EngineError } from '../engine-error.js'
import type { Statement } from '../query.js'
import { literal } from '../quoting.js'
import { sqlTokens } from '../sql-token.js'
import type { Value } from '../value.js'

/**
 * A statement with its values bound, as one text: Trino's parameters are `?` in order of their places, and their values
 * are typed literals.
 * @throws EngineError `syntax` when the values are not as many as the text asks for
 */
export function boundText({ text, values }: Statement): string {
  const places: number[] = []
  const asked = withParameters(text, place => {
    places.push(place)
    return '?'
  })
  const count = new Set(places).size
  if (count !== values.length) {
    const found = `${values.length} values for ${count} parameters`
    throw new EngineError('syntax', `found ${found}: bind one value to each of $1 … $n`, text)
  }
  if (places.length === 0) return text
  const given = places.map(place => literalOf(values[place - 1] ?? null))
  return `execute immediate ${textLiteral(asked)} using ${given.join(', ')}`
}

/** Every `$n` outside of comments, texts and quoted names replaced. */
function withParameters(text: string, replace: (place: number) => string): string {
  if (sqlTokens(text).every(token => token.kind !== 'parameter')) return text
  return text.replaceAll(
    /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\d+)/g,
    (all, place: string | undefined) => (place === undefined ? all : replace(Number(place))),
  )
}

function literalOf(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'bigint') return `bigint '${value}'`
  if (typeof value === 'number') return `double '${value}'`
  if (typeof value === 'boolean') return String(value)
  return `cast(${textLiteral(value)} as varchar)`
}

/** Any text. The bytes of a request are UTF-8, but for NUL, which some proxies end a body at. */
function textLiteral(text: string): string {
  if (!text.includes('\0')) return literal(text)
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\0', '\\0000')
  return `U&${literal(escaped)}`
}
