import { sql } from 'kysely'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import type { Churn } from './churn-kind.js'
import { isDecimal } from './known-column.js'
import type { LabelValue } from './label-sql.js'
import { labelColumn, labelText } from './options.js'

/** How many customers a source says something of, in its own words, and what the project takes that for. */
export type LabelCount = {
  readonly says: string | null
  /** 1: left, 0: stayed, null: nothing. */
  readonly has_left: bigint | null
  readonly customers: bigint
}

/** Enough to see what was meant. */
const most = 12

/** What the label says of the customers who may be learnt from: its commonest values, the commonest first. */
export function labelCounts(data: Dataset<Churn['feature']>): Promise<readonly LabelCount[]> {
  return data.sums(({ rows }) =>
    compilable(sql<LabelCount>`select ${sql.ref(labelText)} as says, ${sql.ref(labelColumn)} as has_left, count(*) as customers
      from ${rows} group by 1, 2 order by 3 desc, 1 nulls last limit ${sql.lit(most)}`),
  )
}

/** The values in words: `'1' (312) left; '0' (688) stayed; '2' (9) say nothing; 12 have none`. */
export function labelWords(counts: readonly LabelCount[]): string {
  const of = (side: bigint | null) => counts.filter(({ has_left }) => has_left === side)
  const listed = (side: bigint | null, what: string) => {
    const found = of(side).filter(({ says }) => says !== null)
    const said = found.map(({ says, customers }) => `'${says}' (${customers})`)
    return found.length === 0 ? `none ${what}` : `${said.join(', ')} ${what}`
  }
  const without = of(null).find(({ says }) => says === null)
  return [
    listed(1n, 'left'),
    listed(0n, 'stayed'),
    ...(of(null).some(({ says }) => says !== null) ? [listed(null, 'say nothing')] : []),
    ...(without ? [`${without.customers} have none`] : []),
    ...(counts.length < most ? [] : ['rarer ones are not shown']),
  ].join('; ')
}

/**
 * What to say of a label that is no plain yes or no: where a word counts as "stayed" that may have meant "nobody knows",
 * chances are those of another question. A value that the project names and no customer has is a slip.
 */
export function labelNotes(counts: readonly LabelCount[], named: LabelNames): readonly string[] {
  const strangers =
    counts.length < most ? [named.is, named.unknown ?? []].flat().filter(one => !isSaid(one, counts)) : []
  const slips = strangers.map(one => `no customer's label is '${one}'; the label says ${labelWords(counts)}`)
  const sides = counts.map(({ has_left }) => has_left)
  if (slips.length > 0 || (sides.length === 2 && !sides.includes(null))) return slips
  const stayed = new Set(counts.flatMap(({ says, has_left }) => (has_left === 0n ? (says?.toLowerCase() ?? []) : [])))
  const mend =
    stayed.size > 1 ? '; where one of them means that nobody knows, name it under label: { unknown: [VALUE] }' : ''
  return [`the label says ${labelWords(counts)}${mend}`]
}

/** Values that the project names. */
type LabelNames = { readonly is: LabelValue; readonly unknown?: LabelValue }

/** As the engine compares them: numbers as numbers, words in small letters. */
function isSaid(value: string | number | boolean, counts: readonly LabelCount[]): boolean {
  const wanted = String(value).trim().toLowerCase()
  const same = (says: string) =>
    isDecimal(wanted) ? isDecimal(says) && Number(says) === Number(wanted) : says.toLowerCase() === wanted
  return counts.some(({ says }) => says !== null && same(says))
}
