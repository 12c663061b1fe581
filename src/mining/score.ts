import { expressionBuilder, sql } from 'kysely'
import type { Engine } from '../warehouse/engine/engine.js'
import { type Query, query, statement } from '../warehouse/engine/query.js'
import type { ColumnSchema, TableSchema } from '../warehouse/engine/table-schema.js'
import type { AnyColumns, Columns, Day, Row } from '../warehouse/engine/value.js'
import { compilable } from './compilable.js'
import type { Kind } from './kind.js'
import type { Model } from './model.js'
import { relation } from './relation.js'
import type { Scorer } from './scorer.js'

type ScorerOf<K extends Kind> = Scorer<K['feature'], K['score']>

/**
 * The scores of `work.features`, or of features of another name, as a query of the columns of `model.scores`. A lookup
 * and a relation read tables of the schema `work` that `scoring` makes.
 */
export function scoreQuery<K extends Kind>(model: Model<K>, scorer: ScorerOf<K>, asOf: Day, name = 'features'): Query {
  const grain = model.features.grain
  const from = relation<K['feature']>(name)
  const day = sql`cast(${asOf} as date) as as_of`
  const keys = (of: string) => sql.join(grain.map(name => sql.ref(`${of}.${name}`)))
  if (scorer.kind === 'expression') {
    return query<Row>(portable => {
      const columns = Object.entries(scorer.columns(expressionBuilder(), portable))
      const scores = columns.map(([name, score]) => sql`${score} as ${sql.ref(name)}`)
      return compilable(sql<Row>`select ${keys('features')}, ${day}, ${sql.join(scores)} from ${from.rows}`)
    })
  }
  const scores = scoreColumns(model).map(column => column.name)
  if (scorer.kind === 'lookup') {
    const same = scorer.by.map(
      name => sql`${sql.ref(`features.${name}`)} is not distinct from ${sql.ref(`pattern_score.${name}`)}`,
    )
    const values = sql.join(scores.map(name => sql.ref(`pattern_score.${name}`)))
    return query(() =>
      compilable(sql<Row>`select ${keys('features')}, ${day}, ${values} from ${from.rows}
        join work.pattern_score as pattern_score on ${sql.join(same, sql` and `)}`),
    )
  }
  return query(portable => {
    const values = sql.join(scores.map(name => sql.ref(`answer.${name}`)))
    return compilable(sql<Row>`select ${keys('answer')}, ${day}, ${values}
      from (${scorer.query(from, portable)}) as answer`)
  })
}

/** Makes the tables that the scorer needs, and drops them once `use` is done. */
export async function scoring<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  scorer: ScorerOf<K>,
  features: TableSchema,
  use: () => Promise<void>,
): Promise<void> {
  const made: string[] = []
  try {
    if (scorer.kind === 'lookup') {
      const by = scorer.by.map(name => columnOf(features, name))
      const schema = workTable('pattern_score', [...by, ...scoreColumns(model)])
      made.push(schema.name)
      await engine.replace(schema, patternScores(engine, scorer, features))
    }
    if (scorer.kind === 'relation') {
      for (const { schema, rows } of scorer.tables) {
        const table = workTable(schema.name, schema.columns)
        made.push(table.name)
        await engine.replace(table, once(rows))
      }
    }
    await use()
  } finally {
    for (const name of made) await engine.run(statement(`drop table if exists ${name}`))
  }
}

/** The distinct patterns of the features, chunk by chunk, each beside its scores. */
async function* patternScores<F extends Row, S extends Row>(
  engine: Engine,
  { by, value }: Extract<Scorer<F, S>, { kind: 'lookup' }>,
  { name: table }: TableSchema,
): AsyncIterable<Columns<Row>> {
  const names = sql.join(by.map(name => sql.ref(name)))
  const patterns = query<F>(() => compilable(sql<F>`select distinct ${names} from ${sql.table(table)}`))
  for await (const chunk of engine.read(patterns)) yield { ...chunk, ...value(chunk) } as Columns<Row>
}

async function* once(rows: AnyColumns): AsyncIterable<Columns<Row>> {
  yield rows as Columns<Row>
}

/** What a model's scores hold beside grain and day. */
export function scoreColumns<K extends Kind>({ scores, features }: Model<K>): readonly ColumnSchema[] {
  return scores.columns.filter(({ name }) => name !== 'as_of' && !features.grain.includes(name))
}

function columnOf(table: TableSchema, name: string): ColumnSchema {
  const found = table.columns.find(column => column.name === name)
  if (!found)
    throw new RangeError(`${table.name} has no column ${name}: it has ${table.columns.map(c => c.name).join(', ')}`)
  return found
}

function workTable(name: string, columns: readonly ColumnSchema[]): TableSchema {
  const lines = columns.map(column => `"${column.name}" ${column.type}`).join(', ')
  const ddl = `create or replace table work.${name} (${lines})`
  return { name: `work.${name}`, meaning: '', grain: [], columns, ddl }
}
