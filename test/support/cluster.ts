import { statement } from '../../src/warehouse/engine/query.js'
import { openTrino } from '../../src/warehouse/engine/trino/trino.js'
import { clusterNames } from '../../src/warehouse/night/store/cluster-names.js'
import { dropSchema, schemasOf } from '../../src/warehouse/night/store/cluster-schemas.js'

/** The cluster that tests may use: its address, and the folder of its object store on this machine. */
export const cluster = process.env.KEHU_TRINO_URL
export const lake = process.env.KEHU_TRINO_LAKE

/** For tables of a few rows on one worker: fewer stages, and no statistics to plan by. The statements are the same. */
const session = {
  join_distribution_type: 'BROADCAST',
  join_reordering_strategy: 'NONE',
  'lake.statistics_enabled': 'false',
  redistribute_writes: 'false',
  task_concurrency: '1',
}

/** How a project file names it, with a way to hand files over, and session properties beside those of small tables. */
export function engineYaml(
  schema: string,
  load: 'external' | 'rows' = 'external',
  more: Readonly<Record<string, string>> = {},
): string {
  const store = load === 'rows' ? '' : `, store: { path: ${lake}/kehu, location: 'local:///kehu', catalog: stage }`
  return `engine: { kind: trino, url: '${cluster}', user: kehu, catalog: lake, schema: ${schema}, memory: 512MB${store}, session: ${JSON.stringify({ ...session, ...more })} }\n`
}

/** Nothing of a project is left there. */
export async function forgetProject(schema: string): Promise<void> {
  const names = clusterNames(schema)
  await using engine = openTrino({ url: cluster ?? '', user: 'kehu', catalog: 'lake', schema })
  const fixed = [names.views, names.work, names.lock, names.trial]
  for (const found of await schemasOf(engine)) {
    if (fixed.includes(found) || names.isNight(found) || names.generationOf(found) !== null)
      await dropSchema(engine, found)
  }
  await engine.run(statement('select 1 as a'))
}
