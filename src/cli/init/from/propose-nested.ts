import { BrokenFile } from '../../../etl/broken-file.js'
import type { WrittenRead } from '../../../etl/inspect/how-written.js'
import type { Lookout } from '../../../etl/inspect/look.js'
import { sampleColumns } from '../../../etl/inspect/sample-columns.js'
import { type Meaning, meanings, spellings } from './meanings.js'
import { bracket } from './propose-field.js'
import { holdsLines, proposeKind } from './propose-kind.js'
import type { IgnoreRule } from './proposed-file.js'
import { kindOf } from './read-as-written.js'
import { besideOf, type SampledFiles } from './sampled-files.js'

/** Orders that hold their lines in an array, read a line a record; null where none of their arrays holds any. */
export async function nestedLines(lookout: Lookout, { group, columns }: SampledFiles): Promise<SampledFiles | null> {
  if (!['json', 'ndjson'].includes(group.newest.seen.delivery.format ?? '')) return null
  const likely = columns.map(({ name, nested }) => ({ name, goods: goodsIn(nested) })).filter(({ goods }) => goods > 1)
  for (const { name } of likely.sort((a, b) => b.goods - a.goods)) {
    const read: WrittenRead = { ...group.read, records: `${group.read.records ?? ''}[*].${name}[*]` }
    try {
      const inner = await sampleColumns(lookout, group.newest.seen, kindOf({ ...group, read }))
      const why = [
        ...group.why,
        `its orders hold their lines in ${name}: a record is one of them, with its order beside`,
      ]
      const nested = { group: { ...group, read, why }, columns: inner, items: `${name}.` }
      if (holdsLines(proposeKind(inner, besideOf(nested, [])))) return nested
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
    }
  }
  return null
}

/** How much the keys of the elements of an array tell of goods: taxes and shipping have a price as well. */
function goodsIn(keys: readonly string[]): number {
  const tells = (meaning: Meaning) =>
    meanings.get(meaning)?.some(pattern => keys.some(key => spellings(key).some(name => pattern.test(name)))) === true
  const weights: readonly (readonly [Meaning, number])[] = [
    ['quantity', 2],
    ['product', 2],
    ['productName', 1],
    ['price', 1],
  ]
  // The elements of lists of GraphQL tell nothing before they are unwrapped.
  if (keys.includes('node')) return 2
  return weights.reduce((sum, [meaning, weight]) => sum + (tells(meaning) ? weight : 0), 0)
}

/** An order that holds no lines is a record without them. */
export function emptyRule({ columns, items }: SampledFiles): IgnoreRule | undefined {
  const place = items === undefined ? undefined : columns.find(({ name }) => name === `${items}#`)
  if (!place || columns.every(({ filled }) => filled <= place.filled)) return undefined
  return { name: 'no_lines', when: `is_null(${bracket(place.name)})`, why: 'orders that hold no lines' }
}
