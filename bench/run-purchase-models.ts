import process from 'node:process'
import { dataset } from '../src/mining/dataset.js'
import { buildFeatures } from '../src/mining/features.js'
import { purchaseModels } from '../src/mining/purchase/candidates.js'
import { fitPurchases } from '../src/mining/purchase/fit-purchases.js'
import { readPatterns } from '../src/mining/purchase/patterns.js'
import { type Purchases, purchases } from '../src/mining/purchase/purchases.js'
import { scoreQuery, scoring } from '../src/mining/score.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { Stopwatch } from './stopwatch.js'

// What bench/purchase-models.ts measures, in a process of its own: a CSV of (customer, day) → summary → fit → scores,
// by the code that a night runs. Prints seconds by step as JSON.
const [path = '', end = '', name = 'bg_nbd'] = process.argv.slice(2)
const model = name === 'pareto_nbd' ? purchaseModels.pareto_nbd : purchaseModels.bg_nbd
const asOf = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10) as Day
const watch = new Stopwatch()

await using engine = await openDraft({ path: ':memory:', threads: 2 })
await engine.run(
  statement(`create table work.bought as select * from read_csv($1, columns = {'customer': 'bigint', 'day': 'date'})`, [
    path,
  ]),
)
watch.done('read')
await engine.run(
  statement(
    `create table work.purchases as select customer as customer_key, count(*) as frequency,
      count(distinct day) as purchase_days, date_diff('day', max(day), cast($1 as date)) as recency_days,
      date_diff('day', min(day), cast($1 as date)) as tenure_days from work.bought group by customer`,
    [asOf],
  ),
)
const features = await buildFeatures(engine, purchases.features, asOf)
const { patterns } = await readPatterns(dataset<Purchases['feature']>(engine, purchases.features.grain))
watch.done('summary')
const found = await fitPurchases(model, patterns)
const named = model.parameters.map((parameter, i) => [
  model.inTime[parameter] === 1 ? `${parameter}_days` : parameter,
  found.at[i] ?? 0,
])
watch.done('fit')
const fitted = { model: model.name, parameters: Object.fromEntries(named) as Record<string, number> }
const scorer = purchases.scorer(fitted, purchases.options.parse({}))
await scoring(engine, purchases, scorer, features, () =>
  engine.replace(purchases.scores, scoreQuery(purchases, scorer, asOf)),
)
watch.done('score')
const [sums] = await rows(
  engine,
  statement<{ n: bigint; alive: number; expected: number }>(
    'select count(*) as n, avg(p_alive) as alive, sum(expected_purchases_90_days) as expected from score_purchases',
  ),
)
process.stdout.write(
  JSON.stringify({
    steps: watch.steps,
    customers: Number(sums?.n ?? 0),
    patterns: patterns.size,
    converged: found.converged,
    parameters: fitted.parameters,
    alive: sums?.alive,
    expected: sums?.expected,
  }),
)
