import { sql } from 'kysely'
import { type Digest, digestTable } from '../warehouse/digest.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { type Query, query, statement } from '../warehouse/engine/query.js'
import { quoted } from '../warehouse/engine/quoting.js'
import type { ColumnSchema, TableSchema } from '../warehouse/engine/table-schema.js'
import type { Day, Row, Value } from '../warehouse/engine/value.js'
import { reading, type SqlFile } from '../warehouse/sql-file.js'
import { compilable } from './compilable.js'
import { buildFeatures, buildWork, replaceWork, type Steps } from './features.js'
import type { Kind } from './kind.js'
import type { Model } from './model.js'
import { scoreColumns, scoreQuery, scoring } from './score.js'
import type { Scorer } from './scorer.js'

/** An earlier day as a fit saw it: what it learnt may be used again only where it would see the same. */
export type SeenPast = {
  readonly as_of: Day
  readonly until: Day
  readonly rows: string
  readonly digest: string
}

/** A table of `work`: the features of an earlier day beside what came after it. */
export interface PastTable {
  readonly asOf: Day
  readonly until: Day
  readonly schema: TableSchema
  readonly digest: Digest
  /** The table of the features alone. */
  readonly features: TableSchema
}

/** Makes the tables of earlier days, each once, and forgets them all together. */
export interface PastTables<K extends Kind> {
  past(asOf: Day, until: Day): Promise<PastTable>
  /** A table of the past with its scores: its name in `work`. */
  scored(past: PastTable, scorer: Scorer<K['feature'], K['score']>): Promise<string>
  seen(): readonly SeenPast[]
  isAsSeen(past: SeenPast): Promise<boolean>
  drop(): Promise<void>
}

/**
 * The table in `work` of another model's scores as of a day, as what it could have learnt then says; null where it has none.
 */
export type ScoresOn = (model: string, day: Day) => Promise<string | null>

/** @param scoresOn of models whose scores the features read: of an earlier day the history may have none */
export function pastTables<K extends Kind>(
  engine: Engine,
  steps: Steps,
  model: Model<K>,
  scoresOn: ScoresOn = async () => null,
): PastTables<K> {
  const made: string[] = []
  const features = new Map<Day, TableSchema>()
  const pasts: PastTable[] = []
  const { grain } = model.features

  async function featuresOf(day: Day): Promise<TableSchema> {
    const known = features.get(day)
    if (known) return known
    const file = await withScores(day)
    await steps(day, file)
    const name = `features_${model.name}_${compact(day)}`
    made.push(name)
    const schema = await buildFeatures(engine, file, day, name)
    features.set(day, schema)
    return schema
  }

  /** The features reading scores of that day in the place of those that were recorded. */
  async function withScores(day: Day): Promise<SqlFile> {
    let file = model.features
    for (const need of model.needs) {
      const scores = 'score' in need ? await scoresOn(need.score, day) : null
      if (!('score' in need) || scores === null) continue
      made.push(scores)
      const history = `score_${need.score}_history`
      file = reading(file, history, `work.${quoted(scores)} as ${history}`)
    }
    return file
  }

  async function past(asOf: Day, until: Day): Promise<PastTable> {
    const known = pasts.find(table => table.asOf === asOf && table.until === until)
    if (known) return known
    const { supervised } = model
    if (!supervised) throw new RangeError(`${model.name} foretells nothing: it has no outcome of earlier days`)
    const name = `past_${model.name}_${compact(asOf)}_${compact(until)}`
    const came = `outcome_${model.name}`
    made.push(came, name)
    // What came after is seen from its end, before the steps go back to the day itself.
    await steps(until, supervised.outcome)
    const outcome = await buildWork(engine, came, supervised.outcome, { as_of: asOf, until })
    const seen = await featuresOf(asOf)
    const told = outcome.columns.filter(column => !grain.includes(column.name))
    await replaceWork(engine, name, beside(seen, told, supervised.absent, came))
    const schema = { ...seen, name: `work.${name}`, columns: [...seen.columns, ...told] }
    const found = { asOf, until, schema, digest: await digestTable(engine, schema), features: seen }
    pasts.push(found)
    return found
  }

  return {
    past,
    async scored({ schema, asOf, features: from }, scorer) {
      const scored = `scored_${made.length}`
      made.push(scored)
      const names = schema.columns.map(column => column.name)
      const added = scoreColumns(model).map(column => column.name)
      const list = [
        ...names.map(column => `past.${quoted(column)}`),
        // A score that repeats a feature says the same.
        ...added.filter(column => !names.includes(column)).map(column => `score.${quoted(column)}`),
      ]
      const same = grain.map(column => `past.${quoted(column)} = score.${quoted(column)}`)
      await scoring(engine, model, scorer, from, async () => {
        const { text, values } = engine.compile(scoreQuery(model, scorer, asOf, nameIn(from)))
        const joined = `select ${list.join(', ')} from ${schema.name} as past join (${text}) as score on ${same.join(' and ')}`
        await replaceWork(engine, scored, statement(joined, values))
      })
      return scored
    },
    seen: () =>
      pasts.map(({ asOf, until, digest }) => ({ as_of: asOf, until, rows: String(digest.rows), digest: digest.sum })),
    async isAsSeen({ as_of, until, rows, digest }) {
      const { digest: found } = await past(as_of, until)
      return String(found.rows) === rows && found.sum === digest
    },
    async drop() {
      for (const name of new Set(made)) await engine.run(statement(`drop table if exists work.${quoted(name)}`))
      made.length = 0
      features.clear()
      pasts.length = 0
    },
  }
}

/** What a table is called within `work`. */
export function nameIn({ name }: TableSchema): string {
  return name.replace(/^work\./, '')
}

/** Every row of the features beside its outcome, or what stands for having none. */
function beside(
  features: TableSchema,
  outcome: readonly ColumnSchema[],
  absent: Readonly<Record<string, Value>>,
  came: string,
): Query {
  const own = features.columns.map(({ name }) => sql.ref(`features.${name}`))
  const told = outcome.map(({ name, type }) => {
    const none = absent[name]
    if (none === undefined)
      throw new RangeError(`the outcome has a column ${name}: say in \`absent\` what it is for those who have none`)
    const found = sql.ref(`outcome.${name}`)
    if (none === null) return sql`${found} as ${sql.ref(name)}`
    return sql`coalesce(${found}, cast(${none} as ${sql.raw(type)})) as ${sql.ref(name)}`
  })
  const same = features.grain.map(name => sql`${sql.ref(`outcome.${name}`)} = ${sql.ref(`features.${name}`)}`)
  return query(() =>
    compilable(sql<Row>`select ${sql.join([...own, ...told])} from ${sql.table(features.name)} as features
      left join ${sql.table(`work.${came}`)} as outcome on ${sql.join(same, sql` and `)}`),
  )
}

function compact(day: Day): string {
  return day.replaceAll('-', '')
}
