import process from 'node:process'
import { z } from 'zod'
import { binnedRows } from '../src/mining/churn/binned-rows.js'
import { binsOf } from '../src/mining/churn/binning.js'
import { boosted } from '../src/mining/churn/boosted.js'
import { chanceRows } from '../src/mining/churn/chance-rows.js'
import { churnRows } from '../src/mining/churn/churn-rows.js'
import type { FeatureColumn } from '../src/mining/churn/feature-columns.js'
import { heldOutOdds } from '../src/mining/churn/held-out.js'
import { learnChurn } from '../src/mining/churn/learn-churn.js'
import { treesFor } from '../src/mining/churn/learner.js'
import { scorecard } from '../src/mining/churn/scorecard.js'
import { compilable } from '../src/mining/compilable.js'
import { dataset } from '../src/mining/dataset.js'
import { replaceWork } from '../src/mining/features.js'
import { areaUnderCurve } from '../src/mining/judge/chance-quality.js'
import { relation } from '../src/mining/relation.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { query, statement } from '../src/warehouse/engine/query.js'
import { sqlType } from '../src/warehouse/engine/sql-type.js'
import type { Row } from '../src/warehouse/engine/value.js'
import { Stopwatch } from './stopwatch.js'

// What bench/churn-models.ts measures, in a process of its own: a Parquet file of customers, came and held beside what is
// known of them → one learner, or the whole card, by the code that a night runs. Prints seconds by step as JSON.
const [path = '', asked] = process.argv.slice(2)
const kind = z.enum(['logistic', 'trees', 'card']).parse(asked)
const watch = new Stopwatch()

await using engine = await openDraft({ path: ':memory:', threads: 2 })
for (const [name, held] of [
  ['features', 0],
  ['judges', 1],
] as const)
  await engine.run(
    statement(`create table work.${name} as select *, came as has_left from read_parquet($1) where held = ${held}`, [
      path,
    ]),
  )
const described = await engine.describe(
  statement('select * exclude (customer_key, came, held, has_left) from work.features'),
)
const columns = described.map((column): FeatureColumn => {
  const { name } = column
  return { name, says: name, kind: sqlType(column) === 'varchar' ? 'word' : 'number' }
})
const marks = { records: false, held: false }
watch.done('read')
const rows = await churnRows(dataset(engine, ['customer_key']), columns, marks)
watch.done('sample')
const judges = await churnRows(dataset(engine, ['customer_key'], 'judges'), columns, marks)
watch.done('judges')
const bins = rows.known.map(one => binsOf(one))
const held = { declared: '', rows: judges, asOf: '', until: '' }
const none = { base: 0, trees: [] }
const noCard = { intercept: 0, columns: [] }
if (kind === 'card') {
  const found = await learnChurn(rows.known, rows.came)
  if ('refused' in found) throw new RangeError(found.refused)
  watch.done('fit')
  const { shown, odds } = heldOutOdds(found, noCard, held)
  watch.done('judge')
  const params = {
    forecast: found.forecast,
    learnt: found.learnt,
    plain: noCard,
    base_rate: 0,
    calibration: { level: 0, slope: 1 },
    words: {},
  }
  await replaceWork(
    engine,
    'chances',
    query<Row>(() => compilable(chanceRows(relation('features').rows, params, columns))),
  )
  watch.done('score')
  const auc = Object.fromEntries(Object.entries(shown.candidates).map(([name, quality]) => [name, quality.auc]))
  say({ ...auc, chosen: areaUnderCurve(odds[found.forecast], judges.came) }, found.forecast)
} else {
  const inBins = binnedRows(bins, rows.known, rows.came)
  const learnt =
    kind === 'logistic'
      ? { scorecard: scorecard(inBins) ?? noCard, trees: none }
      : { scorecard: noCard, trees: boosted(inBins, treesFor(rows.came.length)) ?? none }
  watch.done('fit')
  const { odds } = heldOutOdds({ learnt, rows: inBins }, noCard, held)
  say({ [kind]: areaUnderCurve(odds[kind === 'logistic' ? 'scorecard' : 'trees'], judges.came) }, kind)
}

function say(auc: Readonly<Record<string, number | null>>, forecast: string): void {
  process.stdout.write(
    JSON.stringify({
      steps: watch.steps,
      auc,
      forecast,
      rows: rows.came.length,
      held: judges.came.length,
      columns: columns.length,
    }),
  )
}
