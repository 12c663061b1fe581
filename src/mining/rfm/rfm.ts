import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import type { Dataset } from '../dataset.js'
import type { NoOutcome } from '../kind.js'
import type { Model } from '../model.js'
import { cutsBelow } from './cuts.js'
import { quintiles, sizesOf } from './learn.js'
import { measures, type RfmFeature, type RfmScore, rfmFeature } from './measures.js'
import { type RfmOptions, rfmOptions } from './options.js'
import { type RfmParams, rfmParams } from './params.js'
import { scoreSql, segmentSql } from './score-sql.js'
import { ruleOf } from './segments.js'

export type Rfm = { feature: RfmFeature; outcome: NoOutcome; options: RfmOptions; params: RfmParams; score: RfmScore }

/**
 * Recency, frequency and monetary value, each scored 1 to 5 by value, and the segment of their map. The fit day is the
 * as-of date: cut points are quintiles of the day's customers, unless the project names its own.
 */
export const rfm: Model<Rfm> = {
  name: 'rfm',
  needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line', 'bridge_customer'].map(name => ({ table: name })),
  features: sqlFile('features/rfm.sql'),
  feature: rfmFeature,
  scores: table('score_rfm'),
  refit: 'night',
  options: rfmOptions,
  params: rfmParams,

  async fit(data, options) {
    if (await isEmpty(data)) return { refused: `no customers: nobody has an order that counts before ${data.asOf}` }
    const cuts = {
      recency: options.cuts.recency ?? (await quintiles(data, 'recency')),
      frequency: options.cuts.frequency ?? (await quintiles(data, 'frequency')),
      monetary: options.cuts.monetary ?? (await quintiles(data, 'monetary')),
    }
    const params: RfmParams = { cuts, ...(await sizesOf(data, cuts)) }
    return { fitted: params, notes: emptyScores(params) }
  },

  scorer: ({ cuts }, { rules }) => ({
    kind: 'expression',
    columns: f => {
      const values = {
        recency: f.ref('features.recency_days'),
        frequency: f.ref('features.frequency'),
        monetary: f.ref('features.monetary'),
      }
      return {
        r: scoreSql('recency', values.recency, cuts.recency),
        f: scoreSql('frequency', values.frequency, cuts.frequency),
        m: scoreSql('monetary', values.monetary, cuts.monetary),
        segment: segmentSql(rules, values, cuts),
        recency_days: values.recency,
        frequency: values.frequency,
        monetary: values.monetary,
      }
    },
    predict: ({ recency_days, frequency, monetary }) => {
      const r = 5 - cutsBelow(cuts.recency, recency_days)
      const f = 1 + cutsBelow(cuts.frequency, frequency)
      const m = 1 + cutsBelow(cuts.monetary, monetary)
      const rule = ruleOf(rules, r, f, m)
      if (rule === undefined) throw new RangeError(`no rule holds r = ${r}, f = ${f}, m = ${m}`)
      return { r: BigInt(r), f: BigInt(f), m: BigInt(m), segment: rule.name, recency_days, frequency, monetary }
    },
  }),
}

async function isEmpty(data: Dataset<RfmFeature>): Promise<boolean> {
  const [counted] = await data.sums(({ db, table: features }) =>
    db.selectFrom(features).select(f => f.fn.countAll<bigint>().as('customers')),
  )
  return (counted?.customers ?? 0n) === 0n
}

/** Equal values share a score, so a score may be nobody's: worth saying. */
function emptyScores({ sizes }: RfmParams): readonly string[] {
  return measures.flatMap(measure => {
    const empty = sizes[measure].flatMap((size, index) => (size === 0 ? [index + 1] : []))
    return empty.length === 0 ? [] : [`nobody has the ${measure} score ${empty.join(', ')}: equal values share a score`]
  })
}
