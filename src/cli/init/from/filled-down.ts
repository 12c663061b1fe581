import { Columns, isNumber, isUnique } from './columns.js'
import { besideOf, type SampledFiles } from './sampled-files.js'

/**
 * Files whose orders say who and when on their first line alone, as if each line did: the id of an order stands there once,
 * with its day, and further lines have goods and nothing of these.
 */
export function filledDown(files: SampledFiles): SampledFiles {
  const { columns } = files
  const own = new Columns(columns, besideOf(files, []))
  const [order, time] = [own.find('order'), own.time]
  const records = Math.max(0, ...columns.map(({ filled }) => filled))
  const ofLine = own.find('quantity', isNumber) ?? own.find('price', isNumber)
  if (!order || !time || !isUnique(order) || time.filled !== order.filled || ofLine?.filled !== records) return files
  if (order.filled >= records) return files
  const firstOnly = columns.filter(({ filled }) => filled === order.filled)
  const isFirst = (name: string) => firstOnly.some(one => one.name === name)
  return {
    ...files,
    columns: columns.map(one => (isFirst(one.name) ? { ...one, filled: records } : one)),
    firstOnly: firstOnly.map(({ name }) => name),
  }
}
