import process from 'node:process'
import { clusters } from '../src/mining/clusters/clusters.js'
import { fitClusters } from '../src/mining/clusters/fit-clusters.js'
import { type ClusterFeature, measures } from '../src/mining/clusters/measures.js'
import { dataset } from '../src/mining/dataset.js'
import { buildWork } from '../src/mining/features.js'
import { scoreQuery, scoring } from '../src/mining/score.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { Stopwatch } from './stopwatch.js'

// What bench/clusters.ts measures, in a process of its own: a Parquet file of customers by five measures → clusters of all
// of them, by the code that a night runs. Prints seconds by step as JSON.
const [path = '', k = '6'] = process.argv.slice(2)
const watch = new Stopwatch()

await using engine = await openDraft({ path: ':memory:', threads: 2 })
await engine.run(statement('create table work.bought as select * from read_parquet($1)', [path]))
const text = `select customer_key, ${measures.join(', ')} from work.bought`
const features = await buildWork(engine, 'features', { ...clusters.features, text }, {})
watch.done('read')
const options = clusters.options.parse({ k: Number(k) })
const fit = await fitClusters(dataset<ClusterFeature>(engine, clusters.features.grain), options)
if ('refused' in fit) throw new RangeError(fit.refused)
watch.done('fit')
const scorer = clusters.scorer(fit.fitted, options)
await scoring(engine, clusters, scorer, features, () =>
  engine.replace(clusters.scores, scoreQuery(clusters, scorer, '2024-01-01' as Day)),
)
watch.done('score')
const [sums] = await rows(
  engine,
  statement<{ n: bigint; inertia: number }>(
    'select count(*) as n, avg(distance * distance) as inertia from score_clusters',
  ),
)
process.stdout.write(
  JSON.stringify({ steps: watch.steps, customers: Number(sums?.n ?? 0), inertia: sums?.inertia, details: fit.details }),
)
