import { sql } from 'kysely'
import { z } from 'zod'
import { double } from '../warehouse/engine/portable.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import { parseSqlFile } from '../warehouse/sql-file.js'
import { parseSchema } from '../warehouse/tables.js'
import { compilable } from './compilable.js'
import { judgeChances } from './judge/chances.js'
import type { NoOutcome } from './kind.js'
import type { Model } from './model.js'

/** Small models for tests, so that each kind of scorer is really executed, and something is foretold. */

const feature = z.strictObject({ customer_key: z.bigint(), frequency: z.bigint(), tenure_days: z.bigint() })
type Feature = z.infer<typeof feature>
const none = z.strictObject({})

const features = parseSqlFile(
  'features/buyers.sql',
  `-- One row per customer with a counted order before a day.
-- grain: customer_key
select customer_key, frequency, tenure_days from work.purchases where customer_key <> 0 and frequency > 0`,
)

function scoresTable(name: string, column: string): TableSchema {
  return parseSchema(
    parseSqlFile(
      `schema/${name}.sql`,
      `-- One row per customer.
-- grain: customer_key
create or replace table ${name} (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  ${column} -- what the model says
)`,
    ),
  )
}

/** A lookup: chance to buy again by Laplace's rule of succession, for each pattern of frequency and tenure. */
export const succession: Model<{
  feature: Feature
  outcome: NoOutcome
  options: object
  params: { patterns: number; customers: number }
  score: { chance: number }
}> = {
  name: 'succession',
  needs: [{ table: 'fct_order_line' }],
  features,
  feature,
  scores: scoresTable('score_succession', 'chance double not null'),
  refit: 'month',
  options: none,
  params: z.strictObject({ patterns: z.int(), customers: z.int() }),
  async fit(data) {
    const fitted = { patterns: 0, customers: 0 }
    for await (const { n } of data.patterns(['frequency', 'tenure_days'])) {
      fitted.patterns += n.length
      fitted.customers += Number(n.reduce((sum, count) => sum + count, 0n))
    }
    return fitted.customers === 0 ? { refused: 'no customers' } : { fitted, notes: [] }
  },
  scorer: () => ({
    kind: 'lookup',
    by: ['frequency', 'tenure_days'],
    value: patterns => ({
      chance: Float64Array.from(patterns.frequency, (times, i) => {
        const bought = Number(times)
        return (bought + 1) / (Math.max(bought, Number(patterns.tenure_days[i])) + 2)
      }),
    }),
  }),
}

/** A relation: the share of customers who buy as often, in a table that is joined. */
export const company: Model<{
  feature: Feature
  outcome: NoOutcome
  options: object
  params: { shares: { frequency: number; share: number }[] }
  score: { share: number | null }
}> = {
  name: 'company',
  needs: [{ table: 'fct_order_line' }, { score: 'succession' }],
  features,
  feature,
  scores: scoresTable('score_company', 'share double'),
  refit: 'night',
  options: none,
  params: z.strictObject({ shares: z.array(z.strictObject({ frequency: z.int(), share: z.number() })) }),
  async fit(data) {
    const counts = await data.sums(({ db, table }) =>
      db
        .selectFrom(table)
        .select(f => ['frequency', f.fn.countAll<bigint>().as('n')])
        .groupBy('frequency')
        .orderBy('frequency'),
    )
    const all = counts.reduce((sum, { n }) => sum + Number(n), 0)
    if (all === 0) return { refused: 'no customers' }
    return {
      fitted: { shares: counts.map(({ frequency, n }) => ({ frequency: Number(frequency), share: Number(n) / all })) },
      notes: [],
    }
  },
  scorer: ({ shares }) => ({
    kind: 'relation',
    tables: [
      {
        schema: { ...frequencyShare, name: 'frequency_share' },
        rows: {
          frequency: BigInt64Array.from(shares.map(({ frequency }) => BigInt(frequency))),
          share: Float64Array.from(shares.map(({ share }) => share)),
        },
      },
    ],
    query: ({ db, table }) =>
      db
        .withTables<{ frequency_share: { frequency: bigint; share: number } }>()
        .selectFrom(table)
        .leftJoin('frequency_share', 'frequency_share.frequency', 'features.frequency')
        .select(['features.customer_key', 'frequency_share.share']),
    predict: ({ frequency }) => ({ share: shares.find(row => row.frequency === Number(frequency))?.share ?? null }),
  }),
}

/** An expression that foretells: the chance to buy within four weeks, by how long ago the last order was. */
export const comeback: Model<Comeback> = {
  name: 'comeback',
  needs: [{ table: 'fct_order_line' }],
  features: parseSqlFile(
    'features/recent.sql',
    `-- One row per customer with a counted order before a day.
-- grain: customer_key
select customer_key, recency_days, frequency from work.purchases where customer_key <> 0 and frequency > 0`,
  ),
  feature: z.strictObject({ customer_key: z.bigint(), recency_days: z.bigint(), frequency: z.bigint() }),
  scores: scoresTable('score_comeback', 'chance double not null'),
  refit: 'month',
  options: z.strictObject({ horizon_days: z.int().default(28) }),
  params: z.strictObject({ rate: z.number(), weeks: z.array(z.strictObject({ upTo: z.int(), rate: z.number() })) }),
  async fit(data, { horizon_days }) {
    const past = await data.earlier(horizon_days)
    if ('refused' in past) return past
    const found = await past.sums(({ rows }) =>
      compilable(sql<{ week: bigint; n: bigint; came: bigint }>`
        select cast(floor(cast(recency_days as double) / 28e0) as bigint) as week, count(*) as n,
          cast(sum(bought) as bigint) as came
        from ${rows} group by 1 order by 1`),
    )
    // The rate of all counts as one more customer of each span, so that none is sure.
    const rate = share(found, 0)
    const weeks = found.map(one => ({ upTo: 28 * (Number(one.week) + 1), rate: share([one], rate) }))
    return { fitted: { rate, weeks }, notes: [] }
  },
  scorer: ({ rate, weeks }) => ({
    kind: 'expression',
    columns: () => ({
      chance: sql<number>`case ${sql.join(
        weeks.map(({ upTo, rate: of }) => sql`when features.recency_days < ${sql.lit(upTo)} then ${double(of)}`),
        sql` `,
      )} else ${double(rate)} end`,
    }),
    predict: ({ recency_days }) => ({
      chance: weeks.find(({ upTo }) => Number(recency_days) < upTo)?.rate ?? rate,
    }),
  }),
  supervised: {
    outcome: parseSqlFile(
      'outcomes/bought.sql',
      `-- One row per customer who bought from a day on and before another.
-- grain: customer_key
select customer_key, cast(1 as bigint) as bought
from work.orders
where is_counted and customer_key <> 0 and ordered_on >= cast($as_of as date)
group by customer_key`,
    ),
    absent: { bought: 0n },
    horizonDays: ({ horizon_days }) => horizon_days,
    judge: (scored, { rate }) =>
      judgeChances(scored, {
        actual: sql`bought`,
        model: sql`chance`,
        baselines: { base_rate: sql`${double(rate)}` },
      }),
  },
}

type Comeback = {
  feature: { customer_key: bigint; recency_days: bigint; frequency: bigint }
  outcome: { bought: bigint }
  options: { horizon_days: number }
  params: { rate: number; weeks: { upTo: number; rate: number }[] }
  score: { chance: number }
}

function share(of: readonly { n: bigint; came: bigint }[], prior: number): number {
  const sum = (name: 'n' | 'came') => of.reduce((all, row) => all + Number(row[name]), 0)
  return (sum('came') + prior) / (sum('n') + (prior > 0 ? 1 : 0))
}

const frequencyShare = parseSchema(
  parseSqlFile(
    'schema/frequency_share.sql',
    `-- One row per frequency.
-- grain: frequency
create or replace table frequency_share (
  frequency bigint not null, -- orders
  share double not null -- of all customers
)`,
  ),
)
