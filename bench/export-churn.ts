import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { churnOf } from '../src/mining/churn/churn.js'
import { composeFeatures } from '../src/mining/churn/compose-features.js'
import { horizonDaysOf, optionsSchema } from '../src/mining/churn/options.js'
import { daysBefore } from '../src/mining/day.js'
import { stepsOf } from '../src/mining/features.js'
import { inventoryOf } from '../src/mining/inventory.js'
import { pastTables } from '../src/mining/past-tables.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import { quoted } from '../src/warehouse/engine/quoting.js'
import type { Day } from '../src/warehouse/engine/value.js'

// Customers of a published night as Parquet, with all that churn would learn from: those of two horizons ago to learn from,
// those of the last one (held) to judge by, each with who has left within the horizon after.
const [project = '', day = '', to = '', label = ''] = process.argv.slice(2)
const copy = `${to}.duckdb`
await copyFile(join(project, 'warehouse/current/kehu.duckdb'), copy)
await using engine = await openDraft({ path: copy, threads: 2 })
const options = optionsSchema.parse(label === '' ? {} : JSON.parse(label))
const composed = await composeFeatures(inventoryOf(engine), options)
const model = churnOf(composed, options)
const tables = pastTables(engine, stepsOf(engine), model)
const horizon = horizonDaysOf(options)
const asOf = day as Day
const parts: string[] = []
for (const [held, ago] of [2 * horizon, horizon].entries()) {
  const from = daysBefore(asOf, ago)
  const { schema } = await tables.past(from, daysBefore(from, -horizon))
  const names = composed.columns.map(({ name }) => quoted(name))
  parts.push(`select customer_key, ${names.join(', ')}, has_left as came, ${held} as held from ${schema.name}`)
}
await engine.run(statement(`create table work.every as ${parts.join(' union all ')}`))
// Texts that are all numbers are numbers, as when it learns.
const texts = composed.columns.filter(({ kind }) => kind === 'text').map(({ name }) => name)
const numbers: string[] = []
for (const name of texts) {
  const [found] = await rows(
    engine,
    statement<{ there: bigint; read: bigint }>(
      `select count(${quoted(name)}) as there, count(try_cast(${quoted(name)} as double)) as read from work.every`,
    ),
  )
  if (found && found.there > 0n && found.there === found.read) numbers.push(name)
}
const replaced = numbers.map(name => `cast(${quoted(name)} as double) as ${quoted(name)}`)
const said = replaced.length === 0 ? '' : ` replace (${replaced.join(', ')})`
await engine.run(
  statement(`copy (select *${said} from work.every order by held, customer_key) to '${to}' (format parquet)`),
)
