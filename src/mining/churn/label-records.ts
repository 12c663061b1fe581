import { sql } from 'kysely'
import type { Day } from '../../warehouse/engine/value.js'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import type { Churn } from './churn-kind.js'
import { labelColumn, labelledOn, recordsColumn } from './options.js'

/** How many customers of one outcome have so many records, of which the newest is of a day. */
export type LabelRecords = {
  readonly has_left: bigint
  readonly records: bigint | null
  readonly shown_on: Day | null
  readonly customers: bigint
}

/** Of those who may be learnt from: how many records each has, and of which day the newest is. */
export function labelRecords(data: Dataset<Churn['feature']>): Promise<readonly LabelRecords[]> {
  return data.sums(({ rows }) =>
    compilable(sql<LabelRecords>`select ${sql.ref(labelColumn)} as has_left, ${sql.ref(recordsColumn)} as records,
      ${sql.ref(labelledOn)} as shown_on, count(*) as customers
      from ${rows} where ${sql.ref(labelColumn)} is not null group by 1, 2, 3 order by 1, 2, 3`),
  )
}

/**
 * What to say where customers have several records, as a file of one per customer and month has: the newest one of each
 * is learnt from, and where that of those who left is older, time itself tells them apart.
 */
export function recordNotes(found: readonly LabelRecords[]): readonly string[] {
  const several = found.filter(({ records }) => (records ?? 1n) > 1n)
  if (several.length === 0) return []
  const count = (of: readonly LabelRecords[]) => of.reduce((sum, { customers }) => sum + customers, 0n)
  const usual = middleOf(several, ({ records }) => Number(records))
  const newest = `of ${count(found)} customers ${count(several)} have more than one record (${usual} as a rule): the newest one of each is learnt from`
  const [left, stayed] = [1n, 0n].map(side => {
    const of = found.filter(({ has_left, shown_on }) => has_left === side && shown_on !== null)
    return middleOf(of, ({ shown_on }) => shown_on ?? '')
  })
  return left === undefined || stayed === undefined || left >= stayed
    ? [newest]
    : [
        `${newest}; that of those who left is of ${left} as a rule, of those who stayed of ${stayed}: what grows with time, such as months as a customer or sums so far, tells them apart for that reason alone; of: records learns from earlier records who leaves within horizon_days`,
      ]
}

/** What the customer in the middle has; nothing of nobody. */
function middleOf<T extends string | number>(
  found: readonly LabelRecords[],
  of: (one: LabelRecords) => T,
): T | undefined {
  const all = found.reduce((sum, { customers }) => sum + customers, 0n)
  const ordered = found.toSorted((a, b) => (of(a) < of(b) ? -1 : 1))
  let below = 0n
  const middle = ordered.find(({ customers }) => {
    below += customers
    return 2n * below >= all
  })
  return middle && of(middle)
}
