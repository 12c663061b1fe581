import type { Engine, ResultColumn } from '../warehouse/engine/engine.js'
import { type Query, statement } from '../warehouse/engine/query.js'
import { sqlType } from '../warehouse/engine/sql-type.js'
import type { SqlType, TableSchema } from '../warehouse/engine/table-schema.js'
import type { Day, Row } from '../warehouse/engine/value.js'
import { builder } from '../warehouse/kysely.js'
import { bind, type SqlFile, sqlFile } from '../warehouse/sql-file.js'
import type { Relation } from './relation.js'

/** What marts and models share, in the order of building: each becomes the table `work.<name>`. */
const steps = ['orders', 'purchases'] as const

/** Builds the shared steps as of a day. They stay until `dropFeatures`; the engine has a place `work` (`openDraft`). */
export async function buildSteps(engine: Engine, asOf: Day): Promise<void> {
  for (const step of steps) await replaceWork(engine, step, bindDay(sqlFile(`features/${step}.sql`), asOf))
}

/** Materialises a model's features as `work.features`, from the steps of the same day. */
export async function buildFeatures(engine: Engine, file: SqlFile, asOf: Day): Promise<TableSchema> {
  const from = bindDay(file, asOf)
  const columns = (await engine.describe(from)).map(column => ({
    name: column.name,
    type: typeOf(column, file),
    nullable: !file.grain.includes(column.name),
    personal: false,
    lineage: false,
    meaning: '',
  }))
  await replaceWork(engine, 'features', from)
  return { name: 'work.features', meaning: file.meaning, grain: file.grain, columns, ddl: null }
}

export async function dropFeatures(engine: Engine): Promise<void> {
  for (const step of [...steps, 'features']) await engine.run(statement(`drop table if exists work.${step}`))
}

/** The features for queries that Kysely builds. */
export function relation<F extends Row>(): Relation<F> {
  return { db: builder<{ features: F }>().withSchema('work'), table: 'features' }
}

/** The file with `$as_of`, where it has one. */
export function bindDay(file: SqlFile, asOf: Day): Query {
  return bind(file, file.text.includes('$as_of') ? { as_of: asOf } : {})
}

async function replaceWork(engine: Engine, name: string, from: Query): Promise<void> {
  await engine.replace({ name: `work.${name}`, meaning: '', grain: [], columns: [], ddl: null }, from)
}

function typeOf(column: ResultColumn, file: SqlFile): SqlType {
  const found = sqlType(column)
  if (found) return found
  throw new TypeError(
    `${file.path}: ${column.name} is ${column.type}; expected a type that both engines have: cast it to bigint, double or decimal`,
  )
}
