import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, type Pair, parse, parseDocument, type YAMLMap } from 'yaml'

/**
 * The text of a project file with one option of a model set, every other letter as it stands; null where the file is
 * written in a way that this does not know (aliases, tags): its author then says it.
 */
export function withModelOption(text: string, model: string, option: string, value: string): string | null {
  const document = parseDocument(text)
  const { contents } = document
  if (document.errors.length > 0 || !isMap(contents)) return null
  const edited = hasKey(contents, 'models')
    ? setIn(text, contents, ['models', model, option], value)
    : `${text.replace(/\n*$/, '\n')}models: ${nested([model, option], value)}\n`
  return edited !== null && isDeepStrictEqual(parse(edited), expected(parse(text), model, option, value))
    ? edited
    : null
}

function setIn(text: string, map: YAMLMap, [key = '', ...rest]: readonly string[], value: string): string | null {
  const pair = pairOf(map, key)
  if (!pair) return insertFirst(text, map, `${key}: ${nested(rest, value)}`)
  const { key: name, value: held } = pair
  if (isMap(held)) return rest.length === 0 ? null : setIn(text, held, rest, value)
  if (!isScalar(name) || !name.range || (held !== null && !isScalar(held))) return null
  const isEmpty = held === null || held.value === null
  if (!isEmpty && (rest.length > 0 || !held.range)) return null
  if (!isEmpty && held.range) return spliced(text, held.range[0], held.range[1], value)
  const colon = text.indexOf(':', name.range[1])
  return colon < 0 ? null : spliced(text, colon + 1, colon + 1, ` ${nested(rest, value)}`)
}

/** In front of the first entry: there is nothing of it to the left that could be in the way. */
function insertFirst(text: string, map: YAMLMap, entry: string): string | null {
  if (!map.range) return null
  const [start] = map.range
  if (map.flow) {
    const rest = map.items.length === 0 ? '' : ','
    return spliced(text, start + 1, start + 1, ` ${entry}${rest}`)
  }
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1)
  return spliced(text, start, start, `${entry}\n${' '.repeat(indent)}`)
}

function spliced(text: string, from: number, to: number, by: string): string {
  return `${text.slice(0, from)}${by}${text.slice(to)}`
}

/** `{ purchases: { fit_day: 2024-06-30 } }` of the names that lead to a value. */
function nested(path: readonly string[], value: string): string {
  return path.reduceRight((inner, name) => `{ ${name}: ${inner} }`, value)
}

function hasKey(map: YAMLMap, key: string): boolean {
  return pairOf(map, key) !== undefined
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(item => isScalar(item.key) && item.key.value === key)
}

function expected(before: unknown, model: string, option: string, value: string): unknown {
  const project = { ...record(before) }
  const models = { ...record(project.models) }
  return { ...project, models: { ...models, [model]: { ...record(models[model]), [option]: value } } }
}

function record(of: unknown): Readonly<Record<string, unknown>> {
  return typeof of === 'object' && of !== null ? Object.fromEntries(Object.entries(of)) : {}
}
