import { sql } from 'kysely'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import type { Churn } from './churn-kind.js'
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

/** The values in words: `1 (312) left; 0 (688) stayed; 12 have none`. */
export function labelWords(counts: readonly LabelCount[]): string {
  const of = (side: bigint | null) => counts.filter(({ has_left }) => has_left === side)
  const listed = (side: bigint, what: string) => {
    const found = of(side)
    const said = found.map(({ says, customers }) => `'${says}' (${customers})`)
    return found.length === 0 ? `none ${what}` : `${said.join(', ')} ${what}`
  }
  const without = of(null).reduce((sum, { customers }) => sum + customers, 0n)
  return [listed(1n, 'left'), listed(0n, 'stayed'), ...(without > 0n ? [`${without} have none`] : [])].join('; ')
}

/**
 * What to say of a label that is no plain yes or no: where a word counts as "stayed" that may have meant "nobody knows",
 * chances are those of another question.
 */
export function labelNotes(counts: readonly LabelCount[]): readonly string[] {
  const sides = counts.map(({ has_left }) => has_left)
  if (sides.length === 2 && !sides.includes(null)) return []
  const stayed = sides.filter(side => side === 0n).length
  const mend = stayed > 1 ? '; where one of them means that nobody knows, name it in read: { nulls: [VALUE] }' : ''
  return [`the label says ${labelWords(counts)}${mend}`]
}
